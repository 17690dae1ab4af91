/** Keys and next steps as a clerk's hand knows them. */
import { expect, it } from 'vitest'
import { padKeyOf, type PadKey } from '../../../renderer/clerk/console/pad-keys.ts'
import { nextStepOf } from '../../../renderer/clerk/console/next-step.ts'
import { ALL_VERBS, verbOfKey, VERBS, type Verb } from '../../../renderer/clerk/console/verbs.ts'
import { clockText, ticketNoFrom } from '../../../renderer/clerk/console/figures.ts'
import { called, FREE, serving } from './clerk-bench.ts'

const stroke = (key: string, code = '') => padKeyOf({ key, code, ctrlKey: false, altKey: false, metaKey: false })

it('DESK-1 every verb has its key, and the keypad means the same as the main row', () => {
  // A second time and on purpose: hands know the keys, so a new verb thinks of its own here.
  const wanted: Readonly<Record<Verb, PadKey>> = {
    next: 'Enter',
    recall: '+',
    miss: '-',
    park: '*',
    transfer: '/',
    notice: '.',
    outcome: '3',
    escalate: '6',
    byNumber: '5',
    undo: '8',
    noTicket: '9',
    pause: '0',
    more: '7',
    help: 'F12',
  }
  expect(Object.fromEntries(ALL_VERBS.map((verb) => [verb, VERBS[verb].key]))).toEqual(wanted)
  expect(new Set(ALL_VERBS.map((verb) => VERBS[verb].key)).size).toBe(ALL_VERBS.length)
  expect(ALL_VERBS.map((verb) => verbOfKey(VERBS[verb].key))).toEqual(ALL_VERBS)
  for (const [key, code] of [
    ['+', 'NumpadAdd'],
    ['-', 'NumpadSubtract'],
    ['*', 'NumpadMultiply'],
    ['/', 'NumpadDivide'],
    ['.', 'NumpadDecimal'],
    ['Enter', 'NumpadEnter'],
    ['0', 'Numpad0'],
    ['5', 'Numpad5'],
  ] as const) {
    expect(stroke(key, code)).toBe(key)
    expect(stroke(key)).toBe(key)
  }
})

it('DESK-1 the keypad works with NumLock off, and browser shortcuts stay the browser’s', () => {
  expect(stroke('Insert', 'Numpad0')).toBe('0')
  expect(stroke('Clear', 'Numpad5')).toBe('5')
  expect(padKeyOf({ key: '5', code: 'Digit5', ctrlKey: true, altKey: false, metaKey: false })).toBeNull()
  expect(stroke('a')).toBeNull()
})

it('DESK-1 the next step follows from what stands at the window', () => {
  expect(nextStepOf(FREE)).toEqual({ kind: 'call' })
  expect(nextStepOf(called())).toEqual({ kind: 'start' })
  expect(nextStepOf(serving())).toEqual({ kind: 'finish', open: [0, 1] })
  expect(nextStepOf({ ...FREE, status: 'paused' })).toEqual({ kind: 'open', isClosed: false })
  expect(nextStepOf({ ...FREE, status: 'closed' })).toEqual({ kind: 'open', isClosed: true })
})

it('NUM-1 a number is understood by its digits alone', () => {
  expect(ticketNoFrom('26', 'C')).toBe('C026')
  expect(ticketNoFrom(' d14 ', 'C')).toBe('D014')
  expect(ticketNoFrom('1024', 'C')).toBe('C1024')
  expect(ticketNoFrom('　Ｄ１４', 'C'), 'typed in full width, as an input method does').toBe('D014')
  expect(ticketNoFrom('', 'C')).toBeNull()
  expect(ticketNoFrom('C', 'C')).toBeNull()
})

it('times and windows are written as the hall writes them', () => {
  expect(clockText(16_400)).toBe('0:16')
  expect(clockText(372_000, true)).toBe('06:12')
  expect(clockText(3_900_000)).toBe('1:05:00')
})
