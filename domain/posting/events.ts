/** Who was sent where and until when, and how that went on. */
import type { BadgeNo, CounterId, QueueId } from '../words/ids.ts'
import type { PostingNote, Tide } from './commands.ts'

export type PostingEvent =
  | {
      readonly type: 'SentToCounter'
      readonly counter: CounterId
      readonly badgeNo: BadgeNo
      /** The window that they sat at then; null: none. */
      readonly from: CounterId | null
      readonly queue: QueueId
      readonly untilMs: number
    }
  | { readonly type: 'CalledBack'; readonly counter: CounterId }
  | { readonly type: 'PostingNoted'; readonly counter: CounterId; readonly what: PostingNote }
  | { readonly type: 'TideSet'; readonly queue: QueueId; readonly tide: Tide }
