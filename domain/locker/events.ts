/** What has happened to the doors of the locker: the stream `locker`. */
import type { CaseNo } from '../words/case-no.ts'

export type LockerEvent =
  | { readonly type: 'DoorFilled'; readonly door: string; readonly caseNo: CaseNo }
  | { readonly type: 'DoorFreed'; readonly door: string; readonly caseNo: CaseNo }
  | { readonly type: 'DoorMarked'; readonly door: string; readonly isOut: boolean; readonly reason: string }
