/** Today's hours of the room in one line. */
import { dayPlan } from '../../domain/calendar/day-plan.ts'
import { wallTime } from '../../domain/words/wall-time.ts'
import type { SitePlan } from '../../domain/plan/site-plan.ts'
import { shortTime } from '../app/text/dates.ts'

/** "8:00–12:00 14:30–17:30"; the usual hours where there is no calendar. */
export function hoursText(plan: SitePlan, nowMs: number): string {
  if (plan.calendar === null) return `${shortTime(plan.hours.open)}–${shortTime(plan.hours.close)}`
  const { seasons } = plan.calendar
  const today = dayPlan(plan.calendar, wallTime(nowMs, plan.timeZone).date).sessions.filter(
    (session) => session.kind !== 'selfService',
  )
  const shown = today.length > 0 ? today : (seasons[0]?.workday ?? [])
  return shown.map((session) => `${shortTime(session.from)}–${shortTime(session.to)}`).join(' ')
}
