/**
 * What was let run over its clock: poor ratings, complaints, unresolved matters; the notice of the coming year's
 * holidays.
 */
import { daysLeft, type FeedbackState } from '../feedback/state.ts'
import { missingTables } from '../calendar/day-plan.ts'
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { rectificationLeft, type RectificationState } from '../rectification/state.ts'
import type { ManagerAlert } from '../words/alert.ts'
import { addDays, momentOf } from '../words/wall-time.ts'
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

/** From so many days before a year on the floor is told as well, not the settings and the doctor alone. */
const TOLD_DAYS = 30

/** One for each year that is near, or has begun, without its official table (CAL-5). */
export function noticeAlerts(calendar: HallCalendar, today: string, timeZone: string): readonly ManagerAlert[] {
  return missingTables(calendar, today)
    .filter(({ inDays }) => inDays <= TOLD_DAYS)
    .map(({ year }) =>
      alertOf('yellow', 'noNotice', {
        value: year,
        sinceMs: momentOf(addDays(`${year}-01-01`, -TOLD_DAYS), 0, timeZone),
      }),
    )
}
