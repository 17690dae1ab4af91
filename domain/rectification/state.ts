/** Poor ratings as their events have made them, each with its own clock. */
import { addWorkingDays, workingDaysBetween, workingDaysOf } from '../calendar/working-days.ts'
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { nameOf } from '../words/actor.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import { daysBetween } from '../words/wall-time.ts'
import type { CallResult, Finding, RectificationReference } from './commands.ts'
import type { RectificationEvent } from './events.ts'

export interface RectificationStep {
  readonly what: 'opened' | 'verified' | 'mended' | 'calledBack' | 'closed'
  readonly date: string
  readonly by: string
  readonly words: string
}

/** Never changed, only replaced. */
export interface Rectification {
  readonly reference: RectificationReference
  readonly visitDate: string
  readonly ticketNo: string | null
  readonly caseNo: string | null
  readonly queue: string | null
  readonly level: 1 | 2
  readonly reasons: readonly string[]
  readonly words: string
  readonly hasPhone: boolean
  readonly date: string
  readonly dueDate: string
  readonly finding: Finding | null
  readonly isMended: boolean
  readonly calls: readonly CallResult[]
  readonly closedDate: string | null
  readonly steps: readonly RectificationStep[]
}

export interface RectificationState {
  seq: number
  readonly all: Map<RectificationReference, Rectification>
}

/** None yet. */
export function emptyRectifications(): RectificationState {
  return { seq: 0, all: new Map() }
}

export const RECTIFICATION_STREAM = streamName<RectificationState, RectificationEvent>('rectification')

export const folds: Folds<RectificationState, RectificationEvent> = {
  RectificationOpened: ({ all }, { type: _type, ...opened }) => {
    // Whoever rated is named nowhere, not even as a kind of sender.
    const steps = [{ what: 'opened', date: opened.date, by: '', words: '' }] as const
    all.set(opened.reference, { ...opened, finding: null, isMended: false, calls: [], closedDate: null, steps })
  },
  PoorRatingVerified: (state, event, { actor }) =>
    change(state, event, 'verified', nameOf(actor), () => ({ finding: event.finding })),
  PoorRatingMended: (state, event, { actor }) =>
    change(state, event, 'mended', nameOf(actor), () => ({ isMended: true })),
  RaterCalledBack: (state, event, { actor }) =>
    change(state, event, 'calledBack', nameOf(actor), ({ calls }) => ({ calls: [...calls, event.result] })),
  RectificationClosed: (state, event, { actor }) =>
    change(state, event, 'closed', nameOf(actor), () => ({ closedDate: event.date })),
}

function change(
  { all }: RectificationState,
  { reference, date, words }: { readonly reference: string; readonly date: string; readonly words: string },
  what: RectificationStep['what'],
  by: string,
  patch: (before: Rectification) => Partial<Rectification>,
): void {
  const before = all.get(reference)
  if (before === undefined) throw new Error(`there is no poor rating ${reference} that could be ${what}`)
  all.set(reference, { ...before, ...patch(before), steps: [...before.steps, { what, date, by, words }] })
}

/** So many calls that reach nobody are enough (D). */
const CALLS_ENOUGH = 3

/** Whoever left a number was spoken with, or could not be reached often enough; nobody is owed a call without one. */
export function isCalledBack({ hasPhone, calls }: Pick<Rectification, 'hasPhone' | 'calls'>): boolean {
  return !hasPhone || calls.length >= CALLS_ENOUGH || calls.some((result) => result !== 'notReached')
}

/** The last date of its clock; a hall without a calendar counts every day. */
export function rectificationDue(calendar: HallCalendar | null, date: string, days: number): string {
  return addWorkingDays(date, days, workingDaysOf(calendar))
}

/** Working days left, negative when overdue; null once closed. */
export function rectificationLeft(one: Rectification, calendar: HallCalendar | null, today: string): number | null {
  if (one.closedDate !== null) return null
  return workingDaysBetween(today, one.dueDate, workingDaysOf(calendar))
}

/** The number is kept until the day after closing, and thirty days at most (docs/sources.md D1). */
export function isRaterContactDue({ date, closedDate }: Rectification, today: string): boolean {
  return closedDate === null ? daysBetween(date, today) > 30 : daysBetween(closedDate, today) > 1
}
