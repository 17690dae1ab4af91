/** The suggestion box: references, the clock of a complaint, one answer, and what a citizen may see. */
import { expect, it } from 'vitest'
import type { FeedbackCommand } from '../../../domain/feedback/commands.ts'
import type { FeedbackEvent } from '../../../domain/feedback/events.ts'
import { FEEDBACK_STREAM, isContactDue, publicSuggestion, type Suggestion } from '../../../domain/feedback/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { Log } from '../log.ts'
import { settingsWith } from '../queue-day/hall.ts'
import { county } from '../calendar/sample-calendar.ts'

const visitor: Actor = { kind: 'visitor' }
const manager: Actor = { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' }

const hall = settingsWith({ calendar: county })

/** The reference, or the code of a rejection. */
function give(log: Log, command: FeedbackCommand, actor = visitor, today = '2026-11-25'): string {
  const { seq } = log.state(FEEDBACK_STREAM)
  const outcome = log.give(command, actor, { today, random: `random text ${seq % 2}` })
  if (!outcome.ok) return outcome.rejection.code
  return (outcome.events[0] as FeedbackEvent).reference
}

const say = (
  text: string,
  kind: 'suggestion' | 'complaint' = 'suggestion',
  phone: string | null = null,
): FeedbackCommand => ({ type: 'SubmitSuggestion', kind, text, phone })

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

it('FEED-5 a phone number is gone the day after the answer was read, and without an answer after thirty days', () => {
  const log = new Log(hall)
  const reference = give(log, say('等得太久', 'complaint', '13900000000'))
  const isDue = (today: string) =>
    isContactDue(log.state(FEEDBACK_STREAM).suggestions.get(reference) as Suggestion, today)
  expect([isDue('2026-11-25'), isDue('2026-12-25'), isDue('2026-12-26')]).toEqual([false, false, true])
  give(log, { type: 'AnswerSuggestion', reference, answer: '已受理' }, manager, '2026-11-26')
  expect([isDue('2026-11-27'), isDue('2026-11-28')]).toEqual([false, true])
})

it('FEED-4 the citizen sees the answer, neither the words nor the phone', () => {
  const log = new Log(hall)
  const reference = give(log, say('某某态度不好', 'complaint', '13900000000'))
  give(log, { type: 'AnswerSuggestion', reference, answer: '已受理' }, manager, '2026-11-26')
  const shown = publicSuggestion(log.state(FEEDBACK_STREAM).suggestions.get(reference) as Suggestion)
  expect(shown).toEqual({
    reference,
    kind: 'complaint',
    date: '2026-11-25',
    dueDate: '2026-12-02',
    answer: { text: '已受理', date: '2026-11-26' },
  })
})
