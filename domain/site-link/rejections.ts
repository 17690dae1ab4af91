/** Why a ticket is not handed up, taken in or given back. */
import type { PlanRejection } from '../plan/rejections.ts'
import type { DayRejection } from '../queue-day/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type LinkRejection =
  /** A ticket is handed up only to a site above this one (LINK-5). */
  | { readonly code: 'SiteNotAbove'; readonly site: string }
  | { readonly code: 'UnknownEscalation'; readonly escalationId: string }

export const reject: (rejection: LinkRejection | DayRejection | PlanRejection | CommonRejection) => never = stop
