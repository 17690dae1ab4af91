/** The figures of a report: what is summed up of a stretch of days. */
import type { RatingFigures } from '../rating/state.ts'
import type { ReportErrands } from './errand-figures.ts'
import type { ReportContacts, ReportMatters, ReportProjects } from './matter-figures.ts'
import type { PrintedSlips } from './paper.ts'

/** Waits in milliseconds that half, four in five and nineteen in twenty visitors did not exceed; null: too few. */
export interface WaitFigures {
  readonly p50Ms: number | null
  readonly p80Ms: number | null
  readonly p95Ms: number | null
}

/** Everybody is counted: who was called in time, and who was called late, left late, or still waits too long. */
export interface PromiseFigures {
  readonly asked: number
  readonly kept: number
}

export interface ReportSums extends WaitFigures, PromiseFigures {
  readonly days: number
  readonly issued: number
  readonly finished: number
  readonly missed: number
  /** Went without being served: cancelled, voided, closed by nobody's coming. */
  readonly left: number
  readonly merged: number
  readonly open: number
  readonly secondTrips: number
  /** Of those whose slip said a span: called before its upper end. */
  readonly told: number
  readonly toldKept: number
  readonly wayP50Ms: number | null
  readonly serviceMeanMs: number | null
}

export interface ReportDay extends PromiseFigures {
  readonly date: string
  readonly issued: number
  readonly finished: number
  readonly p80Ms: number | null
  /** Minutes of its sessions with a counter open, and in all; null: the calendar names no session. */
  readonly hours: { readonly keptMin: number; readonly sessionMin: number } | null
}

/** A half-hour of a weekday, on average. */
export interface ReportHour {
  readonly weekday: number
  readonly minute: number
  readonly inHouse: number
  readonly waiting: number
  readonly arrivals: number
}

export interface ReportQueue extends WaitFigures, PromiseFigures {
  readonly queue: string
  readonly issued: number
  readonly missed: number
  readonly left: number
  readonly serviceMeanMs: number | null
}

export interface ReportItem {
  readonly item: string
  readonly count: number
  readonly done: number
  readonly noticed: number
  readonly serviceMeanMs: number | null
}

export interface ReportCounter {
  readonly counter: string
  readonly served: number
  readonly openMs: number
  readonly pausedMs: number
  readonly serviceMs: number
}

export interface ReportClerk {
  readonly badgeNo: string
  /** Calendar months of the stretch in which they sat at an open window: how stable the staff is (article 19). */
  readonly months: number
  readonly served: number
  readonly openMs: number
  readonly serviceMs: number
  /** The same mix of queues at the hall's own mean times; service ÷ this is fair between people, raw means are not. */
  readonly expectedMs: number
}

/** What a yearly budget asks (article 14): tickets, staffed counter-hours, mail-outs, paper used. */
export interface ReportBudget {
  readonly tickets: number
  readonly openMs: number
  readonly pausedMs: number
  /** Numbers that a kiosk gave on paper. */
  readonly slips: number
  /** What the printer room measured of them, second prints included. */
  readonly printed: PrintedSlips
  /** Length of every other one, mm. */
  readonly slipMm: number
  /** Sheets of one-time notices (一次性告知书). */
  readonly notices: number
  /** Results that went by post. */
  readonly mailed: number
}

/** Ratings of the visits of the days, five counts apart and no default in a mean (RATE-4). */
export interface ReportRatings extends RatingFigures {
  /** Ratings of cases, on their results: beside, in none of the other counts. */
  readonly cases: number
  /** Queues that were rated, the most ratings first. */
  readonly queues: readonly {
    readonly queue: string
    readonly rated: number
    readonly poor: number
    /** null: none of them counts. */
    readonly mean: number | null
  }[]
}

/** Who had to come again: told at the window, told during the review, told a second time, and who came. */
export interface ReportTrips {
  /** Visits in which an item ended with a notice of what is missing. */
  readonly toldAtWindow: number
  readonly casesOpened: number
  readonly casesNoticed: number
  /** Cases with a second notice, which article 10 wants to be none. */
  readonly casesNoticedAgain: number
  readonly cameBack: number
}

/** The report checks itself: Little's law, the sum of states, the chain of the records. */
export interface ReportCheck {
  /** Arrivals per minute of the hours looked at. */
  readonly arrivalsPerMin: number
  readonly stayMeanMs: number
  /** People in the house by Little's law, and as counted every five minutes. */
  readonly computed: number
  readonly counted: number
  readonly isLittleRight: boolean
  /** Days whose two figures are further apart. */
  readonly littleOff: readonly string[]
  readonly isSumRight: boolean
  readonly records: number
  /** Days whose chain of records has a break, and the record that names it. */
  readonly broken: readonly { readonly date: string; readonly seq: number; readonly problem: string }[]
  /** Fingerprint of the days' last records: the same figures come from the same records. */
  readonly fingerprint: string
}

export interface ReportFigures {
  readonly sums: ReportSums
  /** Of the period before, as long and up to the same day; null: nothing is kept of it. */
  readonly before: ReportSums | null
  readonly days: readonly ReportDay[]
  readonly hours: readonly ReportHour[]
  readonly queues: readonly ReportQueue[]
  readonly items: readonly ReportItem[]
  readonly counters: readonly ReportCounter[]
  readonly clerks: readonly ReportClerk[]
  readonly ratings: ReportRatings
  readonly trips: ReportTrips
  readonly budget: ReportBudget
  readonly errands: ReportErrands
  readonly matters: ReportMatters
  readonly contacts: ReportContacts
  readonly projects: ReportProjects
  readonly check: ReportCheck
}

/** Whether nothing at all happened in the period: no number was given, and no errand, complaint, question or project moved. */
export function isNothing({ sums, errands, matters, contacts, projects }: ReportFigures): boolean {
  const { accepted, fromBelow, settled, told } = errands
  const said = matters.reduce((sum, one) => sum + one.received + one.settled, 0)
  const helped = projects.opened + projects.visits + projects.closed
  return sums.issued + accepted + fromBelow + settled + told + said + contacts.count + helped === 0
}
