/** What has happened to suggestions and complaints. */
import type { SuggestionKind, SuggestionReference } from './commands.ts'

export type FeedbackEvent =
  | {
      readonly type: 'SuggestionSubmitted'
      readonly reference: SuggestionReference
      readonly kind: SuggestionKind
      readonly text: string
      /** A phone number was left; it stands beside the log (FEED-5). */
      readonly hasPhone: boolean
      readonly date: string
      /** Complaints: last day to decide whether it is taken up; null for a suggestion. */
      readonly dueDate: string | null
    }
  | {
      readonly type: 'SuggestionAnswered'
      readonly reference: SuggestionReference
      readonly answer: string
      readonly date: string
    }
