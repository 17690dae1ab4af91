/** The learned forecast on made-up halls: it learns a pace, keeps its shares, and never looks ahead. */
import { expect, it } from 'vitest'
import { seededChance } from '../../../domain/forecast/boosting/chance.ts'
import { scoreDays, scoreLeavingDaysOut, scoreOf } from '../../../domain/forecast/learned/score.ts'
import type { WaitRow } from '../../../domain/forecast/learned/wait-row.ts'

const noTime = (): number => 0

/** A queue with one look every five minutes; its counters need `pace` minutes a person, give or take a third. */
function hall(days: number, pace: number, seed: number): readonly WaitRow[] {
  const chance = seededChance(seed)
  return Array.from({ length: days }, (_, day) =>
    Array.from({ length: 90 }, (__, at): WaitRow => {
      const position = 1 + Math.floor(chance() * 12)
      const waitMin = Math.round(position * pace * (0.67 + 0.67 * chance()))
      const date = `2026-03-${String(day + 1).padStart(2, '0')}`
      return { office: 'H', queue: 'A', date, atMin: 480 + at * 5, position, counters: 2, publishedMin: 10, waitMin }
    }),
  ).flat()
}

it('LEARN-1 the forecast learns the pace of the house, where position × published minutes ÷ counters is far off', () => {
  const rows = hall(8, 4, 1)
  const test = hall(8, 4, 2).filter(({ date }) => date > '2026-03-06')
  const train = rows.filter(({ date }) => date <= '2026-03-06')
  const score = scoreOf(scoreDays(train, test, noTime))
  expect(score.rows).toBe(180)
  expect(score.mae).toBeLessThan(6)
  expect(score.mae).toBeLessThan(score.baselines.les / 2)
  expect(score.baselines.published).toBeGreaterThan(score.mae)
})

it('LEARN-2 the shares that are said hold on days that were kept back', () => {
  const score = scoreOf(scoreLeavingDaysOut(hall(9, 6, 3), noTime, () => undefined))
  expect(score.coverage50).toBeGreaterThan(0.45)
  expect(score.coverage50).toBeLessThan(0.55)
  expect(score.coverage80).toBeGreaterThan(0.75)
  expect(score.coverage80).toBeLessThan(0.85)
  expect(score.coverage90).toBeGreaterThan(0.83)
})

it('LEARN-2 when the house turns slower than it ever was, what is said follows before the week is over', () => {
  const slower = hall(12, 9, 5).map((row) => ({ ...row, date: row.date.replace('-03-', '-04-') }))
  const { said } = scoreDays(hall(6, 6, 4), slower, noTime)
  const kept = (from: number, to: number): number =>
    slower.slice(from * 90, to * 90).filter((row, k) => row.waitMin <= (said[from * 90 + k]?.[1] ?? 0)).length /
    (90 * (to - from))
  expect(kept(0, 1)).toBeLessThan(0.6)
  expect(kept(6, 12)).toBeGreaterThan(0.72)
})

it('LEARN-3 a forecast knows nothing of what happened after its time: later ends change no earlier word', () => {
  const train = hall(5, 5, 6)
  const test = hall(1, 5, 7)
  const noon = 720
  // Every wait that had not ended by noon ends two hours later than it did.
  const later = test.map((row) => (row.atMin + row.waitMin > noon ? { ...row, waitMin: row.waitMin + 120 } : row))
  const saidBefore = (rows: readonly WaitRow[]): readonly number[] => {
    const tally = scoreDays(train, rows, noTime)
    return tally.said.slice(0, rows.filter(({ atMin }) => atMin <= noon).length).map(([p50]) => p50)
  }
  const said = saidBefore(test)
  expect(said.length).toBeGreaterThan(40)
  expect(saidBefore(later)).toEqual(said)
})

/** The rows as a house has them that did not look from 11:00 to 12:30: nobody comes, and every end is seen at 12:30. */
function unlooked(rows: readonly WaitRow[]): readonly WaitRow[] {
  const [fromMin, toMin] = [660, 750]
  return rows
    .filter(({ atMin }) => atMin <= fromMin || atMin >= toMin)
    .map((row) => {
      const endMin = row.atMin + row.waitMin
      return endMin > fromMin && endMin < toMin ? { ...row, waitMin: toMin - row.atMin } : row
    })
}

it('LEARN-7 given an hour and a half in which nobody looked, when its waits seem to end together, they are counted apart and teach nothing', () => {
  const days = hall(6, 5, 11)
  const test = hall(1, 5, 12)
  const odd = unlooked(hall(1, 5, 13)).map((row) => ({ ...row, date: '2026-02-27' }))
  const blind = unlooked(test)
  const kept = scoreOf(scoreDays(days, blind, noTime))
  expect(kept.rows).toBe(blind.length)
  expect(kept.unseen.rows).toBeGreaterThan(3)
  expect(kept.unseen.maeWithout).toBeLessThan(kept.mae)
  // A blind stretch in the past leaves the next day's forecasts as good as they were.
  const taught = scoreOf(scoreDays([...odd, ...days], test, noTime))
  expect(taught.unseen.rows).toBe(0)
  expect(Math.abs(taught.mae - scoreOf(scoreDays(days, test, noTime)).mae)).toBeLessThan(0.5)
  // And the afternoon after it is forecast as if the stretch had taken nobody.
  const afternoon = (rows: readonly WaitRow[]): number => {
    const { said } = scoreDays(days, rows, noTime)
    const later = rows.flatMap((row, k) => (row.atMin >= 750 ? [Math.abs((said[k]?.[0] ?? 0) - row.waitMin)] : []))
    return later.reduce((sum, one) => sum + one, 0) / later.length
  }
  expect(Math.abs(afternoon(blind) - afternoon(test))).toBeLessThan(1)
})
