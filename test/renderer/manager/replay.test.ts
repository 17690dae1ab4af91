/** The time machine's page: where it opens, and how one moves along the day. */
import { afterEach, expect, it, vi } from 'vitest'
import type { ReplayReply } from '../../../domain/contract/http/replay.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import ReplayTab from '../../../renderer/manager/replay/ReplayTab.vue'
import { FLOOR, MIN, NOW_MS, openBench } from './hall-floor.ts'
import { serveOffice, settle, type OfficeServer } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

const MOMENT: ReplayReply = {
  date: '2026-11-25',
  atMs: NOW_MS - 30 * MIN,
  seq: 4120,
  lastSeq: 5000,
  fromMs: NOW_MS - 150 * MIN,
  toMs: NOW_MS,
  brokenAt: null,
  view: { ...FLOOR, waiting: 41 },
  records: [],
  outline: {
    waiting: [{ minute: 600, waiting: 41 }],
    breaches: [{ fromMs: NOW_MS - 40 * MIN, toMs: NOW_MS - 20 * MIN }],
    marks: [{ atMs: NOW_MS - 90 * MIN, seq: 900, what: 'QueueClosed', about: 'E' }],
  },
}
const later = { ...MOMENT, outline: null }

function served(): OfficeServer {
  return serveOffice({
    'GET /api/replay?date=2026-11-25&outline=1': MOMENT,
    'GET /api/replay?date=2026-11-25&seq=900': { ...later, seq: 900 },
    'GET /api/replay?date=2026-11-25&seq=901': { ...later, seq: 901 },
    'GET /api/replay?date=2026-11-25&seq=899': { ...later, seq: 899 },
  })
}

it('REPLAY-4 the page names no moment of the day, and shows the one that the hall opens it at', async () => {
  const { asked } = served()
  const { page } = openBench(ReplayTab)
  await settle()
  expect(asked).toEqual(['GET /api/replay?date=2026-11-25&outline=1'])
  expect(page.text()).toContain('10:12:00')
  expect(page.find('input[type=range]').attributes('aria-valuetext')).toBe('10:12')
  expect(page.findAll('.scrub-breach')).toHaveLength(1)
  page.unmount()
})

it('REPLAY-3 a mark leads to its record, the arrow keys one record on and back', async () => {
  const { asked } = served()
  const { page } = openBench(ReplayTab)
  await settle()
  await page.find('.scrub-mark').trigger('click')
  await settle()
  dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))
  await settle()
  dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }))
  await settle()
  expect(asked.slice(1)).toEqual([900, 901, 900].map((seq) => `GET /api/replay?date=2026-11-25&seq=${seq}`))
  page.unmount()
})

it('SEND-17 whoever leaves an empty date sees the day again that is shown', async () => {
  const { asked } = served()
  const { page } = openBench(ReplayTab)
  await settle()
  const field = page.find<HTMLInputElement>('input[type=date]')
  field.element.value = ''
  await field.trigger('change')
  await field.trigger('blur')
  expect(field.element.value).toBe('2026-11-25')
  expect(asked).toHaveLength(1)
  page.unmount()
})

it('REPLAY-3 times stand below the bar, also of a day that has just begun', async () => {
  const timesOf = async (minutes: number): Promise<readonly string[]> => {
    serveOffice({ 'GET /api/replay?date=2026-11-25&outline=1': { ...MOMENT, fromMs: NOW_MS - minutes * MIN } })
    const { page } = openBench(ReplayTab)
    await settle()
    const times = page.findAll('.scrub-times span').map((time) => time.text())
    page.unmount()
    return times
  }
  expect(await timesOf(150)).toEqual(['8:30', '9:00', '9:30', '10:00', '10:30'])
  expect(await timesOf(5)).toEqual(['10:37', '10:38', '10:39', '10:40', '10:41', '10:42'])
})

it('REPLAY-1 a day on which nothing happened is told, and another can be chosen', async () => {
  serveOffice()
  const { page } = openBench(ReplayTab)
  await settle()
  expect(page.find('[role=alert]').text()).toBe('2026-11-25 没有记录，请换一天。')
  expect(page.find('input[type=date]').exists()).toBe(true)
  page.unmount()
})

it('REPLAY-1 in English a record names its matter in English, and its day stands apart from its time', async () => {
  const record = {
    ...{ seq: 4120, atMs: NOW_MS - 30 * MIN, what: 'TicketIssued', by: 'holder', hash: 'ab', ticketNo: 'C001' },
    facts: { 'items.0.item': 'c01', 'leg.queue': 'C' },
  }
  serveOffice({ 'GET /api/replay?date=2026-11-25&outline=1': { ...MOMENT, records: [record] } })
  const { page } = openBench(ReplayTab)
  locale.value = 'en'
  await settle()
  expect(page.find('.replay-records li').text()).not.toMatch(/[\u4e00-\u9fff]/)
  expect(page.find('.replay-banner h2').text()).toMatch(/ 10:12:00$/)
  locale.value = 'zh'
  page.unmount()
})
