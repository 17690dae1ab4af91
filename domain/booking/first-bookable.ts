/** From which day on a hall can be booked, as its calendar has it. */
import { dayPlan } from '../calendar/day-plan.ts'
import type { BookingRules } from '../plan/booking-rules.ts'
import type { Session } from '../plan/calendar-tables.ts'
import type { SitePlan } from '../plan/site-plan.ts'
import { addDays, minuteOf, wallTime } from '../words/wall-time.ts'

/** So far ahead a day on which everything is served is looked for: beyond the longest holiday. */
const LOOK_DAYS = 14

export interface FirstBookable {
  /** From today; 0: today. */
  readonly days: number
  /** Some matters can be had earlier: on a Saturday, on a holiday. */
  readonly isForMost: boolean
}

/** The first day with slots for all queues; where none comes, the first with slots at all (BOOK-18). */
export function firstBookable(
  { calendar, timeZone }: Pick<SitePlan, 'calendar' | 'timeZone'>,
  { leastDaysAhead, slotMin }: BookingRules,
  nowMs: number,
): FirstBookable {
  if (calendar === null) return { days: leastDaysAhead, isForMost: false }
  const now = wallTime(nowMs, timeZone)
  const firstDay = (isWanted: (session: Session) => boolean): number | null => {
    for (let days = leastDaysAhead; days < leastDaysAhead + LOOK_DAYS; days += 1) {
      const sessions = dayPlan(calendar, addDays(now.date, days)).sessions.filter(({ kind }) => kind !== 'selfService')
      if (sessions.some((one) => isWanted(one) && (days > 0 || now.minute <= minuteOf(one.to) - slotMin))) return days
    }
    return null
  }
  const any = firstDay(() => true)
  const all = firstDay(({ queues, items }) => queues === null && items === null)
  return { days: all ?? any ?? leastDaysAhead, isForMost: all !== null && all !== any }
}
