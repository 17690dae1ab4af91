/** Files the reports of periods that are over into a folder, by themselves: of a day, week, month, quarter, year (REPORT-9). */
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { REPORT_PERIODS, type ReportPeriod } from '../../domain/contract/http/report.ts'
import { periodOf } from '../../domain/report/period.ts'
import { isNothing } from '../../domain/report/figures.ts'
import { comparedSites } from '../../domain/report/sites.ts'
import { reportTable } from '../../domain/report/table.ts'
import { addDays, wallTime } from '../../domain/words/wall-time.ts'
import { tableBytes } from '../catalogue/table-file.ts'
import type { Hall } from '../hall/hall.ts'
import type { AskReports } from '../reports/asks.ts'
import { namesIn, ownReported, reportOf } from '../reports/period-report.ts'
import type { ReportsBelow } from '../sites/reports-below.ts'

export interface FiledReportsParts {
  readonly hall: Pick<Hall, 'index' | 'nowMs'>
  readonly ask: AskReports
  readonly reportsBelow: Pick<ReportsBelow, 'whole'>
  readonly folder: string
}

/** A new date is a little old before its eve is filed: what kiosks hand in late is in it. */
const AFTER_MIDNIGHT_MIN = 10
/** So far back what ended is filed late: longer than any holiday, and the end of the last month is always in it. */
const BACK_DAYS = 31
const COUNTING_PAUSE_MS = 500
/** At night nobody waits: sites below have a minute. */
const SITES_WITHIN_MS = 60_000
/** In the logs of the sites below nobody asked but the hall itself. */
const FILED_BY = 'filed'

/** Makes the job; call the result about once a second. */
export function filedReports({ hall, ask, reportsBelow, folder }: FiledReportsParts): () => Promise<void> {
  let filedOn = ''
  let isFiling = false
  return async () => {
    const { date, minute } = wallTime(hall.nowMs(), hall.index.settings.timeZone)
    if (isFiling || date === filedOn || minute < AFTER_MIDNIGHT_MIN) return
    isFiling = true
    try {
      makeFolder(folder)
      for (const one of dueOn(date)) await file(one.period, one.date)
      filedOn = date
    } finally {
      isFiling = false
    }
  }

  async function file(period: ReportPeriod, date: string): Promise<void> {
    const { settings } = hall.index
    const to = join(folder, `${settings.siteId}-${period}-${periodOf(period, date).from}.xlsx`)
    if (existsSync(to)) return
    for (;;) {
      const report = await reportOf(settings, hall.nowMs(), ask, { period, date })
      if (report.figures !== null) {
        // Nothing is filed of a day on which nobody came and nothing moved.
        if (isNothing(report.figures)) return
        const below = await reportsBelow.whole({ period, date: report.from }, FILED_BY, SITES_WITHIN_MS)
        const sites = below.length === 0 ? [] : comparedSites([ownReported(settings, report), ...below])
        const rows = reportTable(report, report.figures, namesIn(settings), sites)
        writeFileSync(`${to}.part`, await tableBytes(to, rows))
        return renameSync(`${to}.part`, to)
      }
      await new Promise((resolve) => setTimeout(resolve, COUNTING_PAUSE_MS))
    }
  }
}

/** Periods that were over before `today`, the oldest first; longer ones after the day that ends them. */
function dueOn(today: string): readonly { readonly period: ReportPeriod; readonly date: string }[] {
  return Array.from({ length: BACK_DAYS }, (_, at) => addDays(today, at - BACK_DAYS)).flatMap((date) =>
    REPORT_PERIODS.filter((period) => periodOf(period, date).to === date).map((period) => ({ period, date })),
  )
}
