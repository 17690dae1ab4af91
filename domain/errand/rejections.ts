/** Why an errand is not taken a step on. */
import type { PlanRejection } from '../plan/rejections.ts'
import type { DayRejection } from '../queue-day/rejections.ts'
import type { LinkRejection } from '../site-link/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type ErrandRejection =
  | { readonly code: 'UnknownErrand'; readonly reference: string }
  /** As many names as pieces. */
  | { readonly code: 'PapersDiffer'; readonly papers: number; readonly materials: number }
  /** What was counted is not what was handed over: no receipt, and the giver still answers for it. */
  | { readonly code: 'CountDiffers'; readonly reference: string; readonly counted: number; readonly materials: number }
  | { readonly code: 'ErrandNotRed'; readonly reference: string }
  | { readonly code: 'AlreadyUrged'; readonly orderNo: string; readonly dueDate: string }
  | { readonly code: 'NoErrandUrge'; readonly reference: string }
  /** Somebody else of this site answers for it. */
  | { readonly code: 'NotYourErrand'; readonly reference: string; readonly name: string }
  | { readonly code: 'ErrandNotReady'; readonly reference: string; readonly status: string }

export const reject: (
  rejection:
    | ErrandRejection
    | Extract<DayRejection, { code: 'DayIsClosed' }>
    | PlanRejection
    | CommonRejection
    | Extract<LinkRejection, { code: 'SiteNotAbove' }>,
) => never = stop
