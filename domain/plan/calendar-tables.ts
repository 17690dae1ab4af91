/**
 * The calendar of a hall as data: seasons of the week, holiday tables with their source, days of its own. Nothing here
 * is ever derived from an astronomical calendar.
 */
import type { ItemId, QueueId } from '../words/ids.ts'

/** Kinds of article 11: regular hours, extended, weekend, urgent holiday service, self-service around the clock. */
export type SessionKind = 'regular' | 'extended' | 'weekend' | 'holidayUrgent' | 'selfService'

/** A stretch of one day in which some or all matters are served. */
export interface Session {
  readonly kind: SessionKind
  /** Wall time, "08:30". */
  readonly from: string
  /** Wall time, later than `from`; "24:00" is the end of the day. */
  readonly to: string
  /** Queues that are served; null: all of them. */
  readonly queues: readonly QueueId[] | null
  /** Single items that are served, where not the whole queue is; null: all items of the queues. */
  readonly items: readonly ItemId[] | null
  /** Only those who have booked. */
  readonly isBookedOnly: boolean
}

/** A part of the year with its own week: winter and summer hours. */
export interface Season {
  readonly name: string
  /** First and last day as 'MM-DD', both included; may run over New Year. */
  readonly from: string
  readonly to: string
  readonly workday: readonly Session[]
  readonly saturday: readonly Session[]
  readonly sunday: readonly Session[]
}

export type TableStatus = 'official' | 'provisional'

/** Holidays and make-up working days of one year, as the State Council's notice gives them, or as they are expected. */
export interface YearTable {
  readonly year: number
  readonly status: TableStatus
  /** Title and date of the notice, or why it is only expected. */
  readonly source: string
  readonly holidays: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  /** Saturdays and Sundays that are working days (调休上班). */
  readonly makeupWorkdays: readonly string[]
}

/** One day that the hall itself has ordered otherwise: an accepted request for a session, a closure by order. */
export interface DayException {
  readonly date: string
  readonly reason: string
  /** Replaces the day's sessions; empty: closed. With `isAdded` they come on top. */
  readonly sessions: readonly Session[]
  readonly isAdded: boolean
}

export interface HallCalendar {
  readonly seasons: readonly Season[]
  /** Urgent service on statutory holidays. */
  readonly holiday: readonly Session[]
  /** Self-service, on every day of the year. */
  readonly selfService: readonly Session[]
  readonly tables: readonly YearTable[]
  readonly exceptions: readonly DayException[]
  /** Numbers are given so many minutes before a session begins. */
  readonly earlyTicketMin: number
  /**
   * ... and never later than so many before its end: the cut-off is the end less the wait's P80, at the earliest this
   * (D).
   */
  readonly cutoffMostMin: number
}

/** Least minutes of regular service on a working day (article 11, docs/sources.md N1). */
export const WORKDAY_LEAST_MIN = 420
/** Warn so many days before a stretch without an official table. */
export const WARN_DAYS = 60
