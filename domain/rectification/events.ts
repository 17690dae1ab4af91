/** What has happened to poor ratings. */
import type { QueueId, TicketNo } from '../words/ids.ts'
import type { CallResult, Finding, RectificationReference } from './commands.ts'

export type RectificationEvent =
  | {
      readonly type: 'RectificationOpened'
      readonly reference: RectificationReference
      /** The date of the visit, and what was rated: the number of that day, or a case by its number. */
      readonly visitDate: string
      readonly ticketNo: TicketNo | null
      readonly caseNo: string | null
      readonly queue: QueueId | null
      readonly level: 1 | 2
      readonly reasons: readonly string[]
      readonly words: string
      /** A phone number was left; it stands beside the log (FEED-5). */
      readonly hasPhone: boolean
      readonly date: string
      readonly dueDate: string
    }
  | {
      readonly type: 'PoorRatingVerified'
      readonly reference: RectificationReference
      readonly finding: Finding
      readonly words: string
      readonly date: string
    }
  | {
      readonly type: 'PoorRatingMended'
      readonly reference: RectificationReference
      readonly words: string
      readonly date: string
    }
  | {
      readonly type: 'RaterCalledBack'
      readonly reference: RectificationReference
      readonly result: CallResult
      readonly words: string
      readonly date: string
    }
  | {
      readonly type: 'RectificationClosed'
      readonly reference: RectificationReference
      readonly words: string
      readonly date: string
    }
