/**
 * Alerts by harm: a person who calls comes first, then people whom nobody will call, then promises, machines and hints.
 */
import type { ManagerAlert } from '../../../domain/words/alert.ts'

const HARM: readonly ManagerAlert['kind'][] = [
  'help',
  'slipRefused',
  'noCounter',
  'noCover',
  'overdue',
  'silentVillage',
  'notFiled',
  'waitOver',
  'toldOver',
  'slotOver',
  'standby',
  'device',
  'post',
  'noAgent',
  'records',
  'guessing',
  'backup',
  'waitNear',
  'longService',
]

/** Red before yellow, then by kind of harm, then whoever has waited longest for help. */
export function byHarm(alerts: readonly ManagerAlert[]): readonly ManagerAlert[] {
  return [...alerts].sort(
    (a, b) => levelOf(a) - levelOf(b) || HARM.indexOf(a.kind) - HARM.indexOf(b.kind) || a.sinceMs - b.sinceMs,
  )
}

/** One name per alert that stays the same while its figures change. */
export function alertKey(alert: ManagerAlert): string {
  return [alert.kind, alert.helpNo, alert.zone, alert.counter, alert.place].join('|')
}

/** Machines with one and the same trouble, told in one row; everything else stands alone. */
export interface AlertGroup {
  readonly key: string
  /** Worst and longest first; never empty. */
  readonly alerts: readonly [ManagerAlert, ...ManagerAlert[]]
}

/** `alerts` in the order of their harm; a group stands where its first alert does. */
export function byCause(alerts: readonly ManagerAlert[]): readonly AlertGroup[] {
  const groups = new Map<string, [ManagerAlert, ...ManagerAlert[]]>()
  for (const alert of alerts) {
    const key = alert.kind === 'device' ? `device|${alert.level}|${alert.cause ?? ''}` : alertKey(alert)
    const group = groups.get(key)
    if (group) group.push(alert)
    else groups.set(key, [alert])
  }
  return [...groups].map(([key, ofGroup]) => ({ key, alerts: ofGroup }))
}

function levelOf(alert: ManagerAlert): number {
  return alert.level === 'red' ? 0 : 1
}
