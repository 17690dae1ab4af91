/** The staffing adviser against textbook values and against a simulated hall. */
import { describe, expect, it } from 'vitest'
import { arrivalsOf, erlangC, outlook, staffingAdvice } from '../../../domain/forecast/staffing.ts'

/** A small repeatable source of chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * First come, first served at `counters`; lognormal services of the given mean and CV. Waits in minutes after a
 * warm-up.
 */
function simulate(
  counters: number,
  perMin: number,
  serviceMin: number,
  cv: number,
  visitors: number,
  seed: number,
): readonly number[] {
  const random = chance(seed)
  const sigma = Math.sqrt(Math.log(1 + cv ** 2))
  const mu = Math.log(serviceMin) - sigma ** 2 / 2
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const free = Array.from({ length: counters }, () => 0)
  const waits: number[] = []
  let now = 0
  for (let n = 0; n < visitors; n += 1) {
    now += -Math.log(1 - random()) / perMin
    const at = free.indexOf(Math.min(...free))
    const start = Math.max(now, free[at] as number)
    free[at] = start + Math.exp(mu + sigma * normal())
    if (n > visitors / 10) waits.push(start - now)
  }
  return waits.sort((a, b) => a - b)
}

describe('STAFFING-1 the staffing adviser', () => {
  it('knows Erlang C', () => {
    expect(erlangC(1, 0.5)).toBeCloseTo(0.5, 10)
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 10)
    expect(erlangC(10, 8)).toBeCloseTo(0.409, 3)
    expect(erlangC(5, 5)).toBe(1)
    expect(erlangC(5, 0)).toBe(0)
  })

  it('tells waits that a simulated hall also has: mean within a quarter or a minute, P80 within a quarter or a minute and a half', () => {
    for (const [counters, perMin, serviceMin, cv] of [
      [2, 0.15, 10, 0.7],
      [5, 0.42, 10, 0.7],
      [8, 0.75, 9, 0.7],
      [12, 0.8, 14, 0.7],
      [2, 0.5, 3, 0.5],
    ] as const) {
      const told = outlook(counters, perMin, serviceMin, cv, 30).waits
      const waits = simulate(counters, perMin, serviceMin, cv, 200_000, counters)
      const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
      const p80 = waits[Math.floor(waits.length * 0.8)] as number
      expect(
        Math.abs((told?.meanMin ?? Infinity) - mean),
        `mean with ${counters}: told ${told?.meanMin}, simulated ${mean}`,
      ).toBeLessThan(Math.max(1, mean / 4))
      expect(
        Math.abs((told?.p80Min ?? Infinity) - p80),
        `P80 with ${counters}: told ${told?.p80Min}, simulated ${p80}`,
      ).toBeLessThan(Math.max(1.5, p80 / 4))
    }
  })

  it('advises the fewest counters that keep the promise, and shows one fewer and one more', () => {
    const lines = staffingAdvice({
      stretches: [
        { from: '09:00', arrivals: 12 },
        { from: '09:30', arrivals: 24 },
      ],
      stretchMin: 30,
      serviceMin: 10,
      serviceCv: 0.7,
      promiseMin: 15,
      keptShare: 0.8,
      countersMost: 20,
    })
    for (const line of lines) {
      const [fewer, advised, more] = line.outlooks
      expect(line.isKept).toBe(true)
      expect(advised?.waits?.overPromise).toBeLessThanOrEqual(0.2)
      expect(fewer?.waits === null || (fewer?.waits?.overPromise ?? 0) > 0.2).toBe(true)
      expect(more?.waits?.p80Min).toBeLessThanOrEqual(advised?.waits?.p80Min ?? 0)
    }
    expect(lines[1]?.advised).toBeGreaterThan(lines[0]?.advised ?? 99)
  })

  it('says so when all counters are not enough, and asks for none where nobody comes', () => {
    const [busy, quiet] = staffingAdvice({
      stretches: [
        { from: '09:00', arrivals: 300 },
        { from: '09:30', arrivals: 0 },
      ],
      stretchMin: 30,
      serviceMin: 10,
      serviceCv: 0.7,
      promiseMin: 15,
      keptShare: 0.8,
      countersMost: 4,
    })
    expect(busy).toMatchObject({ advised: 4, isKept: false })
    expect(busy?.outlooks.at(-1)).toEqual({ counters: 4, waits: null })
    expect(quiet).toMatchObject({ from: '09:30', arrivals: 0 })
  })

  it('turns a population into a day of arrivals with the measured shape', () => {
    const day = arrivalsOf(30_000, 2)
    expect(day.reduce((sum, one) => sum + one.arrivals, 0)).toBeCloseTo(60, 6)
    expect(day[0]?.from).toBe('08:00')
    expect(Math.max(...day.map((one) => one.arrivals))).toBe(day[12]?.arrivals)
  })
})
