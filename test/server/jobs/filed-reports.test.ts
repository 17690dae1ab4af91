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
import { NO_RATINGS, NO_SUMS, NO_TRIPS } from '../../domain/report/no-figures.ts'

const ZONE = 'Asia/Shanghai'

it('REPORT-9 on the first of a month the day, the month and what the hall was off for are filed, once, and no empty day', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-filed-'))
  const asked: string[] = []
  const ask = (async (_name: string, { stretch }: { stretch: { from: string; to: string } }) => {
    asked.push(`${stretch.from} ${stretch.to}`)
    const issued = stretch.from.endsWith('-29') ? 0 : 5
    return { figures: { ...EMPTY, sums: { ...EMPTY.sums, issued } }, progress: { daysLeft: 0 } }
  }) as unknown as AskReports
  let nowMs = momentOf('2026-12-01', 5, ZONE)
  const file = filedReports({
    hall: { index: indexSettings(settingsWith()), nowMs: () => nowMs },
    ask,
    reportsBelow: { whole: async () => [] },
    folder,
  })
  await file()
  expect(readdirSync(folder)).toEqual([])
  nowMs = momentOf('2026-12-01', 30, ZONE)
  await file()
  const filed = readdirSync(folder).map((name) => name.slice(name.indexOf('-') + 1))
  expect(filed).toContain('day-2026-11-30.xlsx')
  expect(filed).toContain('month-2026-11-01.xlsx')
  expect(filed).toContain('week-2026-11-23.xlsx')
  expect(filed).not.toContain('day-2026-11-29.xlsx')
  const before = asked.length
  await file()
  expect(asked).toHaveLength(before)
  rmSync(folder, { recursive: true })
})

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
