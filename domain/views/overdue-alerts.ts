/** What the service systems have let run over its clock: poor ratings, complaints, unresolved matters. */
import { daysLeft, type FeedbackState } from '../feedback/state.ts'
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { rectificationLeft, type RectificationState } from '../rectification/state.ts'
import type { ManagerAlert } from '../words/alert.ts'
import { alertOf } from './wait-alerts.ts'

/** Two alerts at most: red once a last day is over, yellow on the last day; with how many and the first of them. */
export function overdueAlerts(
  feedback: Pick<FeedbackState, 'suggestions'>,
  rectifications: Pick<RectificationState, 'all'>,
  calendar: HallCalendar | null,
  today: string,
  nowMs: number,
): readonly ManagerAlert[] {
  const left = [
    ...[...feedback.suggestions.values()].map((one) => ({ ...one, left: daysLeft(one, calendar, today) })),
    ...[...rectifications.all.values()].map((one) => ({ ...one, left: rectificationLeft(one, calendar, today) })),
  ].filter((one): one is typeof one & { readonly left: number } => one.left !== null)
  const alert = (level: 'red' | 'yellow', found: readonly { readonly reference: string }[]): readonly ManagerAlert[] =>
    found.length === 0
      ? []
      : [alertOf(level, 'overdue', { place: found[0]?.reference ?? '', value: found.length, sinceMs: nowMs })]
  return [
    ...alert(
      'red',
      left.filter((one) => one.left < 0),
    ),
    ...alert(
      'yellow',
      left.filter((one) => one.left === 0),
    ),
  ]
}
