/** First contacts: opened with a sentence, in somebody's hands at every moment, ended with an outcome only. */
import { expect, it } from 'vitest'
import type { ContactOutcome, FirstContactCommand } from '../../../domain/first-contact/commands.ts'
import { contactFigures, emptyFirstContacts, firstContactStream, folds } from '../../../domain/first-contact/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { Log } from '../log.ts'
import { clerk, dutyManager, kiosk, settingsWith } from '../queue-day/hall.ts'

const TODAY = '2026-11-25'
const ask = (question: string, outcome: ContactOutcome | null = null, tookSec = 12): FirstContactCommand => ({
  type: 'OpenFirstContact',
  place: 'floor',
  question,
  tookSec,
  outcome,
})
const end = (contactNo: number, outcome: ContactOutcome, date = TODAY): FirstContactCommand => ({
  type: 'CloseFirstContact',
  date,
  contactNo,
  outcome,
})
const handled: ContactOutcome = { kind: 'handled', words: '讲清了' }
const told = (log: Log, command: FirstContactCommand, actor: Actor, today = TODAY): string =>
  log.told(command, actor, { today })
const all = (log: Log, date = TODAY) => [...log.state(firstContactStream(date)).contacts.values()]

it('FIRST-1 whoever is asked answers for it under a number; machines are not asked, and an empty question is none', () => {
  const log = new Log(settingsWith())
  expect(told(log, ask('怎么补社保'), clerk('k1'))).toBe('ok')
  expect(told(log, ask('厕所在哪', { kind: 'guided', words: '一楼东头' }, 75), clerk('k2'))).toBe('ok')
  expect(told(log, ask(' '), clerk('k2'))).toBe('FieldMissing')
  expect(told(log, ask('x'), kiosk)).toBe('NotAllowed')
  expect(all(log)).toMatchObject([
    { contactNo: 1, holder: 'k1', outcome: null },
    { contactNo: 2, holder: 'k2', outcome: { kind: 'guided', words: '一楼东头' } },
  ])
  expect(contactFigures(all(log))).toEqual({ count: 2, open: 1, quickShare: 0.5 })
})

it('FIRST-1 at a counter, on the floor and on the phone it is one record each, and which of them it was stays', () => {
  const log = new Log(settingsWith())
  for (const place of ['counter', 'floor', 'phone'] as const)
    expect(told(log, { ...ask('怎么补社保'), place } as FirstContactCommand, clerk('k1'))).toBe('ok')
  expect(all(log).map(({ place, holder }) => [place, holder])).toEqual([
    ['counter', 'k1'],
    ['floor', 'k1'],
    ['phone', 'k1'],
  ])
})

it('FIRST-2 it ends with an outcome and by nothing else: words, a place, or a person of the roster; once', () => {
  const log = new Log(settingsWith())
  told(log, ask('怎么补社保'), clerk('k1'))
  expect(told(log, end(1, { kind: 'handled', words: ' ' }), clerk('k1'))).toBe('FieldMissing')
  expect(told(log, end(1, { kind: 'guided', words: '' }), clerk('k1'))).toBe('FieldMissing')
  expect(told(log, end(1, { kind: 'transferred', to: 'nobody' }), clerk('k1'))).toBe('UnknownClerk')
  expect(told(log, end(9, handled), clerk('k1'))).toBe('UnknownFirstContact')
  expect(told(log, end(1, handled), clerk('k1'))).toBe('ok')
  expect(told(log, end(1, handled), clerk('k1'))).toBe('FirstContactClosed')
})

it('FIRST-3 what is transferred stands in the other’s hands at once, and its way can be followed', () => {
  const log = new Log(settingsWith())
  told(log, ask('怎么补社保'), clerk('k1'))
  expect(told(log, end(1, { kind: 'transferred', to: 'k2' }), clerk('k1'))).toBe('ok')
  expect(all(log)).toMatchObject([
    { contactNo: 1, outcome: { kind: 'transferred', to: 'k2' } },
    { contactNo: 2, holder: 'k2', outcome: null, from: { date: TODAY, contactNo: 1 }, question: '怎么补社保' },
  ])
  expect(log.written.at(-1)?.written.events).toHaveLength(2)
  expect(told(log, ask('转户口', { kind: 'transferred', to: 'k3' }), clerk('k2'))).toBe('ok')
  expect(all(log).slice(2)).toMatchObject([
    { contactNo: 3, holder: 'k2' },
    { contactNo: 4, holder: 'k3', outcome: null, from: { contactNo: 3 } },
  ])
})

it('FIRST-4 only its holder or the duty manager ends it, also days later, and then it is handed over on that day', () => {
  const log = new Log(settingsWith())
  told(log, ask('怎么补社保'), clerk('k1'))
  expect(told(log, end(1, handled), clerk('k2'))).toBe('NotYourContact')
  expect(told(log, end(1, { kind: 'transferred', to: 'k2' }), dutyManager, '2026-11-27')).toBe('ok')
  expect(all(log)).toMatchObject([{ outcome: { kind: 'transferred' } }])
  expect(all(log, '2026-11-27')).toMatchObject([{ contactNo: 1, holder: 'k2', from: { date: TODAY, contactNo: 1 } }])
})

it('FIRST-5 an older record, which kept the place in a field of its own, shows it in words', () => {
  const state = emptyFirstContacts()
  const meta = { actor: clerk('k1'), atMs: 0, seq: 1 } as unknown as Parameters<typeof folds.FirstContactClosed>[2]
  folds.FirstContactOpened(
    state,
    {
      type: 'FirstContactOpened',
      contactNo: 1,
      place: 'floor',
      question: '厕所在哪',
      holder: 'k1',
      tookSec: 9,
      from: null,
    },
    meta,
  )
  folds.FirstContactClosed(
    state,
    { type: 'FirstContactClosed', contactNo: 1, outcome: { kind: 'guided', to: '一楼东头' } },
    meta,
  )
  expect(state.contacts.get(1)?.outcome).toEqual({ kind: 'guided', words: '一楼东头' })
})
