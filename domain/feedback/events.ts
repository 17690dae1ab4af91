/** What has happened to suggestions, complaints and unresolved matters. */
import type { BadgeNo } from '../words/ids.ts'
import type { Difficulty, MatterOutcome, SuggestionKind, SuggestionReference, ToldWay } from './commands.ts'

export type FeedbackEvent =
  | {
      readonly type: 'SuggestionSubmitted'
      readonly reference: SuggestionReference
      readonly kind: SuggestionKind
      readonly text: string
      /** A phone number was left; it stands beside the log (FEED-5). */
      readonly hasPhone: boolean
      readonly date: string
      /** Last day to decide whether a complaint is taken up, to give an unresolved matter to somebody; null for a suggestion. */
      readonly dueDate: string | null
    }
  /** Of a suggestion; in older logs of a complaint as well, which that settled. */
  | {
      readonly type: 'SuggestionAnswered'
      readonly reference: SuggestionReference
      readonly answer: string
      readonly date: string
    }
  | {
      readonly type: 'MatterRouted'
      readonly reference: SuggestionReference
      readonly difficulty: Difficulty
      readonly to: BadgeNo
      readonly date: string
      readonly dueDate: string
    }
  | {
      readonly type: 'MatterAnswered'
      readonly reference: SuggestionReference
      readonly answer: string
      readonly date: string
    }
  | {
      readonly type: 'MatterChecked'
      readonly reference: SuggestionReference
      readonly isGood: boolean
      readonly words: string
      readonly date: string
    }
  | {
      readonly type: 'MatterClosed'
      readonly reference: SuggestionReference
      readonly outcome: MatterOutcome
      readonly told: ToldWay | null
      readonly date: string
    }
