/** Working days, counted in one way by every limit of the hall (CAL-4). Dates are 'YYYY-MM-DD' in the hall's zone. */
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { addDays } from '../words/wall-time.ts'
import { isWorkingDay } from './day-plan.ts'

export interface WorkingDays {
  readonly isWorkingDay: (date: string) => boolean
}

/** Those of a hall; without a calendar every day is one. */
export function workingDaysOf(calendar: HallCalendar | null): WorkingDays {
  return { isWorkingDay: (date) => calendar === null || isWorkingDay(calendar, date) }
}

/** The date `count` working days after `date`; 0 is the first working day from `date` on. */
export function addWorkingDays(date: string, count: number, days: WorkingDays): string {
  const workingFrom = (from: string): string => {
    let at = from
    while (!days.isWorkingDay(at)) at = addDays(at, 1)
    return at
  }
  let at = workingFrom(date)
  for (let left = count; left > 0; left -= 1) at = workingFrom(addDays(at, 1))
  return at
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: string, to: string, days: WorkingDays): number {
  if (to < from) return -workingDaysBetween(to, from, days)
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (days.isWorkingDay(at)) count += 1
  return count
}
