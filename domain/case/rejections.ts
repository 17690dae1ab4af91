/** Why a case is not taken a step on. */
import type { DayRejection } from '../queue-day/rejections.ts'
import type { LinkRejection } from '../site-link/rejections.ts'
import type { PlanRejection } from '../plan/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'
import type { BadgeNo } from '../words/ids.ts'

export type CaseRejection =
  | { readonly code: 'UnknownCase'; readonly caseNo: string }
  /** What the case has come to does not allow this: decided, withdrawn, handed out … */
  | { readonly code: 'CaseNotReady'; readonly caseNo: string; readonly status: string }
  | { readonly code: 'NotYourDepartment'; readonly caseNo: string; readonly department: string }
  /** `badgeNo`: whoever holds it; null: nobody has taken it yet. */
  | { readonly code: 'NotYourCase'; readonly caseNo: string; readonly badgeNo: BadgeNo | null }
  | { readonly code: 'CaseNotTheirs'; readonly badgeNo: BadgeNo; readonly department: string }
  /** Every material has to be judged before a notice goes out. */
  | { readonly code: 'NotAllJudged'; readonly judged: number; readonly materials: number }
  | { readonly code: 'NothingMissing' }
  /** A second notice for the same case needs the head of the department. */
  | { readonly code: 'SecondNoticeNeedsHead'; readonly notices: number }
  | { readonly code: 'DeferredMissing'; readonly materials: readonly string[] }
  | { readonly code: 'StageNotLast'; readonly stage: string }
  /** Only a red lamp is urged. */
  | { readonly code: 'NotRed'; readonly caseNo: string }
  | { readonly code: 'AlreadyUrged'; readonly orderNo: string; readonly dueDate: string }
  | { readonly code: 'NoOpenUrge'; readonly caseNo: string }
  | { readonly code: 'WrongPickupCode' }
  | { readonly code: 'NothingToPickUp' }
  | { readonly code: 'NoPickupQueue' }

export const reject: (
  rejection:
    | CaseRejection
    | PlanRejection
    | CommonRejection
    | Extract<LinkRejection, { code: 'SiteNotAbove' }>
    | Extract<DayRejection, { code: 'UnknownMaterial' | 'DayIsClosed' }>,
) => never = stop
