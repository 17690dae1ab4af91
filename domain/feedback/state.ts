/** Suggestions, complaints and unresolved matters as their events have made them, and what a citizen may see of one. */
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { addWorkingDays, workingDaysBetween, workingDaysOf } from '../calendar/working-days.ts'
import { daysBetween } from '../words/wall-time.ts'
import { nameOf } from '../words/actor.ts'
import type { BadgeNo } from '../words/ids.ts'
import { streamName } from '../words/stream.ts'
import type { Folds } from '../words/subject.ts'
import type { Difficulty, MatterOutcome, SuggestionKind, SuggestionReference, ToldWay } from './commands.ts'
import type { FeedbackEvent } from './events.ts'

export interface MatterStep {
  readonly what: 'routed' | 'answered' | 'returned' | 'checked' | 'closed'
  readonly date: string
  readonly by: string
  readonly words: string
}

export interface Suggestion {
  readonly reference: SuggestionReference
  readonly kind: SuggestionKind
  readonly text: string
  /** The number itself stands beside the log, until it is erased. */
  readonly hasPhone: boolean
  readonly date: string
  readonly dueDate: string | null
  /** How hard, and in whose hands; null while nobody was given it. */
  readonly difficulty: Difficulty | null
  readonly holder: BadgeNo | null
  readonly answer: { readonly text: string; readonly date: string; readonly by: string } | null
  /** A second person has found the answer good; of a suggestion its answer is that. */
  readonly isChecked: boolean
  readonly closed: {
    readonly outcome: MatterOutcome
    readonly told: ToldWay | null
    readonly date: string
  } | null
  readonly steps: readonly MatterStep[]
}

export interface FeedbackState {
  seq: number
  readonly suggestions: Map<SuggestionReference, Suggestion>
}

/** What anybody with the reference may read: neither the words that were said nor the phone (FEED-4). */
export type PublicSuggestion = Pick<Suggestion, 'reference' | 'kind' | 'date' | 'dueDate'> & {
  readonly state: 'received' | 'inHand' | 'settled'
  readonly outcome: MatterOutcome | null
  readonly answer: { readonly text: string; readonly date: string } | null
}

/** The box before its first word. */
export function emptyFeedback(): FeedbackState {
  return { seq: 0, suggestions: new Map() }
}

export const FEEDBACK_STREAM = streamName<FeedbackState, FeedbackEvent>('feedback')

const FRESH = { difficulty: null, holder: null, answer: null, isChecked: false, closed: null, steps: [] } as const

export const folds: Folds<FeedbackState, FeedbackEvent> = {
  SuggestionSubmitted: ({ suggestions }, { type: _type, ...said }) => {
    suggestions.set(said.reference, { ...said, ...FRESH })
  },
  SuggestionAnswered: (state, { reference, answer: text, date }, { actor }) => {
    const closed = { outcome: 'explained', told: null, date } as const
    change(state, reference, () => ({ answer: { text, date, by: nameOf(actor) }, isChecked: true, closed }))
  },
  MatterRouted: (state, { reference, difficulty, to, date, dueDate }, { actor }) =>
    change(state, reference, ({ steps }) => ({
      difficulty,
      dueDate,
      holder: to,
      steps: [...steps, { what: 'routed', date, by: nameOf(actor), words: to }],
    })),
  MatterAnswered: (state, { reference, answer: text, date }, { actor }) => {
    const by = nameOf(actor)
    change(state, reference, ({ steps }) => ({
      answer: { text, date, by },
      steps: [...steps, { what: 'answered', date, by, words: text }],
    }))
  },
  MatterChecked: (state, { reference, isGood, words, date }, { actor }) =>
    change(state, reference, ({ steps, answer }) => ({
      isChecked: isGood,
      answer: isGood ? answer : null,
      steps: [...steps, { what: isGood ? 'checked' : 'returned', date, by: nameOf(actor), words }],
    })),
  MatterClosed: (state, { reference, outcome, told, date }, { actor }) =>
    change(state, reference, ({ steps }) => ({
      closed: { outcome, told, date },
      steps: [...steps, { what: 'closed', date, by: nameOf(actor), words: outcome }],
    })),
}

function change(
  { suggestions }: FeedbackState,
  reference: SuggestionReference,
  patch: (before: Suggestion) => Partial<Suggestion>,
): void {
  const one = suggestions.get(reference)
  if (one) suggestions.set(reference, { ...one, ...patch(one) })
}

/** The day so many working days after `date`; a hall without a calendar counts every day. */
export function dueAfter(calendar: HallCalendar | null, date: string, days: number): string {
  return addWorkingDays(date, days, workingDaysOf(calendar))
}

/** Working days left to settle, negative when overdue; null for what is settled or has no date (FEED-2). */
export function daysLeft({ dueDate, closed }: Suggestion, calendar: HallCalendar | null, today: string): number | null {
  if (dueDate === null || closed !== null) return null
  return workingDaysBetween(today, dueDate, workingDaysOf(calendar))
}

/**
 * A number is kept until the day after the end, and without one for so many days at most (docs/sources.md D1: the
 * shortest time).
 */
const CONTACT_KEPT_DAYS = 30

/** Whether the phone number of a suggestion has to be gone by `today` (FEED-5). */
export function isContactDue({ date, closed }: Suggestion, today: string): boolean {
  return closed === null ? daysBetween(date, today) > CONTACT_KEPT_DAYS : daysBetween(closed.date, today) > 1
}

/** The citizen's view of one: an answer only once a second person has found it good (MATTER-3). */
export function publicSuggestion(one: Suggestion): PublicSuggestion {
  const { reference, kind, date, dueDate, answer, isChecked, closed, holder } = one
  return {
    reference,
    kind,
    date,
    dueDate,
    state: closed !== null ? 'settled' : holder !== null ? 'inHand' : 'received',
    outcome: closed?.outcome ?? null,
    answer: answer === null || !isChecked ? null : { text: answer.text, date: answer.date },
  }
}
