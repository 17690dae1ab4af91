/** How stable the staff is: months on post, from the stays at open windows alone. */
import { expect, it } from 'vitest'
import { IN_MEMORY, openColumns } from '../../../server/reports/columns.ts'
import { figuresOf } from '../../../server/reports/figures.ts'

it('REPORT-12 months on post are those with a stay at an open window: two in a year for who came in January and March, one in a quarter', async () => {
  const columns = await openColumns(IN_MEMORY, 1)
  const terms = { workdays: [], promisedDays: {}, settledHere: [] }
  const stay = (date: number, badgeNo: string, kind = 'open') =>
    columns.all(`INSERT INTO stint VALUES (${date}, '21', '${badgeNo}', '${kind}', 0, 3600000, 3600000)`)
  await stay(20260105, '0301')
  await stay(20260106, '0301')
  await stay(20260302, '0301')
  await stay(20260302, '0302')
  await stay(20260402, '0302', 'paused')
  const monthsIn = async (from: string, to: string) => {
    const stretch = { from, to, promises: [], promiseMin: 30, sessions: {} }
    const { clerks } = await figuresOf(columns, stretch, { from: '2025-01-01', to: '2025-12-31' }, terms)
    return clerks.map(({ badgeNo, months }) => [badgeNo, months])
  }
  expect(await monthsIn('2026-01-01', '2026-12-31')).toEqual([
    ['0301', 2],
    ['0302', 1],
  ])
  expect(await monthsIn('2026-03-01', '2026-03-31')).toEqual([
    ['0301', 1],
    ['0302', 1],
  ])
  columns.close()
})
