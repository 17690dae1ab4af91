/** Why a project is not taken a step on. */
import type { PlanRejection } from '../plan/rejections.ts'
import type { DayRejection } from '../queue-day/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type ProjectRejection =
  | { readonly code: 'UnknownProject'; readonly projectNo: string }
  | { readonly code: 'ProjectIsClosed'; readonly projectNo: string }
  /** Only its helper, or the duty manager, gives it into other hands or ends it. */
  | { readonly code: 'NotYourProject'; readonly projectNo: string; readonly badgeNo: string }

export const reject: (
  rejection:
    | ProjectRejection
    | Extract<DayRejection, { code: 'DayIsClosed' }>
    | Extract<PlanRejection, { code: 'UnknownClerk' }>
    | CommonRejection,
) => never = stop
