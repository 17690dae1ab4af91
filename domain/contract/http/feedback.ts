/** The contract of the routes of suggestions and complaints. */
import type { SuggestionKind, SuggestionReference } from '../../feedback/commands.ts'
import type { PublicSuggestion, Suggestion } from '../../feedback/state.ts'

/** POST /api/suggestions; anyone. The same `commandId` again is the same suggestion. */
export interface SuggestionRequest {
  readonly commandId: string
  readonly kind: SuggestionKind
  readonly text: string
  readonly phone: string | null
}
export interface SuggestionReply {
  readonly reference: SuggestionReference
  /** Complaints: the day by which it is decided whether it is taken up. */
  readonly dueDate: string | null
}

/** GET /api/suggestions/<reference>; anyone who has it (FEED-4). */
export type SuggestionLook = PublicSuggestion & {
  /** Working days left of the date that it has now; negative: so many too late. null: settled, or without a date. */
  readonly daysLeft: number | null
}

/** GET /api/suggestions; duty manager only, newest first. */
export interface SuggestionsReply {
  readonly suggestions: readonly SuggestionLine[]
  readonly today: string
}

export type SuggestionLine = Suggestion & {
  /** null: none was left, or it has been erased (`hasPhone` says which). */
  readonly phone: string | null
  /** Working days left to answer; 0: today is the last, negative: overdue; null: answered, or without a date. */
  readonly daysLeft: number | null
}
