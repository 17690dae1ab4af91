/** Why a suggestion is not taken or not answered. */
import { stop, type CommonRejection } from '../words/rejected.ts'

export type FeedbackRejection =
  | { readonly code: 'UnknownSuggestion'; readonly reference: string }
  | { readonly code: 'SuggestionSettled'; readonly reference: string; readonly date: string }

export const reject: (rejection: FeedbackRejection | CommonRejection) => never = stop
