/** The page of promises: what its chart says, and by which measure it is drawn. */
import { afterEach, expect, it, vi } from 'vitest'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import type { PromiseReport, Truth } from '../../../domain/views/promise-report.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import PromisesTab from '../../../renderer/manager/promises/PromisesTab.vue'
import { loadSite } from '../../support/site.ts'
import { FLOOR, openBench, type Bench } from './hall-floor.ts'
import { serveOffice, settle } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

const truth = (visitors: number, kept: number): Truth => ({ visitors, kept, widthMin: 12, score: 18 })
const plain = { yesterday: truth(100, 60), byCount: truth(100, 50), always30: truth(100, 90) } as PromiseReport['plain']
const half = (from: string, visitors: number, kept: number): PromiseReport['halves'][number] => ({
  ...{ from, own: truth(visitors, kept), plain },
})
const REPORT: PromiseReport = {
  fromDate: '2026-11-18',
  toDate: '2026-11-24',
  own: truth(460, 370),
  ...{ early: 40, late: 90, veryLate: 12, atOnce: 30, untold: 5, waiting: 8, waitingLate: 1 },
  halves: [
    half('09:00', 100, 90),
    half('09:30', 100, 70),
    half('10:00', 100, 75),
    half('10:30', 100, 85),
    half('11:00', 20, 2),
    half('14:00', 40, 40),
  ],
  queues: [{ queue: 'E', own: truth(300, 220), lateMin: 2.5 }],
  worst: [],
  plain,
}

async function opened(report: PromiseReport): Promise<Bench> {
  serveOffice({ 'GET /api/promises?days=7': report })
  const bench = openBench(PromisesTab)
  await settle()
  return bench
}

it('LEARN-5 half-hours below the target are named as one stretch up to the end of the last; one with too few visitors is an open dot', async () => {
  const { page } = await opened(REPORT)
  expect(page.find('#halves').text()).toContain('9:30–10:30')
  expect(page.find('#halves').text()).not.toContain('11:00–')
  expect(page.findAll('circle').map((one) => one.classes()[0])).toEqual([
    'kept',
    'short',
    'short',
    'kept',
    'few',
    'few',
  ])
  expect(page.findAll('.strong').map((one) => one.text())).toEqual(['70', '75'])
  locale.value = 'en'
  await settle()
  expect(page.find('#halves').text()).toContain('9:30–10:30')
  page.unmount()
})

it('LEARN-5 several stretches below the target are told apart as the language does', async () => {
  const halves = [half('09:00', 100, 70), half('09:30', 100, 90), half('10:00', 100, 70)]
  const { page } = await opened({ ...REPORT, halves })
  expect(page.find('#halves').text()).toContain('9:00–9:30、10:00–10:30')
  locale.value = 'en'
  await settle()
  expect(page.find('#halves').text()).toContain('9:00–9:30, 10:00–10:30')
  page.unmount()
})

it('LEARN-5 the chart is drawn from nothing to all: half the share stands half as high', async () => {
  const { page } = await opened({
    ...REPORT,
    halves: [half('09:00', 100, 100), half('09:30', 100, 50), half('10:00', 100, 0)],
  })
  const heights = page.findAll('circle').map((one) => Number(one.attributes('cy')))
  const [all = 0, some = 0, none = 0] = heights
  expect(none - some).toBeCloseTo(some - all)
  const axis = page.findAll('svg text[text-anchor=end]').map((one) => one.text())
  expect(axis.at(-1)).toBe('0')
  page.unmount()
})

it('LEARN-5 in English one is a visitor and several are visitors', async () => {
  const { page } = await opened({ ...REPORT, early: 1, late: 12 })
  locale.value = 'en'
  await settle()
  expect(page.find('.figures').text()).toMatch(/1 visitor(?!s)/)
  // Figures are in the letters of figures, as on every other tab.
  for (const figure of page.findAll('.figures strong')) expect(figure.classes()).toContain('num')
  expect(page.find('.figures').text()).toContain('12 visitors')
  expect(page.text()).not.toMatch(/[{}|]/)
  locale.value = 'zh'
  page.unmount()
})

it('LEARN-5 before anybody was told a wait the page says so', async () => {
  const { page } = await opened({ ...REPORT, own: truth(0, 0), halves: [], queues: [] })
  expect(page.find('[role=status]').text()).not.toBe('')
  expect(page.find('svg').exists()).toBe(false)
  page.unmount()
})

it('LEARN-5 figures of a week never stand under the name of a month: while it is asked for, nothing is shown', async () => {
  const { page, press } = await opened(REPORT)
  expect(page.find('.figures').exists()).toBe(true)
  let answer: (reply: Response) => void = () => undefined
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)))
  await press('月')
  expect(page.find('.figures').exists()).toBe(false)
  expect(page.find('.promises').attributes('aria-busy')).toBe('true')
  answer(new Response(JSON.stringify({ ...REPORT, own: truth(12_000, 9_700) }), { status: 200 }))
  await settle()
  expect(page.text()).toContain('12,000')
  page.unmount()
})

it('LEARN-5 a queue has the letters of its slips, whatever it is called among the settings', async () => {
  const hall = sitePlan(loadSite('county').settings)
  const queues = hall.queues.map((queue) => (queue.id === 'E' ? { ...queue, prefix: 'AM' } : queue))
  serveOffice({ 'GET /api/promises?days=7': REPORT })
  const { page } = openBench(PromisesTab, 'dutyManager', FLOOR, {}, { ...hall, queues })
  await settle()
  expect(page.find('.queues .prefix').text()).toBe('AM')
  page.unmount()
})
