/**
 * Orders about ratings (好差评): one for each visit and each case, given freely, never changed; a review is a record of
 * its own.
 */
import type { TicketNo } from '../words/ids.ts'
import { MANAGER, type Access } from '../words/who.ts'
import type { Level, Reason } from './levels.ts'

/** What somebody says of a visit or a case. */
export interface Verdict {
  readonly level: Level
  readonly reasons: readonly Reason[]
  readonly words: string
  /** Left to be called back, with the two lowest levels only; it stands beside the log. */
  readonly phone: string | null
}

/** How a tablet at a window ended without a rating. */
export const SKIPPED = ['declined', 'timedOut'] as const
export type Skipped = (typeof SKIPPED)[number]

export const DECISIONS = ['stands', 'setAside'] as const
export type ReviewDecision = (typeof DECISIONS)[number]

export type RatingCommand =
  /** `date`: the service date of the number. Phone and kiosk prove with the slip's `link` that it is theirs. */
  | ({
      readonly type: 'RateVisit'
      readonly date: string
      readonly ticketNo: TicketNo
      readonly link?: string
    } & Verdict)
  /** Not now; whoever has the slip may still rate later. */
  | {
      readonly type: 'SkipRating'
      readonly date: string
      readonly ticketNo: TicketNo
      readonly link?: string
      readonly how: Skipped
    }
  /** Of a case by its number alone; the server's route says whether it is over, and since when. */
  | ({ readonly type: 'RateCase'; readonly caseNo: string; readonly decidedDate: string } & Verdict)
  /** An appeal was heard: the rating stays as it was given, and whether it counts is a record beside it. */
  | {
      readonly type: 'ReviewRating'
      readonly date: string
      readonly about: string
      readonly decision: ReviewDecision
      readonly reason: string
    }
  /** Nobody may rate this date any more: how many said nothing, and whether that counts as a default (N19). */
  | { readonly type: 'CloseRatings'; readonly date: string }

/** The counter's tablet is bound to its counter by its pairing; the decider looks. */
export const RATING_MAY: Access<RatingCommand> = {
  RateVisit: ['ratingPad', 'kiosk', 'holder', 'visitor'],
  SkipRating: ['ratingPad', 'holder', 'visitor'],
  RateCase: [],
  ReviewRating: MANAGER,
  CloseRatings: ['timekeeper'],
}
