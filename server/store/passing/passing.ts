/**
 * What several servers over one database know together for a while: signs of life, codes on screens, tries that are
 * counted. No part of the log; a backup may lack it.
 */

export interface Tally {
  readonly count: number
  readonly firstMs: number
  readonly lastMs: number
}

/** A count begins anew when its first or its last try is longer ago. */
export interface TallyWindow {
  readonly ms: number
  readonly since: 'first' | 'last'
}

/** Counts under keys that begin so are kept for half a year, all others for a day. */
export const LONG = 'long/'
export const LONG_MS = 180 * 86_400_000

export const NO_TALLY: Tally = { count: 0, firstMs: 0, lastMs: 0 }

export interface SharedRow {
  readonly key: string
  readonly value: string
  /** When it stops counting, UTC ms. */
  readonly untilMs: number
}

export interface Shared {
  /** Counts one more, whoever counts at the same moment, and gives the count with it. */
  tally(key: string, nowMs: number, window: TallyWindow): Promise<Tally>
  /** The count without one more; zero for one that is over. */
  tallyOf(key: string, nowMs: number, window: TallyWindow): Promise<Tally>
  forgetTally(key: string): Promise<void>
  /** Takes one back: it was no wrong try after all. */
  uncount(key: string): Promise<void>
  keepShared(rows: readonly SharedRow[]): Promise<void>
  /** Those that still count and whose keys begin so, by key. */
  sharedUnder(prefix: string, nowMs: number): Promise<readonly SharedRow[]>
  dropShared(key: string): Promise<void>
  /** Forgets what has stopped counting, and counts that nobody has raised for a day. */
  forgetShared(nowMs: number): Promise<void>
}

/** Whether a count is over. */
export function isTallyOver({ firstMs, lastMs }: Tally, nowMs: number, { ms, since }: TallyWindow): boolean {
  return nowMs - (since === 'first' ? firstMs : lastMs) > ms
}

/** The end of all keys that begin with this prefix, for a range of an index. */
export function endOf(prefix: string): string {
  return `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`
}
