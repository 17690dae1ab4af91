/** The contract of the time machine's route. */
import type { DayOutline } from '../../replay/outline.ts'
import type { ManagerView } from '../../views/floor.ts'
import type { TicketRecord } from './report.ts'

/**
 * GET /api/replay?date=2026-11-23&at=<ms> or &seq=4120, without either where most people waited; with &outline=1 the day's
 * outline as well; duty managers.
 */
export interface ReplayReply {
  readonly date: string
  /** The moment that is shown, UTC ms. */
  readonly atMs: number
  /** Number of the last record before it; 0: before the first. */
  readonly seq: number
  readonly lastSeq: number
  /** Of the first and the last record. */
  readonly fromMs: number
  readonly toMs: number
  /** The record that does not fit the chain, and before which the replay stops; null: the chain is whole. */
  readonly brokenAt: number | null
  /** The floor as the screens showed it then. */
  readonly view: ManagerView
  /** Records around the moment, the later ones too. */
  readonly records: readonly (TicketRecord & { readonly ticketNo: string | null })[]
  readonly outline: DayOutline | null
}
