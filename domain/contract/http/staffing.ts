/** The contract of the staffing adviser's route. */
import type { AdviceLines } from '../../staffing/advice-lines.ts'
import type { Roster, RosterCell } from '../../staffing/roster.ts'
import type { DutySeat } from '../../duty/commands.ts'
import type { OwnDuty } from '../../duty/own-duty.ts'
import type { Leave } from '../../duty/state.ts'
import type { ReportProgress } from './report.ts'

/** GET /api/duty/mine; staff: one's own seats of this week and the next, AB posts and leave (DUTY-8). */
export type OwnDutyReply = OwnDuty

export interface StaffingDay {
  readonly date: string
  /** Days of the same weekday that the advice is measured on; empty: the usual visits of the level. */
  readonly measuredOn: readonly string[]
  /** null: the hall is closed. */
  readonly advice: AdviceLines | null
}

/** GET /api/staffing?date=2026-12-07: the week that a date lies in; duty managers. A draft changes nothing. */
export interface StaffingWeekReply {
  readonly from: string
  readonly to: string
  readonly days: readonly StaffingDay[]
  /** null while it is being worked out (`isDrafting`), or where the solver found none. */
  readonly roster: {
    readonly cells: readonly RosterCell[]
    readonly kinds: readonly { readonly counters: readonly string[]; readonly queues: readonly string[] }[]
    readonly seats: Roster['seats']
    readonly missing: Roster['missing']
  } | null
  readonly progress: ReportProgress
  /** The roster is still being worked out: ask again. */
  readonly isDrafting: boolean
  /** The roster of this week that is in force; null: none was adopted. */
  readonly adopted: { readonly atMs: number; readonly name: string; readonly seats: readonly DutySeat[] } | null
  /** Leave that touches this week or lies after it. */
  readonly leaves: readonly (Leave & { readonly name: string })[]
  /** Of whoever stands in the draft or in the roster in force. */
  readonly names: Readonly<Record<string, string>>
}
