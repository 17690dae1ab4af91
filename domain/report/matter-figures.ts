/** What a report counts of suggestions, complaints and unresolved matters, of first contacts and projects (REPORT-17). */
import { SUGGESTION_KINDS, type SuggestionKind } from '../feedback/commands.ts'
import type { Days } from './period.ts'

/** One of them by its dates, up to the last day that is looked at. */
export interface MatterDates {
  readonly reference: string
  readonly kind: SuggestionKind
  readonly received: string
  /** Last day of the clock that ran at the end; null: none does. */
  readonly due: string | null
  readonly closed: string | null
}

export interface MatterCounts {
  readonly received: number
  /** Answered and closed in the period, and of these by the last day of their clock. */
  readonly settled: number
  readonly inTime: number
  /** Not closed when the period ended, and of these past their clock. */
  readonly open: number
  readonly overdue: number
}

/** One line a kind: a complaint and an unresolved matter have a clock, a suggestion has none. */
export type ReportMatters = readonly (MatterCounts & { readonly kind: SuggestionKind })[]

export interface ReportContacts {
  readonly count: number
  /** Recorded within a minute. */
  readonly quick: number
  readonly handled: number
  readonly guided: number
  readonly transferred: number
  readonly open: number
}

export interface ReportProjects {
  readonly opened: number
  readonly visits: number
  readonly closed: number
  /** Still helped with when the period ended. */
  readonly open: number
}

export const MATTER_ONLY = ['received', 'settled', 'late', 'open', 'overdue'] as const
export type MatterOnly = (typeof MATTER_ONLY)[number]

/** The figures of a period, kind by kind. */
export function matterFigures(matters: readonly MatterDates[], days: Days): ReportMatters {
  return SUGGESTION_KINDS.map((kind) => {
    const own = matters.filter((one) => one.kind === kind)
    const count = (only: MatterOnly): number => own.filter((one) => isMatterBehind(one, only, days)).length
    const settled = count('settled')
    const [received, open, overdue] = [count('received'), count('open'), count('overdue')]
    return { kind, received, settled, inTime: settled - count('late'), open, overdue }
  })
}

/** Whether it is one of those behind a figure. */
export function isMatterBehind({ received, due, closed }: MatterDates, only: MatterOnly, days: Days): boolean {
  const isSettled = closed !== null && days.from <= closed && closed <= days.to
  switch (only) {
    case 'received':
      return days.from <= received && received <= days.to
    case 'settled':
      return isSettled
    case 'late':
      return isSettled && due !== null && closed > due
    case 'open':
      return closed === null
    case 'overdue':
      return closed === null && due !== null && days.to > due
  }
}

/** All kinds together. */
export function mattersTogether(matters: ReportMatters): MatterCounts {
  const sum = (of: keyof MatterCounts): number => matters.reduce((total, one) => total + one[of], 0)
  return {
    received: sum('received'),
    settled: sum('settled'),
    inTime: sum('inTime'),
    open: sum('open'),
    overdue: sum('overdue'),
  }
}
