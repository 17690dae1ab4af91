/**
 * Decides suggestions and complaints (FEED-1 … FEED-3): a reference for each, a clock of working days for a complaint,
 * one answer.
 */
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { addWorkingDays } from '../calendar/day-plan.ts'
import { addDays } from '../words/wall-time.ts'
import type { Actor } from '../words/actor.ts'
import { freshReference } from '../words/reference.ts'
import { reject } from '../words/rejected.ts'
import type { FeedbackCommand } from './commands.ts'
import type { FeedbackEvent } from './events.ts'
import type { FeedbackState } from './state.ts'

export interface FeedbackContext {
  readonly actor: Actor
  /** 'YYYY-MM-DD' of the hall now. */
  readonly today: string
  /** Unguessable text of at least 128 bits, made outside. */
  readonly random: string
  /** null: the hall has no calendar, every day counts. */
  readonly calendar: HallCalendar | null
}

/** Working days within which it is decided whether a complaint is taken up (docs/sources.md N7). */
export const COMPLAINT_WORKING_DAYS = 5

/** The event of a lawful order; throws Rejected otherwise. */
export function decideFeedback(
  state: Readonly<FeedbackState>,
  command: FeedbackCommand,
  context: FeedbackContext,
): FeedbackEvent {
  const { actor, today } = context
  if (command.type === 'SubmitSuggestion') {
    const text = command.text.trim()
    if (text === '') reject({ code: 'FieldMissing', field: 'text' })
    return {
      type: 'SuggestionSubmitted',
      reference: freshReference('Y', today, context.random, (one) => state.suggestions.has(one)),
      kind: command.kind,
      text,
      hasPhone: phoneIn(command) !== null,
      date: today,
      dueDate: command.kind === 'complaint' ? dueOf(context) : null,
    }
  }
  if (actor.kind !== 'clerk' || actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
  const one =
    state.suggestions.get(command.reference) ?? reject({ code: 'UnknownSuggestion', reference: command.reference })
  if (one.answer !== null) reject({ code: 'SuggestionSettled', reference: one.reference, date: one.answer.date })
  const answer = command.answer.trim()
  if (answer === '') reject({ code: 'FieldMissing', field: 'answer' })
  return { type: 'SuggestionAnswered', reference: one.reference, answer, date: today }
}

/** The number that was left, or null. */
export function phoneIn({ phone }: Extract<FeedbackCommand, { type: 'SubmitSuggestion' }>): string | null {
  const left = phone?.trim() ?? ''
  return left === '' ? null : left
}

function dueOf({ calendar, today }: FeedbackContext): string {
  return calendar === null
    ? addDays(today, COMPLAINT_WORKING_DAYS)
    : addWorkingDays(calendar, today, COMPLAINT_WORKING_DAYS)
}
