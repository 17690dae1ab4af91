/** Which condition of a machine calls the duty manager, and how loudly (DEV-3). */
import type { Condition } from './condition.ts'
import type { DeviceCause } from '../words/alert.ts'

export type AlarmLevel = 'yellow' | 'red'

/**
 * Red: people are not served or not called because of it. Yellow: soon they will not be. A machine taken out of use on
 * purpose calls nobody.
 */
const LEVELS: Readonly<Record<DeviceCause, AlarmLevel | null>> = {
  disabled: null,
  silent: 'red',
  voiceFailed: 'red',
  printerOffline: 'red',
  coverOpen: 'red',
  paperOut: 'red',
  diskFull: 'red',
  ticketsKept: 'yellow',
  lockerSilent: 'yellow',
  doorOpen: 'yellow',
  postSilent: 'yellow',
  noReport: 'yellow',
  readerOffline: 'yellow',
  paperLow: 'yellow',
  clipMissing: 'yellow',
  clockOff: 'yellow',
  diskLow: 'yellow',
}

/** null: nobody need look. */
export function alarmLevelOf({ cause }: Pick<Condition, 'cause'>): AlarmLevel | null {
  return cause === null ? null : LEVELS[cause]
}
