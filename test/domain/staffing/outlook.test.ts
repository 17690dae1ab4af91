/** What the next two hours bring, and what a window more would change. */
import { expect, it } from 'vitest'
import type { StaffingHall } from '../../../domain/staffing/facts.ts'
import type { CounterNow, FloorNow } from '../../../domain/staffing/floor-now.ts'
import { outlookOf, type People } from '../../../domain/staffing/outlook.ts'

const EVERYBODY: People = { free: ['F1', 'F2'], may: () => true }

/** 9:00 to 13:00; E needs more than its two windows, C less than its four. */
const HALL: StaffingHall = {
  openMin: 540,
  halves: 8,
  shut: Array.from({ length: 8 }, () => false),
  queues: [
    { queue: 'E', serviceMin: 12, serviceCv: 0.7, promiseMin: 30, arrivals: Array.from({ length: 8 }, () => 8) },
    { queue: 'C', serviceMin: 6, serviceCv: 0.7, promiseMin: 20, arrivals: Array.from({ length: 8 }, () => 6) },
  ],
  counters: [
    ...['41', '42', '45', '46'].map((counter) => ({ counter, skills: [0] })),
    ...['1', '2', '3', '4'].map((counter) => ({ counter, skills: [1] })),
  ],
  waySec: 30,
  leaves: 0,
  patienceMin: 60,
  keptShare: 0.9,
}
const open = (badgeNo: string): CounterNow => ({ kind: 'open', badgeNo })
const closed: CounterNow = { kind: 'closed', badgeNo: null }

/** 9:42: four wait for E, both of its windows are busy. */
const NOW: FloorNow = {
  beginning: {
    atMin: 42,
    waiting: [[12, 20, 31, 38], []],
    busyUntilMin: [50, 47, null, null, null, null, null, null],
  },
  counters: [open('A'), open('B'), closed, closed, open('P'), open('Q'), open('R'), open('S')],
  issued: [11, 8],
}

it('ACT-1 the next four half-hours of each queue: who is expected and the span of their wait as the floor stands', () => {
  const outlook = outlookOf(HALL, NOW, EVERYBODY, null)
  expect(outlook?.halves).toEqual([600, 630, 660, 690])
  const [e, c] = outlook?.queues ?? []
  expect(e?.arrivals).toEqual([8, 8, 8, 8])
  // Eight every half-hour for two windows that serve five: each half-hour is worse than the one before it.
  const ends = e?.spans.map((span) => span?.[1] ?? 0) ?? []
  expect([...ends].sort((one, other) => one - other)).toEqual(ends)
  expect(ends.at(-1)).toBeGreaterThan(40)
  expect(c?.spans.every((span) => (span?.[1] ?? 99) <= 10)).toBe(true)
})

it('ACT-2 the worst queue is advised on: each window more is better, the smallest that keeps the promise is named, with who', () => {
  const advice = outlookOf(HALL, NOW, EVERYBODY, null)?.advice
  expect(advice).toMatchObject({ queue: 'E', promiseMin: 30, best: 2, lacks: 'nothing', untilMin: 720 })
  const ends = advice?.choices.map(({ worst }) => worst?.[1] ?? 0) ?? []
  expect(advice?.choices.map(({ open: count }) => count)).toEqual([2, 3, 4])
  expect(ends[0]).toBeGreaterThan(ends[1] as number)
  expect(ends[1]).toBeGreaterThan(ends[2] as number)
  expect(advice?.choices[2]?.moves).toEqual([
    { counter: '45', badgeNo: 'F1', from: null, cost: null },
    { counter: '46', badgeNo: 'F2', from: null, cost: null },
  ])
})

it('ACT-2 with nobody free a window that can spare its clerk lends one, and what that costs its own queue is told', () => {
  const advice = outlookOf(HALL, NOW, { ...EVERYBODY, free: [] }, 'E')?.advice
  const move = advice?.choices[1]?.moves[0]
  expect(move).toMatchObject({ counter: '45', from: '1', badgeNo: 'P', cost: { queue: 'C' } })
  expect(move?.cost?.after?.[1]).toBeLessThanOrEqual(20)
})

it('ACT-2 nobody who may serve it, or no window left, is said', () => {
  const nobody = outlookOf(HALL, NOW, { free: ['F1'], may: () => false }, 'E')?.advice
  expect(nobody).toMatchObject({ lacks: 'people', choices: [{ open: 2, moves: [] }] })
  const full = { ...NOW, counters: NOW.counters.map((one) => (one === closed ? open('X') : one)) }
  expect(outlookOf(HALL, full, EVERYBODY, 'E')?.advice?.lacks).toBe('windows')
})

it('ACT-1 a day that brings more than was expected is reckoned with; before it opens and after its end there is none', () => {
  const busy = outlookOf(HALL, { ...NOW, issued: [40, 8] }, EVERYBODY, null)
  expect(busy?.queues[0]?.arrivals[0]).toBeGreaterThan(9)
  const at = (atMin: number): FloorNow => ({ ...NOW, beginning: { ...NOW.beginning, atMin } })
  expect(outlookOf(HALL, at(-20), EVERYBODY, null)).toBeNull()
  expect(outlookOf(HALL, at(239), EVERYBODY, null)).toBeNull()
})
