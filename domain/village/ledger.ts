/**
 * The ledger (台账) of a day: one line per visitor's number, from the ticket table and the event log; nobody writes it by
 * hand.
 */
import type { Errand, ErrandState } from '../errand/state.ts'
import type { CaseFile } from '../case/state.ts'
import type { Recorded } from '../queue-day/events.ts'
import { sourceOf, type MachineNames } from '../words/actor.ts'
import type { CaseNo } from '../words/case-no.ts'
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
  /** Whoever gave the number: a machine by its name, "device:1 号机" (DEV-10); '' where the log does not tell. */
  readonly givenBy: string
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

/** A case that the day opened, with every step since: who did it when (article 9). */
export interface LedgerCase {
  readonly caseNo: CaseNo
  readonly item: string
  readonly ticketNo: string | null
  readonly entries: readonly LedgerEntry[]
}

/** An errand (代办件) that the day took a step on, with all its steps up to now. */
export type LedgerErrand = Pick<
  Errand,
  | 'reference'
  | 'itemName'
  | 'itemNameEn'
  | 'materials'
  | 'mandate'
  | 'below'
  | 'status'
  | 'holder'
  | 'steps'
  | 'ticketNo'
  | 'filedNo'
>

/** GET /api/ledger?date=2026-11-25; staff only. */
export interface LedgerReply {
  readonly date: string
  readonly lines: readonly LedgerLine[]
  readonly entries: readonly LedgerEntry[]
  /** Cases that the day opened, each with all its steps up to now. */
  readonly cases: readonly LedgerCase[]
  readonly errands: readonly LedgerErrand[]
  /** The log's chain fits from its first entry to its last (article 9). */
  readonly isSound: boolean
}

/** One entry of the log, without anything that could say who the visitor is (VILLAGE-3). */
export function ledgerEntry({ seq, atMs, actor, event }: Recorded, machines: MachineNames): LedgerEntry {
  const about =
    'ticketNo' in event ? event.ticketNo : 'counter' in event ? event.counter : 'queue' in event ? event.queue : ''
  return { seq, atMs, what: event.type, about, by: sourceOf(actor, machines) }
}

/** A case in the ledger, without anything that could say who its citizen is (VILLAGE-3). */
export function ledgerCase({ caseNo, item, accepted, steps }: CaseFile): LedgerCase {
  const entries = steps.map(({ what, atMs, by }, at) => ({ seq: at + 1, atMs, what, about: caseNo, by }))
  return { caseNo, item, ticketNo: accepted.ticketNo, entries }
}

/** Errands that took a step on a date, in the order in which they came in (VILLAGE-7). */
export function ledgerErrands({ errands }: Pick<ErrandState, 'errands'>, date: string): readonly LedgerErrand[] {
  return [...errands.values()].filter(({ steps }) => steps.some((step) => step.date === date)).map(ledgerErrand)
}

/** An errand as the ledger says it. */
export function ledgerErrand(errand: Errand): LedgerErrand {
  const { reference, itemName, itemNameEn, materials, mandate, below, status, holder, steps, ticketNo, filedNo } =
    errand
  return { reference, itemName, itemNameEn, materials, mandate, below, status, holder, steps, ticketNo, filedNo }
}

/** Who gave each number of a day, as its records say (DEV-10). */
export function giversIn(records: Iterable<Recorded>, machines: MachineNames): ReadonlyMap<string, string> {
  const givers = new Map<string, string>()
  for (const { actor, event } of records)
    if (event.type === 'TicketIssued') givers.set(event.ticketNo, sourceOf(actor, machines))
  return givers
}
