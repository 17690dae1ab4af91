/** Why a suggestion or a matter is not taken, answered or closed. */
import type { PlanRejection } from '../plan/rejections.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type FeedbackRejection =
  | { readonly code: 'UnknownSuggestion'; readonly reference: string }
  | { readonly code: 'SuggestionSettled'; readonly reference: string; readonly date: string }
  /** `needed`: what has to come first. */
  | { readonly code: 'MatterNotReady'; readonly reference: string; readonly needed: MatterNeed }

/**
 * Given to somebody; answered; checked by a second person; told to whoever left a number; a kind that has these steps;
 * not answered yet.
 */
export type MatterNeed = 'routed' | 'answered' | 'checked' | 'secondPerson' | 'told' | 'matter' | 'unanswered'

export const reject: (
  rejection: FeedbackRejection | CommonRejection | Extract<PlanRejection, { code: 'UnknownClerk' }>,
) => never = stop
