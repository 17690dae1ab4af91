/** Why a first contact is not opened or closed. */
import type { PlanRejection } from '../plan/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type FirstContactRejection =
  | { readonly code: 'UnknownFirstContact'; readonly contactNo: number }
  | { readonly code: 'FirstContactClosed'; readonly contactNo: number }
  /** Only whoever answers for it, or the duty manager, ends it. */
  | { readonly code: 'NotYourContact'; readonly contactNo: number; readonly badgeNo: string }

export const reject: (
  rejection: FirstContactRejection | CommonRejection | Extract<PlanRejection, { code: 'UnknownClerk' }>,
) => never = stop
