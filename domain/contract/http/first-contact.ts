/** The contract of the routes of first contacts and of matters in one's hands. */
import type { FirstContact } from '../../first-contact/state.ts'
import type { Suggestion } from '../../feedback/state.ts'

/**
 * GET /api/first-contacts?date=2026-11-25; staff: one's own of that day, of today with every open one, however old;
 * floor guides and the duty manager see everybody's.
 */
export interface FirstContactsReply {
  readonly today: string
  /** Newest first. */
  readonly contacts: readonly (FirstContact & { readonly date: string })[]
  readonly figures: { readonly count: number; readonly open: number; readonly quickShare: number | null }
}

/** GET /api/matters/mine; staff: complaints and unresolved matters that one was given, without phone numbers. */
export interface OwnMattersReply {
  readonly matters: readonly (Omit<Suggestion, 'hasPhone'> & { readonly daysLeft: number | null })[]
}
