/** What the server asks the process of its reports, and what that answers. */
import type { DrillQuery, DrillReply, ReportCounting, TicketLedgerReply } from '../../domain/contract/http/report.ts'
import type { ReplayReply } from '../../domain/contract/http/replay.ts'
import type { StaffingWeekReply } from '../../domain/contract/http/staffing.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { SuggestionKind } from '../../domain/feedback/commands.ts'
import type { ErrandOnly, ErrandTerms } from '../../domain/report/errand-figures.ts'
import type { ReportFigures } from '../../domain/report/figures.ts'
import type { MatterOnly } from '../../domain/report/matter-figures.ts'
import type { Days } from '../../domain/report/period.ts'
import type { StaffingHall } from '../../domain/staffing/facts.ts'
import type { FloorNow } from '../../domain/staffing/floor-now.ts'
import type { Outlook } from '../../domain/staffing/outlook.ts'
import type { RosterProblem } from '../../domain/staffing/roster.ts'
import type { PromiseReport } from '../../domain/views/promise-report.ts'
import type { Stretch } from './stretch.ts'

export interface Asks {
  readonly report: {
    readonly ask: {
      readonly stretch: Stretch
      readonly before: { readonly from: string; readonly to: string }
      readonly terms: ErrandTerms
    }
    readonly answer: { readonly figures: ReportFigures | null; readonly progress: ReportCounting }
  }
  readonly tickets: {
    readonly ask: { readonly drill: DrillQuery; readonly stretch: Stretch }
    readonly answer: Omit<DrillReply, 'tookMs'>
  }
  /** References of the errands behind a figure; `item` null: of all matters. */
  readonly errands: {
    readonly ask: {
      readonly days: Days
      readonly item: string | null
      readonly only: ErrandOnly
      readonly terms: ErrandTerms
    }
    readonly answer: { readonly count: number; readonly references: readonly string[] }
  }
  /** Of suggestions, complaints and unresolved matters likewise; `kind` null: of all. */
  readonly matters: {
    readonly ask: { readonly days: Days; readonly kind: SuggestionKind | null; readonly only: MatterOnly }
    readonly answer: { readonly count: number; readonly references: readonly string[] }
  }
  readonly ticket: {
    readonly ask: { readonly date: string; readonly ticketNo: string }
    readonly answer: Omit<TicketLedgerReply, 'tookMs'>
  }
  readonly replay: {
    readonly ask: {
      readonly settings: HallSettings
      readonly date: string
      /** A moment, or the record after which it is; neither: now. */
      readonly atMs: number | null
      readonly seq: number | null
      readonly withOutline: boolean
      readonly nowMs: number
    }
    /** null: nothing happened on that date. */
    readonly answer: ReplayReply | null
  }
  /** How good the told waits of the last days were (LEARN-5); null: days of them are still to be counted. */
  readonly promises: {
    readonly ask: {
      readonly settings: HallSettings
      readonly today: string
      readonly nowMs: number
      readonly days: number
    }
    readonly answer: PromiseReport | null
  }
  /** The hall of a date as the adviser knows it, and who has served what lately. */
  readonly staffed: {
    readonly ask: { readonly settings: HallSettings; readonly date: string }
    readonly answer: {
      readonly hall: StaffingHall
      /** Past days that were measured; empty: what is usual for the level. */
      readonly measuredOn: readonly string[]
      readonly served: readonly (readonly [badgeNo: string, queues: readonly string[]])[]
    }
  }
  readonly outlook: {
    readonly ask: {
      readonly hall: StaffingHall
      readonly now: FloorNow
      readonly free: readonly string[]
      /** Queues that each of the staff may serve; who is not named may serve all. */
      readonly may: readonly (readonly [badgeNo: string, queues: readonly string[]])[]
      readonly queue: string | null
    }
    readonly answer: Outlook | null
  }
  readonly week: {
    readonly ask: {
      readonly settings: HallSettings
      readonly dates: readonly string[]
      /** Who is not to be put where. */
      readonly away: RosterProblem['away']
    }
    /** What is worked out by now. */
    readonly answer: Pick<StaffingWeekReply, 'days' | 'roster' | 'isDrafting' | 'progress'>
  }
  /** Begin on what will be asked for, while nobody asks. */
  readonly prepare: {
    readonly ask: { readonly weeks: readonly Asks['week']['ask'][]; readonly today: string; readonly nowMs: number }
    readonly answer: null
  }
}

export type AskName = keyof Asks

/** One question on the way to the process; `id` comes back with its answer. */
export interface Asked {
  readonly id: number
  readonly name: AskName
  readonly ask: Asks[AskName]['ask']
}

export type Answered =
  | { readonly id: number; readonly ok: true; readonly answer: Asks[AskName]['answer'] }
  | { readonly id: number; readonly ok: false; readonly problem: string }

/** Puts a question; one at a time is worked on. */
export type AskReports = <N extends AskName>(name: N, ask: Asks[N]['ask']) => Promise<Asks[N]['answer']>
