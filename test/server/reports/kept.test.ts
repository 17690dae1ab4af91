/** What the process of the reports keeps of days that are over: their promises, and what was advised on them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import type { Recorded } from '../../../domain/queue-day/events.ts'
import type { AdviceLines } from '../../../domain/staffing/advice-lines.ts'
import { promiseReport } from '../../../domain/views/promise-report.ts'
import { meanWaits, promiseSums } from '../../../domain/views/promise-sums.ts'
import { watchPromises, type DayPromises } from '../../../domain/views/promise-watch.ts'
import { createPromised } from '../../../server/reports/promised.ts'
import { IN_MEMORY, openColumns, type Columns } from '../../../server/reports/columns.ts'
import type { Adviser } from '../../../server/reports/advice/adviser.ts'
import { createWeeks, type Weeks } from '../../../server/reports/advice/weeks.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import type { Store } from '../../../server/store/port.ts'
import { chanceFrom } from '../../simulation/chance.ts'
import { liveDay, recordsOf, shapedArrivals } from '../../simulation/lived-day.ts'
import { loadSite } from '../../support/site.ts'

const { settings: site } = loadSite('county')
const settings = { ...site, calendar: null }
const DATES = ['2026-11-23', '2026-11-24', '2026-11-25'] as const
const TODAY = '2026-11-25'
let folder: string
let store: Store
let columns: Columns
const days = new Map<string, readonly Recorded[]>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yichuang-kept-'))
  store = openSqliteStore(join(folder, 'hall.db'))
  columns = await openColumns(IN_MEMORY, 1)
  for (const [at, date] of DATES.entries()) {
    const queues = settings.queues.map(({ id }) => ({ queue: id, share: 1 }))
    const { log } = liveDay({
      ...{ settings, date, chance: chanceFrom(at + 1), openMin: 540, closeMin: 720 },
      arrivals: shapedArrivals(queues, 300, 540, 700),
      isOpen: () => true,
      ...{ leaves: 0.05, misses: 0.05, serviceCv: 0.7, priorityShare: 0.1 },
    })
    const records = recordsOf(log)
    days.set(date, records)
    await store.append([{ stream: `day/${date}`, records }])
  }
})
afterAll(async () => {
  columns.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every visitor of these days looked at, as no page waits for it. */
function looked(dates: readonly string[], nowMs: number): readonly (readonly [string, DayPromises])[] {
  let before: DayPromises = { waits: [], atOnce: 0, untold: 0 }
  return dates.map((date) => {
    const watch = watchPromises(indexSettings(settings), meanWaits(promiseSums(before)))
    const records = days.get(date) ?? []
    for (const record of records) watch.take(record)
    before = watch.soFar(date === TODAY ? nowMs : (records.at(-1)?.atMs ?? 0))
    return [date, before] as const
  })
}

it('LEARN-5 days that were added up before say what their visitors say, each is counted once, and one that has grown anew', async () => {
  const nowMs = (days.get(TODAY)?.at(-1)?.atMs ?? 0) + 60_000
  const promised = createPromised(store, columns)
  const ask = { settings, today: TODAY, nowMs, days: 7 }
  expect(await promised.report(ask, () => true)).toBeNull()
  const report = await promised.report(ask, () => false)
  const wanted = promiseReport(looked(DATES, nowMs))
  expect(report?.own.visitors).toBeGreaterThan(100)
  expect(report?.own).toMatchObject({ visitors: wanted.own.visitors, kept: wanted.own.kept })
  expect(report?.own.score).toBeCloseTo(wanted.own.score)
  expect(report?.plain.yesterday.score).toBeCloseTo(wanted.plain.yesterday.score)
  expect(report?.halves.map(({ from, own }) => [from, own.kept])).toEqual(
    wanted.halves.map(({ from, own }) => [from, own.kept]),
  )
  expect(report).toMatchObject({
    early: wanted.early,
    late: wanted.late,
    veryLate: wanted.veryLate,
    atOnce: wanted.atOnce,
  })
  expect(await promised.countOne(ask)).toBe(false)
  const { seq = 0, atMs = 0 } = days.get('2026-11-24')?.at(-1) ?? {}
  const grown = { seq: seq + 1, atMs, actor: { kind: 'timekeeper' }, commandId: 'late', event: { type: 'DayClosed' } }
  await store.append([{ stream: 'day/2026-11-24', records: [grown as Recorded] }])
  expect(await promised.countOne(ask)).toBe(true)
  expect(await promised.countOne(ask)).toBe(false)
})

const ADVICE: AdviceLines = { p50Min: 1, p80Min: 2, overPromise: 0, counterHours: 3, halves: [], pools: [], short: [] }

/** As the process does: one thing at a time, answers among them. */
function weeksOver(
  advised: string[],
  solve: Adviser['solve'] = () => Promise.resolve({ seats: [], missing: [] }),
): Weeks {
  let turn: Promise<unknown> = Promise.resolve()
  const weeks = createWeeks({
    store,
    columns,
    adviser: {
      advise: ({ queues }) => {
        advised.push(String(queues.length))
        return Promise.resolve(ADVICE)
      },
      solve,
    },
    inTurn: (work) => void (turn = turn.then(work)),
  })
  return {
    answer: (ask) => {
      const answered = turn.then(() => weeks.answer(ask))
      turn = answered
      return answered
    },
  }
}

it('STAFFING-6 a week that was advised is told again by another process, and advised anew when the plan or its days have changed', async () => {
  const dates = ['2026-11-30', '2026-12-01']
  const advised: string[] = []
  const drafted = async (weeks: Weeks, plan = settings) => {
    for (;;) {
      const week = await weeks.answer({ settings: plan, dates, away: [] })
      if (!week.isDrafting) return week
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const first = await drafted(weeksOver(advised))
  expect(first.days.map(({ date, measuredOn }) => [date, measuredOn.length])).toEqual([
    ['2026-11-30', 0],
    ['2026-12-01', 0],
  ])
  expect(first.roster).not.toBeNull()
  expect(advised).toHaveLength(2)
  expect(await drafted(weeksOver(advised))).toEqual(first)
  expect(advised).toHaveLength(2)
  const [queue, ...others] = settings.queues
  // As many letters as before: only what they say is another.
  const stricter = { ...settings, queues: [{ ...queue, promiseMin: 29 }, ...others] } as typeof settings
  await drafted(weeksOver(advised), stricter)
  expect(advised).toHaveLength(4)
  const { seq = 0, atMs = 0 } = days.get('2026-11-23')?.at(-1) ?? {}
  const grown = { seq: seq + 1, atMs, actor: { kind: 'timekeeper' }, commandId: 'late', event: { type: 'DayClosed' } }
  await store.append([{ stream: 'day/2026-11-23', records: [grown as Recorded] }])
  await drafted(weeksOver(advised))
  expect(advised).toHaveLength(5)
})

it('STAFFING-6 a roster that was not found in time is told as none, and tried again by the next process', async () => {
  const ask = { settings, dates: ['2026-12-07'], away: [] }
  let solved = 0
  const drafted = async (weeks: Weeks) => {
    for (;;) {
      const week = await weeks.answer(ask)
      if (!week.isDrafting) return week
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const busy = weeksOver([], () => {
    solved += 1
    return Promise.resolve(null)
  })
  expect((await drafted(busy)).roster).toBeNull()
  expect((await drafted(busy)).roster).toBeNull()
  expect(solved).toBe(1)
  expect((await drafted(weeksOver([]))).roster).not.toBeNull()
})
