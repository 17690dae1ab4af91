/**
 * Alerts by harm and by cause: a person who calls comes first, then people whom nobody will call, then promises, machines
 * and hints. What has one cause is one trouble, told and taken once.
 */
import type { ManagerAlert } from '../words/alert.ts'

const HARM: readonly ManagerAlert['kind'][] = [
  'help',
  'slipRefused',
  'noCounter',
  'noCover',
  'overdue',
  'silentVillage',
  'notFiled',
  'urgeLate',
  'caseSilent',
  'waitOver',
  'toldOver',
  'slotOver',
  'standby',
  'clock',
  'device',
  'post',
  'noAgent',
  'records',
  'diskLow',
  'guessing',
  'backup',
  'hook',
  'noNotice',
  'waitNear',
  'longService',
]

/** Names a trouble and stays the same while its figures change: `device|silent`, `wait|E`. */
export type Cause = string

/** What can be taken or silenced: everything but a call for help, which is answered (HELP-1). */
export const CAUSE_PATTERN = /^(?!help\|)[a-zA-Z]{2,20}\|[^\n]{0,160}$/

/** Red before yellow, then by kind of harm, then whoever has waited longest for help (ALERT-1). */
export function byHarm(alerts: readonly ManagerAlert[]): readonly ManagerAlert[] {
  return [...alerts].sort(
    (a, b) => levelOf(a) - levelOf(b) || HARM.indexOf(a.kind) - HARM.indexOf(b.kind) || a.sinceMs - b.sinceMs,
  )
}

/** Machines with one fault have one cause; a queue near its promise and then beyond it has one as well. */
export function causeOf({ kind, cause, helpNo, zone, counter, place }: ManagerAlert): Cause {
  if (kind === 'device') return `device|${cause ?? ''}`
  if (kind === 'waitNear' || kind === 'waitOver') return `wait|${place ?? ''}`
  return [kind, helpNo, zone, counter, place].map((part) => part ?? '').join('|')
}

/** Alerts of one cause, told in one row. */
export interface AlertGroup {
  readonly cause: Cause
  /** Worst and longest first; never empty. */
  readonly alerts: readonly [ManagerAlert, ...ManagerAlert[]]
}

/** `alerts` in the order of their harm; a group stands where its first alert does. */
export function byCause(alerts: readonly ManagerAlert[]): readonly AlertGroup[] {
  const groups = new Map<Cause, [ManagerAlert, ...ManagerAlert[]]>()
  for (const alert of alerts) {
    const cause = causeOf(alert)
    const group = groups.get(cause)
    if (group) group.push(alert)
    else groups.set(cause, [alert])
  }
  return [...groups].map(([cause, ofGroup]) => ({ cause, alerts: ofGroup }))
}

/** How bad a trouble is, in what can be compared later. */
export interface Seen {
  readonly level: ManagerAlert['level']
  /** How many places have it: machines, queues. */
  readonly places: number
  /** The worst figure of it: minutes, people, pieces. */
  readonly value: number
}

/** How bad a trouble is now. */
export function seenOf({ alerts }: Pick<AlertGroup, 'alerts'>): Seen {
  return {
    level: alerts[0].level,
    places: alerts.length,
    value: Math.max(...alerts.map((alert) => alert.value)),
  }
}

/** By kind: how much a figure must grow until a trouble is a worse one; none: it says nothing of harm. */
const WORSE_BY: Readonly<Record<string, number>> = {
  wait: 10,
  noCounter: 5,
  noCover: 5,
  toldOver: 5,
  slotOver: 3,
  longService: 30,
  overdue: 1,
  notFiled: 1,
  post: 20,
  guessing: 20,
}

/** Whether a trouble has become worse than it was seen: its level, its places or its figure (ALERT-4). */
export function isWorse(cause: Cause, before: Seen, now: Seen): boolean {
  if (before.level === 'yellow' && now.level === 'red') return true
  if (now.places > before.places) return true
  const by = WORSE_BY[cause.split('|', 1)[0] ?? '']
  return by !== undefined && now.value >= before.value + by
}

function levelOf(alert: ManagerAlert): number {
  return alert.level === 'red' ? 0 : 1
}
