/** What the duty manager is warned of, whichever room finds it. */
import type { CounterId } from './ids.ts'

/** What is wrong, in one word; the pages have a sentence for each. */
export type DeviceCause =
  | 'disabled'
  | 'silent'
  | 'noReport'
  | 'paperOut'
  | 'coverOpen'
  | 'printerOffline'
  | 'paperLow'
  | 'voiceFailed'
  | 'clipMissing'
  | 'readerOffline'
  | 'diskFull'
  | 'diskLow'
  | 'clockOff'
  | 'ticketsKept'
  | 'lockerSilent'
  | 'doorOpen'
  | 'postSilent'

export interface ManagerAlert {
  readonly level: 'yellow' | 'red'
  readonly kind:
    | 'waitNear'
    | 'waitOver'
    | 'longService'
    | 'help'
    | 'device'
    | 'noCounter'
    | 'noCover'
    | 'overdue'
    | 'silentVillage'
    | 'notFiled'
    | 'urgeLate'
    | 'caseSilent'
    | 'toldOver'
    | 'slotOver'
    | 'slipRefused'
    | 'post'
    | 'hook'
    | 'noAgent'
    | 'standby'
    | 'backup'
    | 'records'
    | 'diskLow'
    | 'clock'
    | 'noNotice'
    | 'guessing'
  readonly zone: string | null
  readonly counter: CounterId | null
  readonly place: string | null
  readonly helpNo: number | null
  /** What is wrong with a device. */
  readonly cause?: DeviceCause
  /** Who could stand in now, by name (COVER-2); of an order that nobody answers who sent it (WATCH-5). */
  readonly who?: readonly string[]
  readonly sinceMs: number
  readonly value: number
}
