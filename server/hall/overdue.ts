/** Clocks that have run out, and a holiday notice that is missing, as a source of the duty manager's view. */
import { FEEDBACK_STREAM } from '../../domain/feedback/state.ts'
import { RECTIFICATION_STREAM } from '../../domain/rectification/state.ts'
import type { HallCalendar } from '../../domain/plan/calendar-tables.ts'
import { noticeAlerts, overdueAlerts } from '../../domain/views/overdue-alerts.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { AlertSource, Hall } from './hall.ts'
import { serviceDates } from './holding.ts'

/** Years of complaints are not gone through with every view. */
export function overdueSource(hall: Pick<Hall, 'base' | 'index' | 'streams'>): AlertSource {
  const dateOf = serviceDates(hall.base.timeZone)
  let seen = ''
  let seenBy: HallCalendar | null = null
  let alerts: readonly ManagerAlert[] = []
  return (nowMs) => {
    const feedback = hall.streams.state(FEEDBACK_STREAM)
    const poor = hall.streams.state(RECTIFICATION_STREAM)
    const today = dateOf(nowMs)
    const { calendar, timeZone } = hall.index.settings
    const key = `${today} ${feedback.seq} ${poor.seq}`
    if (key !== seen || calendar !== seenBy)
      alerts = [
        ...overdueAlerts(feedback, poor, calendar, today, nowMs),
        ...(calendar === null ? [] : noticeAlerts(calendar, today, timeZone)),
      ]
    seen = key
    seenBy = calendar
    return alerts
  }
}
