/** The last weeks of the sites below, as they told them. */
import { expect, it } from 'vitest'
import type { RollupLine } from '../../../domain/site-link/figures.ts'
import { comparedDays, curveOf, DAYS_KEPT, withHeard, type History } from '../../../domain/site-link/history.ts'
import { addDays } from '../../../domain/words/wall-time.ts'

const MONDAY = '2026-11-30'

/** A province and its counties: people waiting in each, beyond the promise from thirty on; null: silent. */
function lines(...waiting: readonly (number | null)[]): readonly RollupLine[] {
  const line = (site: string, level: RollupLine['level'], count: number | null): RollupLine => ({
    ...{ site, level, parentId: null, title: site, titleEn: site, ageMs: 0, isSilent: count === null, below: null },
    figures: {
      ...{ site, level, title: site, titleEn: site, seq: 1, atMs: 0, waiting: count ?? 7, longestWaitMs: null },
      ...{ openCounters: 1, issued: 1, served: 40, isOpen: true, opensToday: true, lamps: null, items: null },
      ...{ hours: null, promise: { called: 50, kept: 45, waitingOver: 0 } },
      slowest: { name: 'E', nameEn: 'E', waiting: 1, span: [10, (count ?? 0) >= 30 ? 50 : 20], promiseMin: 30 },
    },
  })
  return [line('p', 'province', 0), line('city', 'city', 9), ...waiting.map((one, at) => line(`c${at}`, 'county', one))]
}

it('LINK-16 this Monday at half past nine stands beside those before it: counties within their promise, of those heard', () => {
  let history: History = []
  for (const [back, counties] of [
    [14, lines(3, 31, 5)],
    [7, lines(3, null, 31)],
    [0, lines(1, 2, 3)],
  ] as const)
    history = withHeard(history, counties, addDays(MONDAY, -back), 9 * 60 + 41)
  expect(comparedDays(history, MONDAY, 9 * 60 + 55)).toEqual([
    { date: '2026-11-16', open: 3, within: 2, waiting: 39 },
    { date: '2026-11-23', open: 2, within: 1, waiting: 34 },
    { date: MONDAY, open: 3, within: 3, waiting: 6 },
  ])
  expect(comparedDays(history, MONDAY, 14 * 60)).toEqual([])
})

it('LINK-16 a site has its days with the most that waited at once; of a silent day nothing is made up', () => {
  let history = withHeard([], lines(12), MONDAY, 570)
  history = withHeard(history, lines(4), MONDAY, 600)
  history = withHeard(history, lines(null), addDays(MONDAY, 1), 570)
  expect(curveOf(history, 'c0')).toEqual([{ date: MONDAY, called: 50, kept: 45, served: 40, peak: 12 }])
  expect(curveOf(history, 'nobody')).toEqual([])
})

it('LINK-16 five weeks are kept, whatever comes later', () => {
  let history: History = []
  for (let day = 0; day < 60; day += 1) history = withHeard(history, lines(1), addDays(MONDAY, day), 570)
  expect(history).toHaveLength(DAYS_KEPT)
  expect(history.at(-1)?.date).toBe(addDays(MONDAY, 59))
})
