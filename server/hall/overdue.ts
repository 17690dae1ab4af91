/** Clocks of the service systems that have run out, as a source of the duty manager's view. */
import { FEEDBACK_STREAM } from '../../domain/feedback/state.ts'
import { RECTIFICATION_STREAM } from '../../domain/rectification/state.ts'
import { overdueAlerts } from '../../domain/views/overdue-alerts.ts'
import type { ManagerAlert } from '../../domain/words/alert.ts'
import type { AlertSource, Hall } from './hall.ts'
import { serviceDates } from './holding.ts'

/** Years of complaints are not gone through with every view. */
export function overdueSource(hall: Pick<Hall, 'base' | 'index' | 'streams'>): AlertSource {
  const dateOf = serviceDates(hall.base.timeZone)
  let seen = ''
  let alerts: readonly ManagerAlert[] = []
  return (nowMs) => {
    const feedback = hall.streams.state(FEEDBACK_STREAM)
    const poor = hall.streams.state(RECTIFICATION_STREAM)
    const today = dateOf(nowMs)
    const key = `${today} ${feedback.seq} ${poor.seq}`
    if (key !== seen) alerts = overdueAlerts(feedback, poor, hall.index.settings.calendar, today, nowMs)
    seen = key
    return alerts
  }
}
