/** What has happened to the ratings of one date. */
import type { BadgeNo, CounterId, ItemId, QueueId, TicketNo } from '../words/ids.ts'
import type { ReviewDecision, Skipped } from './commands.ts'
import type { Level, Reason } from './levels.ts'

/** The way a rating came; never who gave it. */
export type RatingChannel = 'tablet' | 'phone' | 'kiosk' | 'case'

/** Where the visit ended: the window and the person whose service was rated. */
export interface Served {
  readonly counter: CounterId | null
  readonly badgeNo: BadgeNo | null
  readonly queue: QueueId | null
  readonly items: readonly ItemId[]
}

export type RatingEvent =
  | ({
      readonly type: 'Rated'
      /** "C032", or "261126 0147" for a case. */
      readonly about: string
      readonly ticketNo: TicketNo | null
      readonly caseNo: string | null
      readonly level: Level
      readonly reasons: readonly Reason[]
      readonly reasonsVersion: number
      readonly words: string
      readonly channel: RatingChannel
      /** Of the poor rating's own record; null for a good one. */
      readonly rectification: string | null
    } & Served)
  | ({ readonly type: 'RatingSkipped'; readonly about: string; readonly how: Skipped } & Served)
  | {
      readonly type: 'RatingReviewed'
      readonly about: string
      readonly decision: ReviewDecision
      readonly reason: string
    }
  | {
      readonly type: 'RatingsClosed'
      readonly date: string
      /** Visits of this date that ended without a word. */
      readonly silent: number
      /** They count as rated by default, by the hall's rule. */
      readonly isDefault: boolean
    }
