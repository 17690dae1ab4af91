/** The staffing adviser: formulas with known values, counters over shared skills, and a hall that lives by the advice. */
import { describe, expect, it } from 'vitest'
import type { Session } from '../../../domain/plan/calendar-tables.ts'
import { adviceLines } from '../../../domain/staffing/advice-lines.ts'
import { adviseStaffing } from '../../../domain/staffing/advise.ts'
import { partOf, poolsOf } from '../../../domain/staffing/pools.ts'
import { countersC, erlangA, overC } from '../../../domain/staffing/erlang.ts'
import type { StaffingHall } from '../../../domain/staffing/facts.ts'
import { staffingHall } from '../../../domain/staffing/hall-of.ts'
import { quantile, runHall } from '../../../domain/staffing/hall-run.ts'
import { staying } from '../../../domain/staffing/lived-day.ts'
import { measuredQueues } from '../../../domain/staffing/measure.ts'
import { dayFacts } from '../../../domain/report/day-facts.ts'
import { dayRows } from '../../../domain/report/rows.ts'
import { chanceFrom } from '../../simulation/chance.ts'
import { liveDay, recordsOf } from '../../simulation/lived-day.ts'
import { loadSite } from '../../support/site.ts'

const DATE = '2026-11-25'

function hallWith(change: Partial<StaffingHall>): StaffingHall {
  return {
    openMin: 540,
    halves: 8,
    shut: Array.from({ length: 8 }, () => false),
    queues: [
      { queue: 'C', serviceMin: 9, serviceCv: 0.7, promiseMin: 20, arrivals: Array.from({ length: 8 }, () => 10) },
      { queue: 'D', serviceMin: 6, serviceCv: 0.7, promiseMin: 20, arrivals: Array.from({ length: 8 }, () => 10) },
    ],
    counters: Array.from({ length: 12 }, (_, at) => ({ counter: String(at), skills: at < 6 ? [0, 1] : [0] })),
    waySec: 0,
    leaves: 0,
    patienceMin: 60,
    keptShare: 0.9,
    ...change,
  }
}

it('STAFFING-2 Erlang C and A give the values of the books', () => {
  // Ten Erlang on fourteen counters: 17.4 % wait (Erlang C tables).
  expect(overC({ counters: 14, arrivalsPerMin: 1, serviceMin: 10 }, 0)).toBeCloseTo(0.174, 3)
  expect(countersC({ arrivalsPerMin: 1, serviceMin: 10 }, 0, 0.2)).toBe(14)
  // With patience as long as the service, a M/M/c+M is a M/M/∞: Poisson of mean 2 on 2 counters.
  const { waits, leaves } = erlangA({ counters: 2, arrivalsPerMin: 0.2, serviceMin: 10 }, 10)
  expect(waits).toBeCloseTo(1 - Math.exp(-2) * (1 + 2), 6)
  expect(leaves).toBeCloseTo(2 * Math.exp(-2), 6)
})

it('STAFFING-2 the hall in memory agrees with Erlang C where services are exponential', () => {
  const one = hallWith({
    halves: 200,
    shut: Array.from({ length: 200 }, () => false),
    queues: [
      // A lognormal of variation 1 is near enough to the exponential for the share that waits.
      { queue: 'C', serviceMin: 10, serviceCv: 1, promiseMin: 20, arrivals: Array.from({ length: 200 }, () => 21) },
    ],
    counters: Array.from({ length: 9 }, (_, at) => ({ counter: String(at), skills: [0] })),
  })
  const open = Array.from({ length: 200 }, () => Array.from({ length: 9 }, () => true))
  const waits = runHall(one, open, 10).flat(2)
  const share = waits.filter((wait) => wait > 0).length / waits.length
  expect(share).toBeGreaterThan(overC({ counters: 9, arrivalsPerMin: 0.7, serviceMin: 10 }, 0) - 0.04)
  expect(share).toBeLessThan(overC({ counters: 9, arrivalsPerMin: 0.7, serviceMin: 10 }, 0) + 0.04)
})

it('STAFFING-2 queues that share a counter are one pool, and the promise is kept with the fewest', () => {
  const hall = hallWith({})
  expect(poolsOf(hall)).toMatchObject([{ queues: [0, 1] }])
  expect(
    poolsOf({
      queues: hall.queues,
      counters: [
        { counter: '1', skills: [0] },
        { counter: '2', skills: [1] },
      ],
    }),
  ).toHaveLength(2)
  const advice = adviceLines(hall, adviseStaffing(hall))
  expect(advice.overPromise).toBeLessThan(0.1)
  for (const { advised, load, outlooks } of advice.pools[0]?.halves ?? []) {
    expect(advised).toBeGreaterThanOrEqual(Math.ceil(load))
    const p80 = outlooks.map((one) => one.p80Min ?? 0)
    expect(p80[0]).toBeGreaterThanOrEqual(p80.at(-1) ?? 0)
  }
})

it('STAFFING-2 one window more is said to be better than one fewer, of the same days', () => {
  const hall = staffingHall(loadSite('township').settings, DATE, { kind: 'visits', perDay: 60 })
  const { pools } = adviceLines(hall, adviseStaffing(hall))
  for (const { queues, halves } of pools)
    for (const { from, outlooks } of halves)
      for (const [at, one] of outlooks.slice(1).entries()) {
        const fewer = outlooks[at]
        expect(one.p80Min ?? 0, `${queues.join()} ${from}`).toBeLessThanOrEqual(fewer?.p80Min ?? 0)
        expect(one.overPromise ?? 0, `${queues.join()} ${from}`).toBeLessThanOrEqual(fewer?.overPromise ?? 0)
      }
})

it('STAFFING-2 where even all windows do not suffice it says where', () => {
  const hall = hallWith({ counters: [{ counter: '1', skills: [0, 1] }] })
  const { short } = adviceLines(hall, adviseStaffing(hall))
  expect(short.map(({ queue }) => queue)).toEqual(expect.arrayContaining(['C', 'D']))
})

describe('a counter that is a reserve for another queue', () => {
  // One counter for C alone, one for D that helps with C from so many waiting on.
  const withReserve = (change: Partial<StaffingHall['counters'][number]>, coverMin: number): StaffingHall =>
    hallWith({
      queues: [
        { queue: 'C', serviceMin: 9, serviceCv: 0.7, promiseMin: 20, arrivals: Array.from({ length: 8 }, () => 3) },
        { queue: 'D', serviceMin: 6, serviceCv: 0.7, promiseMin: 20, arrivals: Array.from({ length: 8 }, () => 1) },
      ],
      counters: [
        { counter: '1', skills: [0] },
        { counter: '2', skills: [1, 0], ...change },
      ],
      coverMin,
    })
  const waitsOf = (hall: StaffingHall, isOpen = true) =>
    runHall(
      hall,
      Array.from({ length: 8 }, () => [isOpen, true]),
      20,
    )
  const alone = waitsOf(withReserve({ skills: [1] }, 10))
  const shared = waitsOf(withReserve({}, 10))
  const longest = (waits: ReturnType<typeof waitsOf>) => Math.max(...waits.flatMap(([first]) => first ?? []))

  it('STAFFING-7 it helps where so many wait, or somebody waits for the bound of the hall, and not before', () => {
    expect(waitsOf(withReserve({ fromWaiting: [1, 99] }, Infinity))).toEqual(alone)
    expect(waitsOf(withReserve({ fromWaiting: [1, 1] }, Infinity))).toEqual(shared)
    expect(waitsOf(withReserve({ fromWaiting: [1, 99] }, 0))).toEqual(shared)
    const [byCrowd, byBound] = [
      waitsOf(withReserve({ fromWaiting: [1, 4] }, Infinity)),
      waitsOf(withReserve({ fromWaiting: [1, 99] }, 10)),
    ]
    for (const helped of [byCrowd, byBound]) {
      expect(longest(helped)).toBeLessThan(longest(alone))
      expect(helped.flat(2).filter((wait) => wait === 0).length).toBeLessThan(
        shared.flat(2).filter((wait) => wait === 0).length,
      )
    }
  })

  it('STAFFING-7 while nobody else is at work for the queue it serves it like its own', () => {
    expect(waitsOf(withReserve({ fromWaiting: [1, 99] }, Infinity), false)).toEqual(
      waitsOf(withReserve({}, Infinity), false),
    )
  })

  it('STAFFING-7 the plan says from how many on, pool by pool', () => {
    const { settings } = loadSite('city')
    const hall = staffingHall(settings, DATE, { kind: 'visits', perDay: 2500 })
    const place = hall.counters.findIndex(({ counter }) => counter === '111')
    expect(hall.counters[place]?.fromWaiting).toEqual([1, 8])
    const pool = poolsOf(hall).find(({ counters }) => counters.includes(place))!
    const part = partOf(hall, pool)
    expect(part.counters.find(({ counter }) => counter === '111')).toMatchObject({
      skills: [1, 0],
      fromWaiting: [1, 8],
    })
    expect(part.coverMin).toBe(settings.rules.coverMin)
  })
})

function livedBy(site: 'county' | 'township', dayCount: number, visits: number) {
  const chance = chanceFrom(1)
  const { settings } = loadSite(site)
  const hall = staffingHall(settings, DATE, { kind: 'visits', perDay: visits })
  const advice = adviseStaffing(hall)
  const opening = staying(hall, advice.opening)
  const queueOf = new Map(settings.items.map((item) => [item.id, item.queue]))
  const days = Array.from({ length: dayCount }, () => {
    const { log } = liveDay({
      settings: { ...settings, calendar: null },
      date: DATE,
      chance: chance.fork(),
      openMin: hall.openMin,
      closeMin: hall.openMin + hall.halves * 30,
      arrivals: hall.queues.flatMap(({ queue, arrivals }) =>
        arrivals.map((count, half) => ({ queue, minute: hall.openMin + half * 30, count })),
      ),
      isOpen: ({ id }, minute) =>
        opening[(minute - hall.openMin) / 30]?.[hall.counters.findIndex(({ counter }) => counter === id)] === true,
      leaves: hall.leaves,
      misses: 0,
      serviceCv: 0.7,
      priorityShare: 0,
      serviceMin: (item) => hall.queues.find(({ queue }) => queue === queueOf.get(item))?.serviceMin ?? 0,
    })
    return dayFacts(DATE, settings.timeZone, recordsOf(log))
  })
  const waits = days
    .flatMap((facts) => dayRows(facts, settings.timeZone).visits.flatMap(({ waitMs }) => waitMs ?? []))
    .sort((a, b) => a - b)
  return { settings, hall, advice, days, p80Min: quantile(waits, 0.8) / 60_000 }
}

it('STAFFING-4 the county hall that lives by the advice waits as it was told, within 15 %, over shared skills', () => {
  const { advice, p80Min } = livedBy('county', 8, 700)
  expect(Math.abs(p80Min - advice.p80Min)).toBeLessThan(0.15 * advice.p80Min)
}, 60_000)

it('STAFFING-3 what was lived is measured again: arrivals and services of each queue', () => {
  const { settings, hall, days } = livedBy('township', 20, 60)
  const measured = measuredQueues(days, settings.timeZone)
  for (const { queue, serviceMin, arrivals } of hall.queues) {
    const found = measured.find((one) => one.queue === queue)
    const expected = arrivals.reduce((sum, one) => sum + one, 0)
    const seen = found?.byHalf.reduce((sum, one) => sum + one, 0) ?? 0
    expect(Math.abs(seen - expected)).toBeLessThan(0.35 * expected + 0.5)
    if (found?.serviceMin != null) expect(Math.abs(found.serviceMin - serviceMin)).toBeLessThan(0.35 * serviceMin)
  }
})

describe('a day on which queues are served at different hours', () => {
  const { settings } = loadSite('county')
  // Tax until half past five, medical insurance an hour longer.
  const session = (from: string, to: string, queues: readonly string[] | null): Session => ({
    ...{ kind: 'regular', from, to, queues, items: null, isBookedOnly: false },
  })
  const workday = [session('08:30', '12:00', null), session('14:00', '17:30', null), session('17:30', '18:30', ['C'])]
  const season = { name: 'all', from: '01-01', to: '12-31', workday, saturday: [], sunday: [] }
  const calendar = { ...settings.calendar!, seasons: [season], exceptions: [] }
  const arrivalsOf = (source: Parameters<typeof staffingHall>[2], queue: string) => {
    const hall = staffingHall({ ...settings, calendar }, DATE, source)
    const found = hall.queues.find((one) => one.queue === queue)?.arrivals ?? []
    return new Map(found.map((count, half) => [hall.openMin + half * 30, count]))
  }

  it('STAFFING-3 a queue is expected to have its visits while it is served, and nobody after that', () => {
    const tax = arrivalsOf({ kind: 'visits', perDay: 700 }, 'E')
    const insurance = arrivalsOf({ kind: 'visits', perDay: 700 }, 'C')
    expect([tax.get(17 * 60), tax.get(17 * 60 + 30), tax.get(18 * 60)]).toEqual([expect.any(Number), 0, 0])
    expect(tax.get(17 * 60)).toBeGreaterThan(0)
    expect(insurance.get(18 * 60)).toBeGreaterThan(0)
  })

  it('STAFFING-3 what longer hours of the past have shown is not expected of today, but those who come before the doors open are', () => {
    const byHalf = Array.from({ length: 48 }, () => 5)
    const measured = { bookedByHalf: byHalf.map(() => 0), classShares: [1], serviceMin: 10, serviceCv: 0.7, byHalf }
    const tax = arrivalsOf({ kind: 'measured', queues: [{ ...measured, queue: 'E' }] }, 'E')
    expect([tax.get(13 * 60), tax.get(13 * 60 + 30), tax.get(17 * 60), tax.get(17 * 60 + 30)]).toEqual([0, 5, 5, 0])
  })
})
