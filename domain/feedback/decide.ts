/**
 * Decides suggestions and complaints (FEED-1 … FEED-3): a reference for each, a clock of working days for a complaint,
 * one answer.
 */
import type { World } from '../plan/world.ts'
import { addWorkingDays } from '../calendar/day-plan.ts'
import { addDays } from '../words/wall-time.ts'
import { freshReference } from '../words/reference.ts'
import { wordsIn } from '../words/rejected.ts'
import { onto } from '../words/stream.ts'
import type { Deciders } from '../words/subject.ts'
import type { FeedbackCommand } from './commands.ts'
import { reject } from './rejections.ts'
import { FEEDBACK_STREAM } from './state.ts'

/** Working days within which it is decided whether a complaint is taken up (docs/sources.md N7). */
export const COMPLAINT_WORKING_DAYS = 5

export const deciders: Deciders<FeedbackCommand, World> = {
  SubmitSuggestion: (command, world) => {
    const { state, today, random } = world
    const { suggestions } = state(FEEDBACK_STREAM)
    const text = wordsIn(command.text, 'text')
    const reference = freshReference('Y', today, random, (one) => suggestions.has(one))
    const phone = phoneIn(command)
    const made = onto(FEEDBACK_STREAM, {
      type: 'SuggestionSubmitted',
      reference,
      kind: command.kind,
      text,
      hasPhone: phone !== null,
      date: today,
      dueDate: command.kind === 'complaint' ? dueOf(world) : null,
    })
    return [phone === null ? made : { ...made, contacts: [{ reference, phone }] }]
  },
  AnswerSuggestion: (command, { actor, state, today }) => {
    if (actor.kind !== 'clerk' || actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
    const { reference, answer: answered } =
      state(FEEDBACK_STREAM).suggestions.get(command.reference) ??
      reject({ code: 'UnknownSuggestion', reference: command.reference })
    if (answered !== null) reject({ code: 'SuggestionSettled', reference, date: answered.date })
    const answer = wordsIn(command.answer, 'answer')
    return [onto(FEEDBACK_STREAM, { type: 'SuggestionAnswered', reference, answer, date: today })]
  },
}

/** The number that was left, or null. */
function phoneIn({ phone }: Extract<FeedbackCommand, { type: 'SubmitSuggestion' }>): string | null {
  const left = phone?.trim() ?? ''
  return left === '' ? null : left
}

function dueOf({ plan, today }: World): string {
  const { calendar } = plan.settings
  return calendar === null
    ? addDays(today, COMPLAINT_WORKING_DAYS)
    : addWorkingDays(calendar, today, COMPLAINT_WORKING_DAYS)
}
