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

function levelOf(alert: ManagerAlert): number {
  return alert.level === 'red' ? 0 : 1
}
