/** Why a door of the locker is not given. */
import { stop, type CommonRejection } from '../words/rejected.ts'

export type LockerRejection =
  | { readonly code: 'NoLocker' }
  /** `doors`: those that there are. */
  | { readonly code: 'UnknownDoor'; readonly door: string; readonly doors: readonly string[] }
  | { readonly code: 'DoorTaken'; readonly door: string; readonly caseNo: string }
  | { readonly code: 'DoorOutOfUse'; readonly door: string; readonly reason: string }
  /** No free door is large enough. */
  | { readonly code: 'NoDoorFree'; readonly size: string }

export const reject: (rejection: LockerRejection | CommonRejection) => never = stop
