/**
 * The ledger (台账) of a day: one line per visitor's number, from the ticket table and the event log; nobody writes it by
 * hand.
 */
import type { Recorded } from '../queue-day/events.ts'
import type { ItemOutcome } from '../queue-day/commands.ts'

export interface LedgerItem {
  readonly item: string
  readonly outcome: ItemOutcome | null
}

export interface LedgerLine {
  readonly ticketNo: string
  readonly queue: string
  readonly status: string
  readonly origin: string
  readonly issuedAtMs: number
  readonly startedAtMs: number | null
  readonly closedAtMs: number | null
  readonly badgeNo: string | null
  readonly items: readonly LedgerItem[]
}

/** What was done at which minute: kind of the entry, its number or desk, and who did it. */
export interface LedgerEntry {
  readonly seq: number
  readonly atMs: number
  readonly what: string
  readonly about: string
  readonly by: string
}

/** GET /api/ledger?date=2026-11-25; staff only. */
export interface LedgerReply {
  readonly date: string
  readonly lines: readonly LedgerLine[]
  readonly entries: readonly LedgerEntry[]
  /** The log's chain fits from its first entry to its last (article 9). */
  readonly isSound: boolean
}

/** One entry of the log, without anything that could say who the visitor is (VILLAGE-3). */
export function ledgerEntry({ seq, atMs, actor, event }: Recorded): LedgerEntry {
  const about =
    'ticketNo' in event ? event.ticketNo : 'counter' in event ? event.counter : 'queue' in event ? event.queue : ''
  return { seq, atMs, what: event.type, about, by: actor.kind === 'clerk' ? actor.badgeNo : actor.kind }
}
