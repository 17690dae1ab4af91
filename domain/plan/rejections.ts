/** Ways to say no because of the plan: something is not in it, or not for this. */
import type { QueueId } from '../words/ids.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type PlanRejection =
  | { readonly code: 'UnknownItem'; readonly item: string }
  | { readonly code: 'ItemNotForTickets'; readonly item: string }
  /** Approved, perhaps, but not in force today; `fromDate` is when it is, null when no date is set (article 7). */
  | { readonly code: 'ItemNotInForce'; readonly item: string; readonly fromDate: string | null }
  /** Higher law keeps this item out of the shared service: where it is done, and which law says so (article 5). */
  | {
      readonly code: 'ItemNotShared'
      readonly item: string
      readonly basis: string
      readonly basisEn: string
      readonly place: string
      readonly placeEn: string
      readonly address: string
      readonly addressEn: string
    }
  | { readonly code: 'NoItems' }
  | { readonly code: 'TooManyItems'; readonly most: number }
  | { readonly code: 'UnknownQueue'; readonly queue: QueueId }
  | { readonly code: 'UnknownCounter'; readonly counter: string }
  | { readonly code: 'UnknownClerk'; readonly badgeNo: string }

export const reject: (rejection: PlanRejection | CommonRejection) => never = stop
