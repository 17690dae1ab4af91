/** The suggestion box: references, the clock of a complaint, one answer, and what a citizen may see. */
import { expect, it } from 'vitest'
import type { FeedbackCommand, SuggestionKind } from '../../../domain/feedback/commands.ts'
import type { FeedbackEvent } from '../../../domain/feedback/events.ts'
import { FEEDBACK_STREAM, isContactDue, publicSuggestion, type Suggestion } from '../../../domain/feedback/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { RECTIFICATION_STREAM } from '../../../domain/rectification/state.ts'
import { overdueAlerts } from '../../../domain/views/overdue-alerts.ts'
import { SERVICE_DEFAULTS } from '../../../domain/plan/service-rules.ts'
import { Log } from '../log.ts'
import { settingsWith } from '../queue-day/hall.ts'
import { county } from '../calendar/sample-calendar.ts'

const visitor: Actor = { kind: 'visitor' }
const manager: Actor = { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' }
const second: Actor = { kind: 'clerk', badgeNo: 'k5', role: 'dutyManager' }
const worker: Actor = { kind: 'clerk', badgeNo: 'k1', role: 'clerk' }

const hall = settingsWith({ calendar: county })

/** The reference, or the code of a rejection. */
function give(log: Log, command: FeedbackCommand, actor = visitor, today = '2026-11-25'): string {
  const { seq } = log.state(FEEDBACK_STREAM)
  const outcome = log.give(command, actor, { today, random: `random text ${seq % 2}` })
  if (!outcome.ok) return outcome.rejection.code
  return (outcome.events[0] as FeedbackEvent).reference
}

const say = (text: string, kind: SuggestionKind = 'suggestion', phone: string | null = null): FeedbackCommand => ({
  type: 'SubmitSuggestion',
  kind,
  text,
  phone,
})

it('FEED-1 a reference says its year and ten digits that follow from nothing but chance, none of them twice; nobody is asked for a name', () => {
  const log = new Log(hall)
  const references = Array.from({ length: 20 }, () => give(log, say('多放几把椅子')))
  expect(references.filter((one) => !/^Y2026-\d{10}$/.test(one))).toEqual([])
  expect(new Set(references).size).toBe(20)
  expect(give(log, say('新年好'), visitor, '2027-01-02')).toMatch(/^Y2027-/)
  expect(give(log, say('  '))).toBe('FieldMissing')
})

it('FEED-2 a complaint made before the national holiday is decided on after five working days; a suggestion has no clock', () => {
  const log = new Log(hall)
  give(log, say('等了太久', 'complaint'), visitor, '2026-09-29')
  give(log, say('谢谢'), visitor, '2026-09-29')
  expect([...log.state(FEEDBACK_STREAM).suggestions.values()].map((one) => one.dueDate)).toEqual(['2026-10-12', null])
})

it('FEED-3 the duty manager answers once, with words; nobody else does', () => {
  const log = new Log(hall)
  const reference = give(log, say('椅子'))
  const answer = (text: string): FeedbackCommand => ({ type: 'AnswerSuggestion', reference, answer: text })
  expect(give(log, answer('好'))).toBe('NotAllowed')
  expect(give(log, answer(' '), manager)).toBe('FieldMissing')
  expect(give(log, answer('已加三把'), manager)).toBe(reference)
  expect(give(log, answer('再加'), manager)).toBe('SuggestionSettled')
  expect(give(log, { type: 'AnswerSuggestion', reference: 'Y2026-0099', answer: '好' }, manager)).toBe(
    'UnknownSuggestion',
  )
})

it('FEED-5 a phone number is gone the day after the end, and without an end after thirty days', () => {
  const log = new Log(hall)
  const reference = give(log, say('等得太久', 'complaint', '13900000000'))
  const isDue = (today: string) =>
    isContactDue(log.state(FEEDBACK_STREAM).suggestions.get(reference) as Suggestion, today)
  expect([isDue('2026-11-25'), isDue('2026-12-25'), isDue('2026-12-26')]).toEqual([false, false, true])
  const on = '2026-11-26'
  give(log, { type: 'AnswerSuggestion', reference, answer: '已受理' }, manager, on)
  give(log, { type: 'CheckMatter', reference, isGood: true, words: '' }, second, on)
  expect(isDue('2026-11-28')).toBe(false)
  give(log, { type: 'CloseMatter', reference, outcome: 'explained', told: 'phone' }, manager, on)
  expect([isDue('2026-11-27'), isDue('2026-11-28')]).toEqual([false, true])
})

it('FEED-4 the citizen sees the answer, neither the words nor the phone', () => {
  const log = new Log(hall)
  const reference = give(log, say('某某态度不好', 'complaint', '13900000000'))
  give(log, { type: 'AnswerSuggestion', reference, answer: '已受理' }, manager, '2026-11-26')
  give(log, { type: 'CheckMatter', reference, isGood: true, words: '' }, second, '2026-11-26')
  const shown = publicSuggestion(log.state(FEEDBACK_STREAM).suggestions.get(reference) as Suggestion)
  expect(shown).toEqual({
    reference,
    kind: 'complaint',
    date: '2026-11-25',
    dueDate: '2026-12-02',
    state: 'received',
    outcome: null,
    answer: { text: '已受理', date: '2026-11-26' },
  })
})

const needed = (log: Log, command: FeedbackCommand, actor: Actor): string => {
  const outcome = log.give(command, actor, { today: '2026-11-26' })
  if (outcome.ok) return 'ok'
  return outcome.rejection.code === 'MatterNotReady' ? outcome.rejection.needed : outcome.rejection.code
}

it('MATTER-1 an unresolved matter is given to somebody within a working day, and its clock follows its difficulty', () => {
  const log = new Log(hall)
  const dueOf = (reference: string) => log.state(FEEDBACK_STREAM).suggestions.get(reference)?.dueDate
  const reference = give(log, say('办不成', 'unresolved'), visitor, '2026-09-29')
  expect(dueOf(reference)).toBe('2026-09-30')
  const route = (difficulty: 'simple' | 'medium' | 'hard', to = 'k1') =>
    needed(log, { type: 'RouteMatter', reference, difficulty, to }, manager)
  expect(route('simple', 'nobody')).toBe('UnknownClerk')
  const due = (['simple', 'medium', 'hard'] as const).map((one) => (route(one), dueOf(reference)))
  expect(due).toEqual(['2026-10-09', '2026-10-12', '2026-10-19'])
  expect(log.state(FEEDBACK_STREAM).suggestions.get(reference)?.holder).toBe('k1')
  const box = give(log, say('椅子'))
  expect(needed(log, { type: 'RouteMatter', reference: box, difficulty: 'simple', to: 'k1' }, manager)).toBe('matter')
})

it('MATTER-1 a hall sets the working days of each difficulty itself, and a complaint that is given on runs by them too', () => {
  const service = { ...SERVICE_DEFAULTS, unresolvedDays: { simple: 1, medium: 3, hard: 7 } }
  const log = new Log(settingsWith({ calendar: county, service }))
  const reference = give(log, say('等了太久', 'complaint'), visitor, '2026-09-29')
  const due = (['simple', 'medium', 'hard'] as const).map((difficulty) => {
    needed(log, { type: 'RouteMatter', reference, difficulty, to: 'k1' }, manager)
    return log.state(FEEDBACK_STREAM).suggestions.get(reference)?.dueDate
  })
  expect(due).toEqual(['2026-09-30', '2026-10-09', '2026-10-14'])
})

it('MATTER-2 MATTER-3 who was given it answers, another person checks; one sent back is answered anew, and nothing is seen outside before', () => {
  const log = new Log(hall)
  const reference = give(log, say('办不成', 'unresolved'))
  const answer = (text: string, by: Actor) => needed(log, { type: 'AnswerMatter', reference, answer: text }, by)
  const check = (isGood: boolean, by: Actor) =>
    needed(log, { type: 'CheckMatter', reference, isGood, words: isGood ? '' : '没说依据' }, by)
  const shown = () => publicSuggestion(log.state(FEEDBACK_STREAM).suggestions.get(reference) as Suggestion)
  expect(answer('已办', worker)).toBe('routed')
  expect(check(true, manager)).toBe('answered')
  needed(log, { type: 'RouteMatter', reference, difficulty: 'simple', to: 'k1' }, manager)
  expect(answer('已办', { ...worker, badgeNo: 'k2' })).toBe('NotAllowed')
  expect(answer('已办', worker)).toBe('ok')
  expect(answer('又办', worker)).toBe('unanswered')
  expect(shown()).toMatchObject({ state: 'inHand', answer: null })
  expect(check(true, { ...worker, role: 'dutyManager' })).toBe('secondPerson')
  expect(check(false, manager)).toBe('ok')
  expect(answer('依据第三条，已办', worker)).toBe('ok')
  expect(check(true, manager)).toBe('ok')
  expect(shown()).toMatchObject({ answer: { text: '依据第三条，已办' } })
})

it('MATTER-4 it closes with an outcome and a checked answer, and whoever left a number was told how; a nameless one needs no telling', () => {
  const log = new Log(hall)
  const closed = (phone: string | null) => {
    const reference = give(log, say('办不成', 'unresolved', phone))
    const close = (told: 'phone' | null) =>
      needed(log, { type: 'CloseMatter', reference, outcome: 'resolved', told }, manager)
    const steps = [close(null)]
    needed(log, { type: 'RouteMatter', reference, difficulty: 'simple', to: 'k1' }, manager)
    needed(log, { type: 'AnswerMatter', reference, answer: '已办' }, worker)
    steps.push(close(null))
    needed(log, { type: 'CheckMatter', reference, isGood: true, words: '' }, manager)
    return [...steps, close(null), close('phone')]
  }
  expect(closed('13900000000')).toEqual(['answered', 'checked', 'told', 'ok'])
  expect(closed(null)).toEqual(['answered', 'checked', 'ok', 'SuggestionSettled'])
})

it('MATTER-5 a clock that ends today is a yellow alert, one that is over a red one, and what is closed is none', () => {
  const log = new Log(hall)
  give(log, say('等了太久', 'complaint'), visitor, '2026-09-29')
  const alerts = (today: string) =>
    overdueAlerts(log.state(FEEDBACK_STREAM), log.state(RECTIFICATION_STREAM), county, today, 0).map(
      ({ level, value }) => `${level} ${value}`,
    )
  expect([alerts('2026-10-11'), alerts('2026-10-12'), alerts('2026-10-13')]).toEqual([[], ['yellow 1'], ['red 1']])
})
