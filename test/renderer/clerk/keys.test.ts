/** Keys and next steps as a clerk's hand knows them. */
import { expect, it } from 'vitest'
import { padKeyOf, type PadKey } from '../../../renderer/clerk/console/pad-keys.ts'
import { nextStepOf } from '../../../renderer/clerk/console/next-step.ts'
import { ALL_VERBS, MORE, rowOf, verbOfKey, type Verb } from '../../../renderer/clerk/console/verbs.ts'
import { clockText, ticketNoFrom } from '../../../renderer/clerk/console/figures.ts'
import { called, FREE, serving } from './clerk-bench.ts'

const stroke = (key: string, code = '') => padKeyOf({ key, code, ctrlKey: false, altKey: false, metaKey: false })

/** The verbs that have a key of their own. */
const keys = Object.fromEntries(
  ALL_VERBS.flatMap((verb) => {
    const { key } = rowOf(verb)
    return key === undefined ? [] : [[verb, key] as const]
  }),
)

it('DESK-1 every verb has its key or its number in 更多, and the numbers stay what hands know', () => {
  for (const verb of ALL_VERBS) expect([keys[verb], rowOf(verb).more].filter(Boolean), verb).toHaveLength(1)
  const known = ['add', 'merge', 'cancel', 'close', 'signOut', 'language', 'flag', 'receipt']
  expect(MORE.slice(0, known.length)).toEqual(known)
  expect(MORE.length, 'there are nine digits').toBeLessThanOrEqual(9)
})

it('DESK-1 no two verbs have one key, those that hands know keep theirs, and the keypad means the same as the main row', () => {
  // A second time and on purpose: hands know these keys.
  const known: Readonly<Partial<Record<Verb, PadKey>>> = {
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
  expect(keys).toMatchObject(known)
  expect(new Set(Object.values(keys)).size).toBe(Object.values(keys).length)
  for (const [verb, key] of Object.entries(keys)) expect(verbOfKey(key)).toBe(verb)
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
  expect(clockText(372_000)).toBe('6:12')
  expect(clockText(3_900_000)).toBe('65:00')
  expect(clockText(6_000_000)).toBe('1:40:00')
})
