/** Why an errand is not taken a step on. */
import type { PlanRejection } from '../plan/rejections.ts'
import type { LinkRejection } from '../site-link/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type ErrandRejection =
  | { readonly code: 'UnknownErrand'; readonly reference: string }
  | { readonly code: 'ErrandNotReady'; readonly reference: string; readonly status: string }

export const reject: (
  rejection: ErrandRejection | PlanRejection | CommonRejection | Extract<LinkRejection, { code: 'SiteNotAbove' }>,
) => never = stop
