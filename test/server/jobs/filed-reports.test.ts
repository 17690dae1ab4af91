/** Reports of days that are over come into their folder by themselves. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ReportFigures } from '../../../domain/report/figures.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { momentOf } from '../../../domain/words/wall-time.ts'
import { filedReports } from '../../../server/jobs/filed-reports.ts'
import type { AskReports } from '../../../server/reports/asks.ts'
import { settingsWith } from '../../domain/queue-day/hall.ts'
import { NO_RATINGS, NO_SERVICES, NO_SUMS, NO_TRIPS } from '../../domain/report/no-figures.ts'

const ZONE = 'Asia/Shanghai'

it('REPORT-9 on the first of a month the day, the month and what the hall was off for are filed, once, and no empty day', async () => {
  const asked: string[] = []
  const { folder, file, at } = opened((from, to) => {
    asked.push(`${from} ${to}`)
    return from.endsWith('-29') ? 0 : 5
  })
  at('2026-12-01', 5)
  await file()
  expect(readdirSync(folder)).toEqual([])
  at('2026-12-01', 30)
  await file()
  const filed = namesIn(folder)
  expect(filed).toContain('day-2026-11-30.xlsx')
  expect(filed).toContain('month-2026-11-01.xlsx')
  expect(filed).toContain('week-2026-11-23.xlsx')
  expect(filed).not.toContain('day-2026-11-29.xlsx')
  const before = asked.length
  await file()
  expect(asked).toHaveLength(before)
  rmSync(folder, { recursive: true })
})

it('REPORT-9 a hall that was off from 30 September to 8 October files that day, its month and its quarter when it is back', async () => {
  const { folder, file, at } = opened((from, to) => (from <= '2026-09-30' && to >= '2026-09-30' ? 5 : 0))
  at('2026-10-08', 8 * 60)
  await file()
  expect(namesIn(folder).sort()).toEqual([
    'day-2026-09-30.xlsx',
    'month-2026-09-01.xlsx',
    'quarter-2026-07-01.xlsx',
    'week-2026-09-28.xlsx',
  ])
  rmSync(folder, { recursive: true })
})

/** The job over a folder of its own; `issued`: the numbers of a stretch of days. */
function opened(issued: (from: string, to: string) => number) {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-filed-'))
  const ask = (async (_name: string, { stretch }: { stretch: { from: string; to: string } }) => ({
    figures: { ...EMPTY, sums: { ...EMPTY.sums, issued: issued(stretch.from, stretch.to) } },
    progress: { daysLeft: 0 },
  })) as unknown as AskReports
  let nowMs = 0
  const file = filedReports({
    hall: { index: indexSettings(settingsWith()), nowMs: () => nowMs },
    ask,
    reportsBelow: { whole: async () => [] },
    folder,
  })
  return { folder, file, at: (date: string, minute: number) => (nowMs = momentOf(date, minute, ZONE)) }
}

function namesIn(folder: string): string[] {
  return readdirSync(folder).map((name) => name.slice(name.indexOf('-') + 1))
}

const EMPTY: ReportFigures = {
  sums: NO_SUMS,
  before: null,
  days: [],
  hours: [],
  queues: [],
  items: [],
  counters: [],
  clerks: [],
  budget: {
    tickets: 0,
    openMs: 0,
    pausedMs: 0,
    slips: 0,
    printed: { slips: 0, mm: 0 },
    slipMm: 160,
    notices: 0,
    mailed: 0,
  },
  ratings: NO_RATINGS,
  trips: NO_TRIPS,
  ...NO_SERVICES,
  check: {
    arrivalsPerMin: 0,
    stayMeanMs: 0,
    computed: 0,
    counted: 0,
    isLittleRight: true,
    littleOff: [],
    isSumRight: true,
    records: 0,
    broken: [],
    fingerprint: '',
  },
}
