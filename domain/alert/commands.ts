/** What a duty manager does with an alert: takes it, silences it for a time, gives it back. */
import { FLOOR_STAFF, MANAGER, type Access } from '../words/who.ts'
import type { Cause, Seen } from './cause.ts'

/** Longest silence. */
export const SILENCE_MIN_MOST = 120

/** Why a mark ends: whoever had it gave it back; the trouble is gone, has become worse, or the silence is over. */
const ENDINGS = ['handedBack', 'gone', 'worse', 'over'] as const
export type Ending = (typeof ENDINGS)[number]

export type AlertCommand =
  /** `seen`: what it was like when the button was pressed; what is worse comes back (ALERT-4). */
  | { readonly type: 'TakeAlert'; readonly cause: Cause; readonly seen: Seen }
  | { readonly type: 'SilenceAlert'; readonly cause: Cause; readonly seen: Seen; readonly minutes: number }
  | { readonly type: 'ReturnAlert'; readonly cause: Cause }
  /** The server saw that it is gone, worse or over. */
  | { readonly type: 'EndAlertMark'; readonly cause: Cause; readonly markNo: number; readonly why: Ending }

export const ALERT_MAY: Access<AlertCommand> = {
  TakeAlert: FLOOR_STAFF,
  SilenceAlert: MANAGER,
  ReturnAlert: FLOOR_STAFF,
  EndAlertMark: ['timekeeper'],
}
