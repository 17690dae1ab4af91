/** When the counters are open in the days to come, as a wall says it: days in a row with the same hours in one line. */
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { addDays } from '../words/wall-time.ts'
import { dayPlan } from './day-plan.ts'
import type { QueueId } from '../words/ids.ts'
import { dayHours, type Stretch } from './hall-hours.ts'

export interface WeekRow {
  /** First and last date, both included. */
  readonly from: string
  readonly to: string
  /** Empty: closed. */
  readonly stretches: readonly Stretch[]
  /** Whom and what those hours are for. */
  readonly serves: 'all' | 'some' | 'booked'
}

/** The `days` days from `from` on, in their order, as these queues have them. */
export function weekHours(
  calendar: HallCalendar,
  from: string,
  days: number,
  queues: readonly QueueId[],
): readonly WeekRow[] {
  const rows: WeekRow[] = []
  for (let ahead = 0; ahead < days; ahead += 1) {
    const date = addDays(from, ahead)
    const hours = dayHours(dayPlan(calendar, date).sessions, queues)
    const last = rows.at(-1)
    if (last?.serves === hours.serves && String(last.stretches) === String(hours.stretches))
      rows[rows.length - 1] = { ...last, to: date }
    else rows.push({ from: date, to: date, ...hours })
  }
  return rows
}
