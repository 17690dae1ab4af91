/** When the counters are open in the days to come, as a wall says it: days in a row with the same hours in one line. */
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { addDays } from '../words/wall-time.ts'
import { dayPlan } from './day-plan.ts'
import { stretchesOf, type Stretch } from './hall-hours.ts'

export interface WeekRow {
  /** First and last date, both included. */
  readonly from: string
  readonly to: string
  /** Empty: closed. */
  readonly stretches: readonly Stretch[]
}

/** The `days` days from `from` on, in their order. */
export function weekHours(calendar: HallCalendar, from: string, days: number): readonly WeekRow[] {
  const rows: WeekRow[] = []
  for (let ahead = 0; ahead < days; ahead += 1) {
    const date = addDays(from, ahead)
    const stretches = stretchesOf(dayPlan(calendar, date).sessions)
    const last = rows.at(-1)
    if (last && String(last.stretches) === String(stretches)) rows[rows.length - 1] = { ...last, to: date }
    else rows.push({ from: date, to: date, stretches })
  }
  return rows
}
