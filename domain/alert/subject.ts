/** Taking and silencing of alerts, as a subject. */
import type { Subject } from '../plan/world.ts'
import { ALERT_MAY, type AlertCommand } from './commands.ts'
import { deciders } from './decide.ts'
import type { AlertEvent } from './events.ts'
import type { AlertRejection } from './rejections.ts'
import { ALERTS_STREAM, emptyAlerts, folds, type AlertsState } from './state.ts'

export const alerts: Subject<{
  kind: 'alerts'
  command: AlertCommand
  event: AlertEvent
  state: AlertsState
  rejection: AlertRejection
  answer: object
}> = {
  kind: 'alerts',
  standing: ALERTS_STREAM,
  empty: emptyAlerts,
  folds,
  may: ALERT_MAY,
  decide: deciders,
}
