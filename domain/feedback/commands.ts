/**
 * Orders about what citizens say of the hall (articles 10 and 22): a suggestion box that takes nameless words, and
 * complaints with a clock.
 */

/** "Y2026-4827195036": the year it came in, and ten digits that nobody can guess. */
export type SuggestionReference = string
export type SuggestionKind = 'suggestion' | 'complaint'

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
