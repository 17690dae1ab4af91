/** A hall's calendar as some of its queues live it: for a screen that shows these alone. */
import type { HallCalendar, Session } from '../plan/calendar-tables.ts'
import type { QueueId } from '../words/ids.ts'

/** A calendar is replaced, never changed; a screen asks for the same queues every few seconds. */
const known = new WeakMap<HallCalendar, Map<string, HallCalendar>>()

/** Without the sessions that serve none of `queues`; self-service stays. */
export function calendarFor(whole: HallCalendar, queues: readonly QueueId[]): HallCalendar {
  const key = queues.join('\n')
  let ofWhole = known.get(whole)
  if (!ofWhole) known.set(whole, (ofWhole = new Map()))
  const found = ofWhole.get(key)
  if (found) return found
  const own = (sessions: readonly Session[]): readonly Session[] =>
    sessions.filter((session) => session.queues === null || session.queues.some((queue) => queues.includes(queue)))
  const calendar: HallCalendar = {
    ...whole,
    seasons: whole.seasons.map((season) => ({
      ...season,
      workday: own(season.workday),
      saturday: own(season.saturday),
      sunday: own(season.sunday),
    })),
    holiday: own(whole.holiday),
    exceptions: whole.exceptions.map((one) => ({ ...one, sessions: own(one.sessions) })),
  }
  ofWhole.set(key, calendar)
  return calendar
}
