/** The contract of the routes of reports: what is asked, and the figures of a stretch of days. */

import type { MatterOutcome, SuggestionKind } from '../../feedback/commands.ts'
import type { Suggestion } from '../../feedback/state.ts'
import type { ErrandOnly } from '../../report/errand-figures.ts'
import type { MatterOnly } from '../../report/matter-figures.ts'
import type { ReportFigures } from '../../report/figures.ts'
import type { ComparedSite } from '../../report/sites.ts'
import type { Days, Period } from '../../report/period.ts'
import type { LedgerErrand } from '../../village/ledger.ts'
import type { RecordFacts } from '../../report/ticket-record.ts'

export const REPORT_PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies readonly Period[]
export type ReportPeriod = (typeof REPORT_PERIODS)[number]

/** How far the days that a report needs are counted; a first report of years takes a minute. */
export interface ReportProgress {
  readonly daysLeft: number
}
/** And the cases whose notices and mail-outs it counts. */
export interface ReportCounting extends ReportProgress {
  readonly casesLeft: number
}

/** GET /api/reports?period=month&date=2026-11-30; duty managers. */
export interface ReportReply {
  readonly period: ReportPeriod
  readonly from: string
  readonly to: string
  readonly atMs: number
  readonly tookMs: number
  /** null while days are being counted. */
  readonly figures: ReportFigures | null
  readonly progress: ReportCounting
}

/**
 * GET /api/reports/sites?period=month&date=2026-11-30; duty managers: this site first, then those below to which there is a
 * line, up to two steps down. Ask again while `left` is above 0.
 */
export interface SitesReportReply {
  readonly from: string
  readonly to: string
  readonly sites: readonly ComparedSite[]
  /** Sites that have not answered yet. */
  readonly left: number
}

/** What narrows a drill-down; every part may be left out. */
export interface DrillQuery {
  readonly from: string
  readonly to: string
  readonly queue?: string | undefined
  readonly counter?: string | undefined
  readonly item?: string | undefined
  /** 0 Sunday … 6 Saturday. */
  readonly weekday?: number | undefined
  /** Half-hour of issue, minutes since midnight. */
  readonly minute?: number | undefined
  readonly only?: DrillOnly | undefined
}

export const DRILL_ONLY = ['overPromise', 'missed', 'left', 'secondTrip'] as const
export type DrillOnly = (typeof DRILL_ONLY)[number]

export interface DrillTicket {
  readonly date: string
  readonly ticketNo: string
  readonly queue: string
  readonly issuedAtMs: number
  readonly waitMs: number | null
  readonly serviceMs: number
  readonly end: string
  readonly counter: string | null
}

/** GET /api/reports/tickets?from=&to=&queue=…: the longest waits first, at most 200. */
export interface DrillReply {
  readonly count: number
  readonly tickets: readonly DrillTicket[]
  readonly tookMs: number
}

/** What narrows the errands behind a figure. */
export interface ErrandDrillQuery extends Days {
  readonly item?: string | undefined
  readonly only: ErrandOnly
}

/** GET /api/reports/errands?from=&to=&only=late: the latest first, at most 200, each with its way as the ledger says it. */
export interface ErrandDrillReply {
  readonly count: number
  readonly errands: readonly LedgerErrand[]
}

export interface MatterDrillQuery extends Days {
  readonly kind?: SuggestionKind | undefined
  readonly only: MatterOnly
}

/** A suggestion, complaint or unresolved matter without what was said. */
export type MatterLine = Pick<Suggestion, 'reference' | 'kind' | 'date' | 'dueDate' | 'difficulty' | 'holder'> & {
  readonly closed: { readonly outcome: MatterOutcome; readonly date: string } | null
}

/** GET /api/reports/matters?from=&to=&kind=complaint&only=late: the latest first, at most 200. */
export interface MatterDrillReply {
  readonly count: number
  readonly matters: readonly MatterLine[]
}

/** One record of the log about a ticket. */
export interface TicketRecord {
  readonly seq: number
  readonly atMs: number
  readonly what: string
  readonly by: string
  /** Its facts, without anything that says who the visitor is. */
  readonly facts: RecordFacts
  readonly hash: string
}

/** GET /api/reports/ticket?date=2026-11-23&no=C026 */
export interface TicketLedgerReply {
  readonly date: string
  readonly ticketNo: string
  readonly records: readonly TicketRecord[]
  readonly isSound: boolean
  readonly tookMs: number
}
