/** What the next two hours bring, and what a window more would change. */
import { expect, it } from 'vitest'
import type { StaffingHall } from '../../../domain/staffing/facts.ts'
import type { CounterNow, FloorNow } from '../../../domain/staffing/floor-now.ts'
import { runHall } from '../../../domain/staffing/hall-run.ts'
import { plannedOpening } from '../../../domain/staffing/planned.ts'
import { outlookOf, type People } from '../../../domain/staffing/outlook.ts'
import { nobodyCalls, type QueueOutlook } from '../../../domain/staffing/outlook-queue.ts'

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

/** Ten slots for E between ten and half past, and nobody else who comes without one. */
const BOOKED: FloorNow = {
  ...NOW,
  beginning: { ...NOW.beginning, booked: [Array.from({ length: 10 }, (_, at) => 60 + 3 * at), []], shows: 1 },
}

it('ACT-6 whoever has booked is expected at the slot, once: past bookings of such days are not counted besides', () => {
  const [e] = HALL.queues
  const queues = [{ ...e, bookedArrivals: e?.arrivals.map(() => 4) }, HALL.queues[1]] as StaffingHall['queues']
  const arrivals = (now: FloorNow): readonly number[] | undefined =>
    outlookOf({ ...HALL, queues }, now, EVERYBODY, null)?.queues[0]?.arrivals
  expect(arrivals(BOOKED)).toEqual([14, 4, 4, 4])
  // What is not known of bookings stays as past days had it.
  expect(arrivals(NOW)).toEqual([8, 8, 8, 8])
  const none = { ...NOW, beginning: { ...NOW.beginning, booked: [[], []] } }
  expect(arrivals(none)).toEqual([4, 4, 4, 4])
})

it('ACT-6 with priority for some the others wait longer, and whoever has waited very long goes first all the same', () => {
  const order = {
    classes: [1, 1, 1, 1].map((rate, at) => ({ rate, headStart: at === 1 ? 60 : 0 })),
    waitCapMin: 120,
    longestWaitMin: 240,
  }
  const ordered: StaffingHall = { ...HALL, order }
  // One of the four in line has priority: called before those who came earlier.
  const waits = (hall: StaffingHall, classes: readonly number[]): number => {
    const beginning = { ...NOW.beginning, classes: [classes, []] }
    const alone = { ...hall, queues: hall.queues.map((one) => ({ ...one, arrivals: one.arrivals.map(() => 0) })) }
    return (
      runHall(alone, openE, 40, 1, beginning)[0]?.[0]
        ?.slice(0, 40)
        .reduce((sum, one) => sum + one, 0) ?? 0
    )
  }
  const openE = Array.from({ length: 8 }, () => HALL.counters.map((_, at) => at < 2))
  expect(waits(ordered, [0, 0, 0, 1])).not.toBe(waits(ordered, [0, 0, 0, 0]))
  const longest = { ...ordered, order: { ...order, longestWaitMin: 1 } }
  expect(waits(longest, [0, 0, 0, 1])).toBe(waits(longest, [0, 0, 0, 0]))
})

it('ACT-6 from one o’clock on the windows of an adopted roster are open, and no others', () => {
  const seats = [
    { part: 'pm' as const, counter: '45', badgeNo: 'A' },
    { part: 'am' as const, counter: '41', badgeNo: 'B' },
  ]
  const planned = plannedOpening(HALL, seats, 9 * 60 + 42)
  // 9:00 to 13:00 is one half-day: the floor says who is there.
  expect(planned.every((half) => half === null)).toBe(true)
  const late = plannedOpening({ ...HALL, openMin: 720 }, seats, 720 + 42)
  expect(late.map((half) => half?.map((isOpen, at) => (isOpen ? HALL.counters[at]?.counter : '')).join(''))).toEqual([
    ...[undefined, undefined],
    ...Array.from({ length: 6 }, () => '45'),
  ])
  const spans = (planned: FloorNow['planned']): readonly (readonly number[] | null)[] =>
    outlookOf({ ...HALL, openMin: 720 }, { ...NOW, ...(planned && { planned }) }, EVERYBODY, null)?.queues[0]?.spans ??
    []
  // One window instead of two from one o'clock on.
  expect(spans(late).at(-1)?.[1]).toBeGreaterThan(spans(undefined).at(-1)?.[1] as number)
})

/** Nobody sits anywhere: five wait for C, four for E. */
const NOBODY: FloorNow = {
  beginning: {
    ...NOW.beginning,
    waiting: [
      [12, 20, 31, 38],
      [5, 8, 20, 30, 41],
    ],
    busyUntilMin: HALL.counters.map(() => null),
  },
  counters: HALL.counters.map(() => closed),
  issued: [4, 5],
}

it('ACT-7 given no open window, when people wait or are expected, that queue is the worst of all and its windows are advised', () => {
  const outlook = outlookOf(HALL, NOBODY, EVERYBODY, null)
  const [e] = outlook?.queues ?? []
  expect(e?.spans).toEqual([null, null, null, null])
  expect(nobodyCalls(e as QueueOutlook)).toBe(true)
  expect(outlook?.advice).toMatchObject({ queue: 'E', untilMin: 720 })
  expect(outlook?.advice?.best).toBeGreaterThan(0)
  expect(outlook?.advice?.choices[0]).toMatchObject({ open: 0, worst: null, moves: [] })
  expect(outlook?.advice?.choices[1]?.moves).toMatchObject([{ counter: '41', badgeNo: 'F1' }])
  // One queue alone without a window comes before one that only waits beyond its promise.
  const counters = NOW.counters.map((one, at) => (at < 4 ? one : closed))
  const onlyC = { ...NOW, counters, beginning: { ...NOW.beginning, waiting: [[12, 20, 31, 38], [40]] } }
  expect(outlookOf(HALL, onlyC, EVERYBODY, null)?.advice?.queue).toBe('C')
})

it('ACT-7 a window for whoever waits already is advised also when nobody more is expected; a queue without anybody needs none', () => {
  const still = { ...HALL, queues: HALL.queues.map((one) => ({ ...one, arrivals: one.arrivals.map(() => 0) })) }
  const one = { ...NOBODY, beginning: { ...NOBODY.beginning, waiting: [[12], []] } }
  expect(outlookOf(still, one, EVERYBODY, null)?.advice).toMatchObject({ queue: 'E', best: 1 })
  expect(outlookOf(still, one, EVERYBODY, 'C')?.advice).toMatchObject({ queue: 'C', best: 0 })
  const empty = { ...NOBODY, beginning: { ...NOBODY.beginning, waiting: [[], []] } }
  expect(outlookOf(still, empty, EVERYBODY, null)).toMatchObject({ advice: null })
})

it('ACT-7 given two windows of a calm queue, when two more are wanted elsewhere, one of them stays', () => {
  const counters = NOW.counters.map((one, at) => (at < 6 ? one : closed))
  const advice = outlookOf(HALL, { ...NOW, counters }, { ...EVERYBODY, free: [] }, 'E')?.advice
  expect(advice?.choices.map(({ moves }) => moves.map(({ from }) => from))).toEqual([[], ['1']])
  expect(advice?.lacks).toBe('people')
})

it('ACT-1 nobody is expected for a queue whose numbers the duty manager has stopped, and no window is advised for it', () => {
  const stopped = outlookOf(HALL, { ...NOW, stopped: [true, false] }, EVERYBODY, null)
  expect(stopped?.queues.map(({ arrivals }) => arrivals)).toEqual([
    [0, 0, 0, 0],
    [6, 6, 6, 6],
  ])
  // Those who wait already are still called.
  expect(stopped?.queues[0]?.spans[0]).toBeNull()
  expect(stopped?.advice?.queue).toBe('C')
})
