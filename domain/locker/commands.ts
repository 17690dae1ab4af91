/** Orders about the doors of the pick-up locker; results are put in and taken out by orders about their cases. */
import { MANAGER, type Access } from '../words/who.ts'
import type { CaseNo } from '../words/case-no.ts'

export type LockerCommand =
  /** Out of use, with a reason, or in use again. */
  | { readonly type: 'MarkDoor'; readonly door: string; readonly isOut: boolean; readonly reason: string }
  /** A result lies in this door since before doors were kept account of (timekeeper). */
  | { readonly type: 'FindDoorFilled'; readonly door: string; readonly caseNo: CaseNo }

export const LOCKER_MAY: Access<LockerCommand> = { MarkDoor: MANAGER, FindDoorFilled: ['timekeeper'] }
