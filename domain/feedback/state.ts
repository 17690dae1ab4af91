/** Suggestions and complaints as their events have made them, and what a citizen may see of one. */
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { workingDaysBetween } from '../calendar/day-plan.ts'
import { daysBetween } from '../words/wall-time.ts'
import { nameOf } from '../words/actor.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { SuggestionKind, SuggestionReference } from './commands.ts'
import type { FeedbackEvent } from './events.ts'

export interface Suggestion {
  readonly reference: SuggestionReference
  readonly kind: SuggestionKind
  readonly text: string
  /** The number itself stands beside the log, until it is erased. */
  readonly hasPhone: boolean
  readonly date: string
  readonly dueDate: string | null
  readonly answer: { readonly text: string; readonly date: string; readonly by: string } | null
}

export interface FeedbackState {
  seq: number
  readonly suggestions: Map<SuggestionReference, Suggestion>
}

/** What anybody with the reference may read: neither the words that were said nor the phone (FEED-4). */
export type PublicSuggestion = Pick<Suggestion, 'reference' | 'kind' | 'date' | 'dueDate'> & {
  readonly answer: { readonly text: string; readonly date: string } | null
}

/** The box before its first word. */
export function emptyFeedback(): FeedbackState {
  return { seq: 0, suggestions: new Map() }
}

export const FEEDBACK_STREAM = streamName<FeedbackState, FeedbackEvent>('feedback')

export const folds: Folds<FeedbackState, FeedbackEvent> = {
  SuggestionSubmitted: ({ suggestions }, { type: _type, ...said }) => {
    suggestions.set(said.reference, { ...said, answer: null })
  },
  SuggestionAnswered: ({ suggestions }, { reference, answer: text, date }, { actor }) => {
    const one = suggestions.get(reference)
    if (one) suggestions.set(reference, { ...one, answer: { text, date, by: nameOf(actor) } })
  },
}

/**
 * Working days left to answer, negative when overdue; null for what is answered or has no date (FEED-2). A hall without
 * a calendar counts every day.
 */
export function daysLeft({ dueDate, answer }: Suggestion, calendar: HallCalendar | null, today: string): number | null {
  if (dueDate === null || answer !== null) return null
  return calendar === null ? daysBetween(today, dueDate) : workingDaysBetween(calendar, today, dueDate)
}

/**
 * A number is kept until the day after the answer, and without one for so many days at most (docs/sources.md D1: the
 * shortest time).
 */
export const CONTACT_KEPT_DAYS = 30

/** Whether the phone number of a suggestion has to be gone by `today` (FEED-5). */
export function isContactDue({ date, answer }: Suggestion, today: string): boolean {
  return answer === null ? daysBetween(date, today) > CONTACT_KEPT_DAYS : daysBetween(answer.date, today) > 1
}

/** The citizen's view of one. */
export function publicSuggestion({ reference, kind, date, dueDate, answer }: Suggestion): PublicSuggestion {
  return { reference, kind, date, dueDate, answer: answer === null ? null : { text: answer.text, date: answer.date } }
}
