/** The page of reports: the two sentences for the next period, and a stretch without a ticket. */
import { afterEach, expect, it, vi } from 'vitest'
import type { ReportReply } from '../../../domain/contract/http/report.ts'
import type { ReportFigures, ReportHour, ReportQueue } from '../../../domain/report/figures.ts'
import { periodOf } from '../../../domain/report/period.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import { useFloor } from '../../../renderer/manager/floor-store.ts'
import NextCard from '../../../renderer/manager/reports/NextCard.vue'
import ReportsTab from '../../../renderer/manager/reports/ReportsTab.vue'
import { NO_SERVICES } from '../../domain/report/no-figures.ts'
import ReportBar from '../../../renderer/manager/reports/ReportBar.vue'
import { FLOOR, openBench, type Bench } from './hall-floor.ts'
import { serveOffice, settle } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

const hour = (weekday: number, minute: number, inHouse: number): ReportHour => ({
  ...{ weekday, minute, inHouse },
  ...{ waiting: inHouse / 2, arrivals: 5 },
})
const queue = (name: string, asked: number, kept: number): ReportQueue => ({
  ...{ queue: name, issued: asked, missed: 0, left: 0, serviceMeanMs: null },
  ...{ asked, kept, p50Ms: null, p80Ms: null, p95Ms: null },
})
const HOURS = [
  ...[hour(1, 510, 12), hour(1, 540, 80), hour(1, 570, 60), hour(1, 600, 50)],
  ...[hour(3, 510, 9), hour(3, 540, 40), hour(3, 570, 18), hour(3, 600, 30)],
]
type Counted = Pick<ReportFigures, 'hours' | 'queues'> & {
  readonly sums: { readonly days: number; readonly issued: number }
}
const counted: Counted = {
  sums: { days: 21, issued: 16_036 },
  hours: HOURS,
  queues: [queue('C', 2000, 1990), queue('E', 1900, 1364)],
}
const card = (figures: Counted, period = 'month'): Bench =>
  openBench(NextCard, 'dutyManager', FLOOR, { figures: figures as ReportFigures, period })

it('REPORT-13 the two sentences name weekday, time, people and queue, and what they are built on; a press leads to the staffing', async () => {
  const { page, press } = card(counted)
  expect(page.findAll('li').map((one) => one.text())).toEqual([
    '周一 9:00 最挤，平均 80 人；不动产登记只有 71.8 % 在承诺内，那时给它加一窗。',
    '周三 9:30 最空，平均 18 人，是最挤时的 23 %；那时可以少开窗、排轮休。',
  ])
  expect(page.find('h3').text()).toBe('给下个月的两句话')
  expect(page.text()).toContain('按这段时间 21 天、16,036 张号的真实到量')
  await press('去排班看')
  expect(useFloor().tab).toBe('staffing')
  page.unmount()
})

it('REPORT-13 in English the same; where all was kept and no time is empty it says so', async () => {
  const even = [hour(1, 510, 70), hour(1, 540, 80), hour(1, 570, 75), hour(1, 600, 60)]
  const { page } = card({ ...counted, hours: even, queues: [queue('C', 2000, 1990)] }, 'year')
  locale.value = 'en'
  await settle()
  expect(page.find('h3').text()).toBe('Two sentences for next year')
  expect(page.findAll('li')[0]?.text()).toContain('Mon 9:00 is fullest, 80 people on average')
  expect(page.findAll('li')[1]?.text()).toBe('No time stands out as empty; spread the breaks.')
  page.unmount()
})

it('REPORT-13 of two days or too few numbers no card stands there', () => {
  for (const sums of [
    { days: 2, issued: 900 },
    { days: 21, issued: 29 },
  ]) {
    const { page } = card({ ...counted, sums })
    expect(page.find('section').exists()).toBe(false)
    page.unmount()
  }
})

/** A month of which no number is kept. */
function emptyMonth(date: string): ReportReply {
  const { from, to } = periodOf('month', date)
  const figures = { sums: { days: 0, issued: 0 }, ...NO_SERVICES } as unknown as ReportFigures
  return { period: 'month', from, to, atMs: 0, tookMs: 1, figures, progress: { daysLeft: 0, casesLeft: 0 } }
}

it('REPORT-1 a month that is over and had no number says so; the one that lasts says when there will be some', async () => {
  serveOffice({
    'GET /api/reports?period=month&date=2026-11-25': emptyMonth('2026-11-25'),
    'GET /api/reports?period=month&date=2026-10-31': emptyMonth('2026-10-31'),
  })
  const { page, press } = openBench(ReportsTab)
  await settle()
  expect(page.text()).toContain('还没有数据，今天收班后有。')
  await press('上一期')
  await settle()
  expect(page.text()).toContain('这段时间没有发过号。')
  page.unmount()
})

it('REPORT-8 a month is called by its name in English, by its figure in Chinese', async () => {
  const { page } = openBench(ReportBar, 'dutyManager', FLOOR, {
    ...{ report: null, date: '2025-12-09', isLast: false, period: 'month' },
  })
  expect(page.find('.report-title').text()).toContain('12 月月报')
  locale.value = 'en'
  await settle()
  expect(page.find('.report-title').text()).toContain('December 2025')
  page.unmount()
})
