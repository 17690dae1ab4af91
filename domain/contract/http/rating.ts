/** The contract of the routes of ratings. */
import type { Verdict } from '../../rating/commands.ts'
import type { Reason } from '../../rating/levels.ts'
import type { GivenRating, RatingFigures } from '../../rating/state.ts'
import type { Rectification } from '../../rectification/state.ts'

/** Ratings and assessments are asked for so many days at once. */
export const STRETCH_DAYS_MOST = 31

/**
 * GET /api/ratings/visits/<link>: whoever has the slip's link, up to the last day for rating it. 404 for a link that no
 * visit of these days has.
 */
export interface RatableVisit {
  readonly date: string
  readonly ticketNo: string
  /** Label of the window where it ended; '' while it has not. */
  readonly window: string
  readonly items: number
  readonly done: number
  readonly waitMin: number
  readonly serviceMin: number
  readonly state: 'open' | 'rated' | 'notFinished'
  /** Last day on which it may be rated. */
  readonly untilDate: string
}

/** POST /api/ratings; whoever has the link. The same `commandId` again is the same rating. */
export interface RatingRequest extends Verdict {
  readonly commandId: string
  readonly link: string
  readonly date: string
  readonly ticketNo: string
}
/** POST /api/ratings/cases; whoever holds the receipt of a case that has ended. */
export interface CaseRatingRequest extends Verdict {
  readonly commandId: string
  readonly receipt: string
  readonly caseNo: string
}
export interface RatingReply {
  /** Of a poor rating: under which it is looked into. */
  readonly rectification: string | null
}

/** GET /api/ratings?from=2026-11-01&to=2026-11-30; duty manager only, 31 days at most. */
export interface RatingsReply {
  readonly days: readonly { readonly date: string; readonly figures: RatingFigures }[]
  readonly total: RatingFigures
  readonly reasons: readonly { readonly reason: Reason; readonly count: number }[]
  /** With words, a poor level or a review, newest first. */
  readonly notable: readonly (Omit<GivenRating, 'badgeNo'> & { readonly date: string })[]
  readonly poor: readonly PoorRatingLine[]
  readonly today: string
}

export type PoorRatingLine = Rectification & {
  /** null: none was left, or it has been erased. */
  readonly phone: string | null
  /** The applicant's, where none was left and the rating is of a case (APPLICANT-5); null: none. */
  readonly applicantPhone: string | null
  /** Working days left; negative: overdue; null: closed. */
  readonly daysLeft: number | null
}

/** GET /api/ratings/mine; staff: one's own figures of the thirty days before today; null with fewer than five ratings. */
export interface OwnRatingsReply {
  readonly from: string
  readonly to: string
  readonly figures: RatingFigures | null
}
