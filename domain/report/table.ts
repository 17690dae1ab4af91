/** A report as one table, in the order of its page: for spreadsheets and other programs (REPORT-8). */
import type { ReportCheck, ReportFigures, ReportSums } from './figures.ts'
import type { ComparedSite } from './sites.ts'
import { clock, hours, minutes, percent, tenth, type Cell, type ReportNames, type Row } from './table-cells.ts'
import { errandRows, matterRows, siteServiceRows } from './table-errands.ts'
import { budgetRows, ratingRows, siteRows, tripRows } from './table-service.ts'

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** The rows; nobody is named in them. `sites`: those below with this one first; empty: there are none. */
export function reportTable(
  days: { readonly from: string; readonly to: string },
  figures: ReportFigures,
  names: ReportNames,
  sites: readonly ComparedSite[] = [],
): readonly Row[] {
  return [
    [names.site, `${days.from} – ${days.to}`],
    ...checkRows(figures.check),
    [],
    ...sumRows(figures.sums, figures.before),
    [],
    ...dayRows(figures),
    [],
    ...queueRows(figures, names),
    [],
    ['事项 Items'],
    ['事项 Item', '件 Count', '办结 Done', '告知补正 Told what is missing', '每件 分 Minutes'],
    ...figures.items.map((one) => [names.item(one.item), one.count, one.done, one.noticed, minutes(one.serviceMeanMs)]),
    [],
    ...houseRows(figures),
    [],
    ...counterRows(figures, names),
    [],
    ...ratingRows(figures, names),
    [],
    ...tripRows(figures),
    [],
    ...budgetRows(figures),
    [],
    ...errandRows(figures, names),
    [],
    ...matterRows(figures),
    [],
    ...siteRows(sites, names),
    [],
    ...siteServiceRows(sites),
  ]
}

function dayRows({ days }: ReportFigures): readonly Row[] {
  return [
    ['每天 Days'],
    [
      '日期 Date',
      '发号 Issued',
      '办结 Finished',
      '八成等候 分 P80 min',
      '承诺内 Kept %',
      '开窗 分 Open min',
      '应开 分 Sessions min',
    ],
    ...days.map((day) => [
      day.date,
      day.issued,
      day.finished,
      minutes(day.p80Ms),
      percent(day.kept, day.asked),
      day.hours?.keptMin ?? '',
      day.hours?.sessionMin ?? '',
    ]),
  ]
}

function queueRows({ queues }: ReportFigures, names: ReportNames): readonly Row[] {
  return [
    ['队列 Queues'],
    [
      '队列 Queue',
      '发号 Issued',
      '一半 分 P50',
      '八成 分 P80',
      'P95 分',
      '承诺内 Kept %',
      '过号 Missed',
      '离开 Left',
      '每人办理 分 Service',
    ],
    ...queues.map((one) => [
      names.queue(one.queue),
      one.issued,
      minutes(one.p50Ms),
      minutes(one.p80Ms),
      minutes(one.p95Ms),
      percent(one.kept, one.asked),
      one.missed,
      one.left,
      minutes(one.serviceMeanMs),
    ]),
  ]
}

function counterRows({ counters }: ReportFigures, names: ReportNames): readonly Row[] {
  return [
    ['窗口 Windows'],
    ['窗口 Window', '办结 Served', '开窗 小时 Open h', '暂停 小时 Paused h', '办理 小时 Serving h'],
    ...counters.map((one) => [
      names.counter(one.counter),
      one.served,
      hours(one.openMs),
      hours(one.pausedMs),
      hours(one.serviceMs),
    ]),
  ]
}

function checkRows(check: ReportCheck): readonly Row[] {
  const rows: Row[] = [
    [
      isSound(check) ? '自查通过 The figures check out' : '自查没有通过 THE FIGURES DO NOT CHECK OUT',
      check.fingerprint,
    ],
    ['利特尔法则：算出来 / 数出来 Little: computed / counted', tenth(check.computed), tenth(check.counted)],
  ]
  if (check.littleOff.length > 0) rows.push(['对不上的日子 Days apart', check.littleOff.join(' ')])
  if (!check.isSumRight) rows.push(['发号 ≠ 办结 + 过号 + 离开 + 合并 + 在办 Numbers do not add up'])
  for (const { date, problem } of check.broken) rows.push(['日志链断开 Break in the records', date, problem])
  return rows
}

/** Whether nothing of it failed. */
export function isSound(check: ReportCheck): boolean {
  return check.isLittleRight && check.isSumRight && check.broken.length === 0
}

function sumRows(sums: ReportSums, before: ReportSums | null): readonly Row[] {
  const row = (title: string, of: (sums: ReportSums) => Cell): Row => [
    title,
    of(sums),
    before === null ? '' : of(before),
  ]
  return [
    ['', '本期 This period', '上期 Before'],
    row('天数 Days', (one) => one.days),
    row('发号 Issued', (one) => one.issued),
    row('办结 Finished', (one) => one.finished),
    row('过号 Missed', (one) => one.missed),
    row('离开 Left', (one) => one.left),
    row('合并 Merged', (one) => one.merged),
    row('还没办完 Open', (one) => one.open),
    row('一半人等候不超过 分 P50 min', (one) => minutes(one.p50Ms)),
    row('八成不超过 分 P80 min', (one) => minutes(one.p80Ms)),
    row('P95 分', (one) => minutes(one.p95Ms)),
    row('承诺内 Kept %', (one) => percent(one.kept, one.asked)),
    row('说的等候守住 Told wait kept %', (one) => percent(one.toldKept, one.told)),
    row('走到窗口 秒 Way s', (one) => (one.wayP50Ms === null ? '' : Math.round(one.wayP50Ms / 1000))),
    row('每次办理 分 Service min', (one) => minutes(one.serviceMeanMs)),
    row('又跑一趟 Second trips', (one) => one.secondTrips),
  ]
}

function houseRows({ hours: all }: ReportFigures): readonly Row[] {
  const at = [...new Set(all.map((one) => one.minute))].sort((a, b) => a - b)
  const days = [...new Set(all.map((one) => one.weekday))].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
  return [
    ['在场人数，平均 People in the house, mean'],
    ['', ...at.map(clock)],
    ...days.map((weekday) => [
      WEEKDAYS[weekday] ?? '',
      ...at.map((minute) => {
        const found = all.find((one) => one.weekday === weekday && one.minute === minute)
        return found === undefined ? '' : Math.round(found.inHouse)
      }),
    ]),
  ]
}
