/**
 * Orders about what citizens say of the hall (articles 10 and 22): a suggestion box that takes nameless words, complaints,
 * and matters that could not be done (办不成事), each of the last two with a clock, a holder and a second pair of eyes.
 */

import type { BadgeNo } from '../words/ids.ts'
import { MANAGER, STAFF, type Access } from '../words/who.ts'

/** "Y2026-4827195036": the year it came in, and ten digits that nobody can guess. */
export type SuggestionReference = string
export const SUGGESTION_KINDS = ['suggestion', 'complaint', 'unresolved'] as const
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number]

/** How hard a complaint or an unresolved matter is; each has its working days in the hall's settings. */
export const DIFFICULTIES = ['simple', 'medium', 'hard'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

/** What came of it. */
export const MATTER_OUTCOMES = ['resolved', 'explained', 'notUpheld', 'referred'] as const
export type MatterOutcome = (typeof MATTER_OUTCOMES)[number]

/** How whoever left a number was told. */
export const TOLD_WAYS = ['phone', 'inPerson', 'letter'] as const
export type ToldWay = (typeof TOLD_WAYS)[number]

/** Characters of what somebody says, and of an answer to it. */
export const FEEDBACK_TEXT_MOST = 500

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
  /** Given to somebody, with its difficulty and so its clock; may be given on as long as there is no answer. */
  | {
      readonly type: 'RouteMatter'
      readonly reference: SuggestionReference
      readonly difficulty: Difficulty
      readonly to: BadgeNo
    }
  /** By whom it was given to. */
  | { readonly type: 'AnswerMatter'; readonly reference: SuggestionReference; readonly answer: string }
  /** By somebody else than who answered; one that is not good goes back. */
  | {
      readonly type: 'CheckMatter'
      readonly reference: SuggestionReference
      readonly isGood: boolean
      readonly words: string
    }
  | {
      readonly type: 'CloseMatter'
      readonly reference: SuggestionReference
      readonly outcome: MatterOutcome
      /** null: nobody left a number. */
      readonly told: ToldWay | null
    }

export const FEEDBACK_MAY: Access<FeedbackCommand> = {
  SubmitSuggestion: ['kiosk', 'visitor', 'holder', ...STAFF],
  AnswerSuggestion: MANAGER,
  RouteMatter: MANAGER,
  AnswerMatter: STAFF,
  CheckMatter: MANAGER,
  CloseMatter: MANAGER,
}
