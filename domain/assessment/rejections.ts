/** Why nothing is entered. */
import type { PlanRejection } from '../plan/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type AssessmentRejection =
  | { readonly code: 'UnknownEntry'; readonly entryNo: number }
  | { readonly code: 'SpanBackwards'; readonly from: string; readonly to: string }
  /** Nobody writes about themselves. */
  | { readonly code: 'OwnEntry'; readonly badgeNo: string }

export const reject: (
  rejection: AssessmentRejection | CommonRejection | Extract<PlanRejection, { code: 'UnknownClerk' }>,
) => never = stop
