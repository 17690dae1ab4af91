/** A week's roster: what the model asks, and what the solver makes of it. */
import { expect, it } from 'vitest'
import { rosterFrom, rosterModel, type RosterProblem } from '../../../domain/staffing/roster.ts'
import { kindsOf, weekProblem } from '../../../domain/staffing/week.ts'
import { solveRoster } from '../../../server/reports/advice/solve.ts'
import { settingsWith } from '../queue-day/hall.ts'

const problem: RosterProblem = {
  kinds: [
    { counters: ['1', '2'], queues: ['C'] },
    { counters: ['3'], queues: ['E'] },
  ],
  people: [
    { badgeNo: 'a', kinds: [0] },
    { badgeNo: 'b', kinds: [0, 1] },
    { badgeNo: 'c', kinds: [1] },
  ],
  cells: [
    { date: '2026-12-07', part: 'am', needs: [2, 1] },
    { date: '2026-12-07', part: 'pm', needs: [1, 1] },
    { date: '2026-12-08', part: 'am', needs: [1, 1] },
    { date: '2026-12-08', part: 'pm', needs: [1, 1] },
  ],
  away: [{ badgeNo: 'a', date: '2026-12-08', part: null }],
  pairs: [['b', 'c']],
  halfDaysMost: 10,
}

it('STAFFING-5 everybody sits where they can, in one place at a time, and nobody on a day off', async () => {
  const roster = await solveRoster(problem)
  expect(roster?.missing).toEqual([])
  const keys = roster?.seats.map(({ badgeNo, cell }) => `${badgeNo} ${cell}`) ?? []
  expect(new Set(keys).size).toBe(keys.length)
  for (const { badgeNo, cell, counter } of roster?.seats ?? []) {
    const kind = problem.kinds.findIndex(({ counters }) => counters.includes(counter))
    expect(problem.people.find((one) => one.badgeNo === badgeNo)?.kinds).toContain(kind)
    expect(badgeNo === 'a' && cell >= 2).toBe(false)
  }
  for (const [cell, { needs }] of problem.cells.entries())
    expect(roster?.seats.filter((seat) => seat.cell === cell)).toHaveLength(needs[0]! + needs[1]!)
})

it('STAFFING-5 people who are missing are counted, and the rest is placed all the same', async () => {
  const roster = await solveRoster({
    ...problem,
    away: [...problem.away, { badgeNo: 'b', date: '2026-12-08', part: 'am' }],
  })
  expect(roster?.missing).toEqual([{ cell: 2, kind: 0, people: 1 }])
  expect(roster?.seats.filter(({ cell }) => cell === 2)).toMatchObject([{ badgeNo: 'c', counter: '3' }])
})

it('STAFFING-5 one person who could sit at both kinds of counters sits at one, and the other is said to be missing', async () => {
  const alone = { ...problem, people: [{ badgeNo: 'b', kinds: [0, 1] }], pairs: [], away: [] }
  const roster = await solveRoster({ ...alone, cells: [{ date: '2026-12-07', part: 'am', needs: [1, 1] }] })
  expect(roster?.seats).toHaveLength(1)
  expect(roster?.missing).toHaveLength(1)
})

it('STAFFING-5 nobody works more half-days than the week has for one', async () => {
  const roster = await solveRoster({ ...problem, people: [{ badgeNo: 'b', kinds: [0] }], pairs: [], halfDaysMost: 3 })
  expect(roster?.seats.length).toBe(3)
  expect(roster?.missing.length).toBeGreaterThan(0)
})

it('STAFFING-5 a person keeps a window from day to day', () => {
  const { seats } = rosterFrom(problem, (name) => (name === 'y0_0_0' || name === 'y1_0_0' || name === 'y1_1_0' ? 1 : 0))
  expect(seats.map(({ badgeNo, counter }) => `${badgeNo} ${counter}`)).toEqual(['a 1', 'b 2', 'b 2'])
  expect(rosterModel(problem)).not.toContain('y0_2_')
})

it('STAFFING-5 the week needs the most of each half-day, and a quarter more while people eat in turns', () => {
  const settings = settingsWith()
  const half = (from: string, count: number) => ({ from, counters: ['1', '2', '4'].slice(0, count) })
  const advice = {
    p50Min: 0,
    p80Min: 0,
    overPromise: 0,
    counterHours: 0,
    pools: [],
    short: [],
    halves: [
      half('11:00', 2),
      half('11:30', 2),
      half('12:00', 1),
      half('12:30', 1),
      half('13:00', 1),
      half('13:30', 1),
    ],
  }
  const { cells, people } = weekProblem(
    settings,
    [{ date: '2026-12-07', advice }],
    new Map([['k1', new Set(['C', 'D'])]]),
    {
      away: [],
      pairs: [],
    },
  )
  const kinds = kindsOf(settings)
  const first = kinds.findIndex(({ counters }) => counters.includes('1'))
  expect(cells.map(({ part, needs }) => `${part} ${needs[first]}`)).toEqual(['am 2', 'pm 2'])
  expect(people.find(({ badgeNo }) => badgeNo === 'k1')?.kinds).toContain(first)
})
