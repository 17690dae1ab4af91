/** What a standby follows: every write of this server in order, and how far each follower has it on its own disk. */
import { randomUUID } from 'node:crypto'
import { SILENT_AFTER_MS } from '../../domain/contract/timing.ts'
import type { StandbyState } from '../hall/storage-warnings.ts'
import type { EventRow } from '../store/hash-chain.ts'
import type { Append, Store } from '../store/port.ts'
import { patience } from '../hall/patience.ts'

/** Records of one stream that one write has added. */
interface Piece {
  readonly stream: string
  readonly from: number
  readonly to: number
}

interface Change {
  readonly pieces: readonly Piece[]
  /** A session, device, PIN, secret or contact was written. */
  readonly isPeople: boolean
}

export interface Changes {
  /** The follower has everything once it has these. */
  readonly position: number
  readonly rows: readonly EventRow[]
  readonly isPeople: boolean
}

export interface Feed {
  /** Changes when the server starts anew: positions count from there. */
  readonly epoch: string
  position(): number
  /**
   * What came after `kept`, at the latest after `withinMs` with nothing; null when the follower must begin anew. Asking
   * says that everything up to `kept` is on the follower's disk.
   */
  next(follower: string, epoch: string, kept: number, withinMs: number): Promise<Changes | null>
  /** The follower's connection broke. */
  lost(follower: string): void
  /** null: nobody follows and nobody was meant to. */
  state(): StandbyState | null
}

export interface FeedOptions {
  readonly waits: boolean
  readonly nowMs: () => number
  /** Told when the standby is here again or away. */
  readonly onTurn: (isHere: boolean) => void
  /** An answer waits this long for the standby, then the hall goes on without it. */
  readonly boundMs?: number
}

const BOUND_MS = 2000
/** A follower this close is here: under load it is always a few writes behind. */
const NEAR = 50
const KEPT_MOST = 20_000
const ROWS_MOST = 2000

/**
 * Wraps a store so that its writes can be followed; with `waits` a write counts only once a follower has it too, or is
 * away.
 */
export function createFeed(store: Store, options: FeedOptions): { readonly store: Store; readonly feed: Feed } {
  const epoch = randomUUID()
  const changes: Change[] = []
  const followers = new Map<string, { kept: number; lastSeenMs: number }>()
  const waiting = new Set<{ readonly at: number; readonly settle: () => void }>()
  const bells = new Set<() => void>()
  let first = 1
  let isHere = false
  let sinceMs = options.nowMs()
  const position = (): number => first + changes.length - 1

  function turn(now: boolean): void {
    if (isHere !== now) {
      isHere = now
      sinceMs = options.nowMs()
      options.onTurn(now)
    }
    if (!now) settleUpTo(Infinity)
  }

  function settleUpTo(kept: number): void {
    for (const one of waiting) if (one.at <= kept) one.settle()
  }

  async function changed(change: Change): Promise<void> {
    changes.push(change)
    if (changes.length > 2 * KEPT_MOST) {
      changes.splice(0, KEPT_MOST)
      first += KEPT_MOST
    }
    const at = position()
    for (const ring of bells) ring()
    if (options.waits && isHere) await waitFor(at)
  }

  function waitFor(at: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = patience(options.boundMs ?? BOUND_MS, () => turn(false))
      const one = {
        at,
        settle: (): void => {
          callOff()
          waiting.delete(one)
          resolve()
        },
      }
      waiting.add(one)
    })
  }

  function heard(name: string, kept: number): void {
    followers.set(name, { kept, lastSeenMs: options.nowMs() })
    settleUpTo(kept)
    if (position() - kept <= NEAR) turn(true)
  }

  function news(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const ring = (): void => {
        clearTimeout(timer)
        bells.delete(ring)
        resolve()
      }
      const timer = setTimeout(ring, withinMs)
      bells.add(ring)
    })
  }

  const noting = followed(store, changed)
  const handed: Omit<Store, 'append'> & { append: Store['append'] } = { ...noting, append: store.append }
  /** Nobody has a place in what this server writes before they have asked for it: until then no write is noted. */
  function note(): void {
    handed.append = noting.append
  }
  if (options.waits) note()

  const feed: Feed = {
    epoch,
    position: () => {
      note()
      return position()
    },
    next: async (name, of, kept, withinMs) => {
      if (of !== epoch || kept < first - 1 || kept > position()) return null
      heard(name, kept)
      if (kept === position()) await news(withinMs)
      return kept < first - 1 ? null : gathered(store, changes, first, kept)
    },
    lost: (name) => {
      const one = followers.get(name)
      if (one) one.lastSeenMs = 0
      if (isSilent()) turn(false)
    },
    state: () => {
      if (isSilent()) turn(false)
      return described()
    },
  }
  return { store: handed, feed }

  function isSilent(): boolean {
    return [...followers.values()].every((one) => options.nowMs() - one.lastSeenMs > SILENT_AFTER_MS)
  }

  function described(): StandbyState | null {
    if (!options.waits && followers.size === 0) return null
    return {
      waits: options.waits,
      isHere,
      sinceMs,
      followers: [...followers].map(([name, one]) => ({
        name,
        behind: position() - one.kept,
        lastSeenMs: one.lastSeenMs,
      })),
    }
  }
}

/** The records of the changes after `kept`, read from the log itself; not all of them when they are many. */
async function gathered(
  store: Pick<Store, 'rows'>,
  changes: readonly Change[],
  first: number,
  kept: number,
): Promise<Changes> {
  const pieces = new Map<string, { from: number; to: number }>()
  let isPeople = false
  let position = kept
  for (let count = 0; position < first + changes.length - 1 && count < ROWS_MOST; position += 1) {
    const change = changes[position + 1 - first] as Change
    isPeople ||= change.isPeople
    for (const { stream, from, to } of change.pieces) {
      pieces.set(stream, { from: pieces.get(stream)?.from ?? from, to })
      count += to - from + 1
    }
  }
  const rows: EventRow[] = []
  for (const [stream, { from, to }] of pieces) rows.push(...(await store.rows(stream, from - 1, to - from + 1)))
  return { position, rows, isPeople }
}

function followed(store: Store, changed: (change: Change) => Promise<void>): Store {
  const people =
    <A extends readonly unknown[], R>(write: (...of: A) => Promise<R>) =>
    async (...of: A): Promise<R> => {
      const done = await write(...of)
      await changed({ pieces: [], isPeople: true })
      return done
    }
  return {
    ...store,
    append: async (batch) => {
      const outcome = await store.append(batch)
      if (outcome === 'ok')
        await changed({
          pieces: batch.flatMap(pieceOf),
          isPeople: batch.some((one) => (one.contacts ?? []).length > 0),
        })
      return outcome
    },
    saveSession: people(store.saveSession),
    deleteSession: people(store.deleteSession),
    forgetSessions: people(store.forgetSessions),
    saveDevice: people(store.saveDevice),
    deleteDevice: people(store.deleteDevice),
    savePin: people(store.savePin),
    keepSecret: people(store.keepSecret),
    dropSecrets: people(store.dropSecrets),
    eraseContacts: people(store.eraseContacts),
    replacePeople: people(store.replacePeople),
  }
}

function pieceOf({ stream, records }: Append): readonly Piece[] {
  const [one, last] = [records[0], records.at(-1)]
  return one && last ? [{ stream, from: one.seq, to: last.seq }] : []
}
