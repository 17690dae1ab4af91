/**
 * Orders about poor ratings (差评整改): each is verified, mended where it was founded, and whoever left a number is
 * called back.
 */
import { MANAGER, type Access } from '../words/who.ts'

/** "P2026-4827195036": the year of the rating, and ten digits that nobody can guess. */
export type RectificationReference = string

/** What verifying has shown: as said, not as said, or meant for something else (a mistake of the rater). */
export const FINDINGS = ['founded', 'unfounded', 'mistaken'] as const
export type Finding = (typeof FINDINGS)[number]

/** What became of a call: spoken with, not reached, or no number was left. */
export const CALL_RESULTS = ['content', 'notContent', 'notReached'] as const
export type CallResult = (typeof CALL_RESULTS)[number]

export type RectificationCommand =
  | {
      readonly type: 'VerifyPoorRating'
      readonly reference: RectificationReference
      readonly finding: Finding
      readonly words: string
    }
  /** What was mended; only of a founded one. */
  | { readonly type: 'MendPoorRating'; readonly reference: RectificationReference; readonly words: string }
  | {
      readonly type: 'CallBackRater'
      readonly reference: RectificationReference
      readonly result: CallResult
      readonly words: string
    }
  | { readonly type: 'ClosePoorRating'; readonly reference: RectificationReference; readonly words: string }

export const RECTIFICATION_MAY: Access<RectificationCommand> = {
  VerifyPoorRating: MANAGER,
  MendPoorRating: MANAGER,
  CallBackRater: MANAGER,
  ClosePoorRating: MANAGER,
}
