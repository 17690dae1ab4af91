/**
 * Orders about what citizens say of the hall (articles 10 and 22): a suggestion box that takes nameless words, and
 * complaints with a clock.
 */

import { MANAGER, STAFF, type Access } from '../words/who.ts'

/** "Y2026-4827195036": the year it came in, and ten digits that nobody can guess. */
export type SuggestionReference = string
export const SUGGESTION_KINDS = ['suggestion', 'complaint'] as const
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number]

export type FeedbackCommand =
  /**
   * `phone` only from those who want to hear back; null is anonymous. It goes into a table of its own and never into
   * the log.
   */
  | {
      readonly type: 'SubmitSuggestion'
      readonly kind: SuggestionKind
      readonly text: string
      readonly phone: string | null
    }
  | { readonly type: 'AnswerSuggestion'; readonly reference: SuggestionReference; readonly answer: string }

export const FEEDBACK_MAY: Access<FeedbackCommand> = {
  SubmitSuggestion: ['kiosk', 'visitor', 'holder', ...STAFF],
  AnswerSuggestion: MANAGER,
}
