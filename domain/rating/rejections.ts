/** Why a visit is not rated. */
import type { DayRejection } from '../queue-day/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type RatingRejection =
  | { readonly code: 'AlreadyRated'; readonly about: string; readonly atMs: number }
  /** Only a finished visit is rated; `status` is what it is now. */
  | { readonly code: 'VisitNotFinished'; readonly ticketNo: string; readonly status: string }
  | { readonly code: 'RatingTooLate'; readonly date: string; readonly days: number }
  /** A reason of another level's list. */
  | { readonly code: 'ReasonNotOfLevel'; readonly reason: string; readonly level: number }
  /** A number is left with the two lowest levels only. */
  | { readonly code: 'NoCallBack'; readonly level: number }
  /** This tablet stands at another window, or somebody else has been served here since. */
  | { readonly code: 'NotThisWindow'; readonly counter: string }
  | { readonly code: 'UnknownRating'; readonly about: string }
  | { readonly code: 'RatingReviewedBefore'; readonly about: string }
  /** Whoever is rated does not decide on it. */
  | { readonly code: 'OwnRating'; readonly about: string }

export const reject: (
  rejection: RatingRejection | CommonRejection | Extract<DayRejection, { code: 'UnknownTicket' }>,
) => never = stop
