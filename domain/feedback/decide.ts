/**
 * Decides suggestions, complaints and unresolved matters (FEED-1 … FEED-3, MATTER-1 … MATTER-4): a reference for each, a
 * clock of working days, one answer, and for matters a holder, a second person and an outcome.
 */
import type { World } from '../plan/world.ts'
import { serviceRules } from '../plan/service-rules.ts'
import { freshReference } from '../words/reference.ts'
import { wordsIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders, OfType } from '../words/subject.ts'
import type { FeedbackCommand, SuggestionKind } from './commands.ts'
import type { FeedbackEvent } from './events.ts'
import { reject, type MatterNeed } from './rejections.ts'
import { FEEDBACK_STREAM, dueAfter, type Suggestion } from './state.ts'

/** Working days within which it is decided whether a complaint is taken up (docs/sources.md N7). */
const COMPLAINT_WORKING_DAYS = 5
/** Working days within which an unresolved matter is given to somebody (D). */
const ROUTING_WORKING_DAYS = 1

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
      dueDate: firstDue(command.kind, world),
    })
    return [phone === null ? made : { ...made, contacts: [{ reference, phone }] }]
  },
  AnswerSuggestion: (command, world) => {
    const { actor, today } = world
    if (actor.kind !== 'clerk' || actor.role !== 'dutyManager') reject({ code: 'NotAllowed' })
    const one = openOne(command.reference, world)
    const answer = wordsIn(command.answer, 'answer')
    const { reference } = one
    if (one.kind === 'suggestion') return written({ type: 'SuggestionAnswered', reference, answer, date: today })
    // A complaint that nobody was given is answered by whoever decides on it; the second person is still needed.
    need(one.answer === null, reference, 'unanswered')
    return written({ type: 'MatterAnswered', reference, answer, date: today })
  },
  RouteMatter: ({ reference, difficulty, to }, world) => {
    const one = openMatter(reference, world)
    need(one.answer === null, reference, 'unanswered')
    if (!world.plan.clerks.has(to)) reject({ code: 'UnknownClerk', badgeNo: to })
    const { settings } = world.plan
    const dueDate = dueAfter(settings.calendar, one.date, serviceRules(settings).unresolvedDays[difficulty])
    return written({ type: 'MatterRouted', reference, difficulty, to, date: world.today, dueDate })
  },
  AnswerMatter: (command, world) => {
    const one = openMatter(command.reference, world)
    const { reference } = one
    need(one.holder !== null, reference, 'routed')
    need(one.answer === null, reference, 'unanswered')
    if (badgeIn(world) !== one.holder) reject({ code: 'NotAllowed' })
    const answer = wordsIn(command.answer, 'answer')
    return written({ type: 'MatterAnswered', reference, answer, date: world.today })
  },
  CheckMatter: ({ reference, isGood, words }, world) => {
    const { answer } = openMatter(reference, world)
    need(answer !== null, reference, 'answered')
    need(answer?.by !== badgeIn(world), reference, 'secondPerson')
    const said = isGood ? words.trim() : wordsIn(words, 'words')
    return written({ type: 'MatterChecked', reference, isGood, words: said, date: world.today })
  },
  CloseMatter: closeMatter,
}

/** An outcome, an answer that a second person has found good, and whoever left a number was told (MATTER-4). */
function closeMatter(
  { reference, outcome, told }: OfType<FeedbackCommand, 'CloseMatter'>,
  world: World,
): readonly Written[] {
  const one = openMatter(reference, world)
  need(one.answer !== null, reference, 'answered')
  need(one.isChecked, reference, 'checked')
  need(!one.hasPhone || told !== null, reference, 'told')
  return written({ type: 'MatterClosed', reference, outcome, told: one.hasPhone ? told : null, date: world.today })
}

/** The number that was left, or null. */
function phoneIn({ phone }: OfType<FeedbackCommand, 'SubmitSuggestion'>): string | null {
  const left = phone?.trim() ?? ''
  return left === '' ? null : left
}

function firstDue(kind: SuggestionKind, { plan, today }: World): string | null {
  if (kind === 'suggestion') return null
  return dueAfter(plan.settings.calendar, today, kind === 'complaint' ? COMPLAINT_WORKING_DAYS : ROUTING_WORKING_DAYS)
}

function openOne(reference: string, { state }: World): Suggestion {
  const one = state(FEEDBACK_STREAM).suggestions.get(reference) ?? reject({ code: 'UnknownSuggestion', reference })
  if (one.closed !== null) reject({ code: 'SuggestionSettled', reference, date: one.closed.date })
  return one
}

function openMatter(reference: string, world: World): Suggestion {
  const one = openOne(reference, world)
  need(one.kind !== 'suggestion', reference, 'matter')
  return one
}

function badgeIn({ actor }: World): string {
  return actor.kind === 'clerk' ? actor.badgeNo : reject({ code: 'NotAllowed' })
}

function need(isSo: boolean, reference: string, needed: MatterNeed): void {
  if (!isSo) reject({ code: 'MatterNotReady', reference, needed })
}

function written(event: FeedbackEvent): readonly Written[] {
  return [onto(FEEDBACK_STREAM, event)]
}
