/** Pages beside the floor: bookings of a day, suggestions and complaints, the sites below. */
import { afterEach, expect, it, vi } from 'vitest'
import type { RollupLine } from '../../../domain/site-link/figures.ts'
import '../../../renderer/app/text/field-names.ts'
import BookingsTab from '../../../renderer/manager/bookings/BookingsTab.vue'
import FeedbackTab from '../../../renderer/manager/feedback/FeedbackTab.vue'
import SitesTab from '../../../renderer/manager/sites/SitesTab.vue'
import { openBench } from './hall-floor.ts'
import { serveOffice, settle } from './office-server.ts'

afterEach(() => vi.unstubAllGlobals())

const line = (
  site: string,
  more: Partial<RollupLine> = {},
  waiting = 0,
  longestWaitMs: number | null = null,
): RollupLine => ({
  site,
  level: 'township',
  parentId: null,
  title: site,
  titleEn: site,
  ageMs: 2000,
  isSilent: false,
  figures: {
    site,
    level: 'township',
    title: site,
    titleEn: site,
    seq: 1,
    atMs: 0,
    waiting,
    longestWaitMs,
    openCounters: 2,
    issued: 9,
    served: 7,
    isOpen: true,
    opensToday: true,
    slowest: null,
    promise: { called: 10, kept: 9, waitingOver: 0 },
    lamps: null,
    items: null,
    hours: null,
  },
  below: null,
  ...more,
})

it('LINK-2 LINK-3 the sites below stand as a tree; a silent one says since when, and longest waits come first when asked', async () => {
  serveOffice({
    'GET /api/rollup': {
      sites: [
        line('渭原', { level: 'county', ageMs: 0 }, 3, 60_000),
        line('柳林', {}, 5, 7_500_000),
        line('白杨', { isSilent: true, ageMs: 12 * 60_000 }, 2, 300_000),
        line('石桥', { figures: null, ageMs: null, isSilent: true }),
        line('槐树湾', { level: 'village', parentId: '柳林' }),
      ],
    },
  })
  const bench = openBench(SitesTab)
  await settle()
  const names = (): readonly string[] => bench.page.findAll('tbody strong').map((one) => one.text())
  expect(names()).toEqual(['渭原', '柳林', '槐树湾', '白杨', '石桥'])
  expect(bench.page.text()).toContain('2 / 4 个有消息 · 共 10 人在等')
  const rows = bench.page.findAll('tbody tr').map((row) => row.text())
  expect(rows[1]).toMatch(/在办.*5 人.*\d+ 分.*90 %.*刚刚/)
  expect(rows[3]).toMatch(/不清楚.*2 人.*12 分钟没有消息/)
  expect(rows[4]).toContain('还没有联系上')
  await bench.press('最长已等')
  expect(names()).toEqual(['柳林', '白杨', '渭原', '槐树湾', '石桥'])
  bench.page.unmount()
})

it('LINK-14 a province is a map of its counties in the order of the register, the ones beyond their promise named beside it', async () => {
  const county = (site: string, to: number, more: Partial<RollupLine> = {}): RollupLine => {
    const one = line(site, { level: 'county', parentId: '秦川市政务大厅', ...more }, 8)
    const slowest = { name: '不动产', nameEn: 'Property', waiting: 8, span: [to - 10, to] as const, promiseMin: 30 }
    return { ...one, figures: one.figures && { ...one.figures, slowest } }
  }
  serveOffice({
    'GET /api/rollup': {
      sites: [
        line('省政务大厅', { level: 'province', ageMs: 0 }),
        line('秦川市政务大厅', { level: 'city' }),
        county('渭原县政务大厅', 50),
        county('泾口县政务大厅', 15),
        county('临关县政务大厅', 30),
        county('未阳县政务大厅', 15, { isSilent: true, ageMs: 30 * 60_000 }),
      ],
    },
    'GET /api/sites/渭原县政务大厅/sites': { sites: [county('渭原县政务大厅', 50), line('柳林')] },
    'GET /api/sites/渭原县政务大厅/plan': {},
  })
  const bench = openBench(SitesTab)
  await settle()
  const cells = bench.page.findAll('.county').map((cell) => cell.text())
  expect(cells.map((text) => text.replace(/\d\d?:\d\d/, '…'))).toEqual([
    '渭原40–50',
    '泾口5–15',
    '临关20–30',
    '未阳停在 …',
  ])
  expect(bench.page.findAll('.county').map((cell) => cell.classes().at(-1))).toEqual([
    'over',
    'within',
    'near',
    'silent',
  ])
  expect(bench.page.get('[aria-labelledby="worst"]').text()).toMatch(
    /先看这 1 个.*渭原县.*秦川市.*不动产 40–50 分 · 8 人等/,
  )
  expect(bench.page.get('.sums').text()).toMatch(/县区大厅4 个.*现在等候24 人.*超承诺1 个.*接近承诺1 个.*没有消息1 个/)
  await bench.page.get('.county').trigger('click')
  await settle()
  expect(bench.page.findAll('tbody strong').map((one) => one.text())).toEqual(['渭原县政务大厅', '柳林'])
  await bench.page.get('.site-crumbs button').trigger('click')
  expect(bench.page.findAll('.county')).toHaveLength(4)
  bench.page.unmount()
})

const said = {
  kind: 'complaint',
  text: '等太久',
  phone: null,
  date: '2026-11-10',
  dueDate: '2026-11-17',
  answer: null,
  closed: null,
  holder: null,
  isChecked: false,
  steps: [],
  daysLeft: -6,
}

it('FEED-2 FEED-3 what is overdue comes first and is marked; an answer needs words and is given once', async () => {
  const server = serveOffice({
    'GET /api/suggestions': {
      today: '2026-11-25',
      suggestions: [
        { ...said, reference: 'Y2026-0004', kind: 'suggestion', dueDate: null, daysLeft: null },
        { ...said, reference: 'Y2026-0003', daysLeft: 2 },
        { ...said, reference: 'Y2026-0002' },
        {
          ...said,
          reference: 'Y2026-0001',
          daysLeft: null,
          answer: { text: '已整改', date: '2026-11-12', by: '0101' },
          isChecked: true,
          closed: { outcome: 'explained', told: null, date: '2026-11-12' },
        },
      ],
    },
  })
  const bench = openBench(FeedbackTab)
  await settle()
  expect(bench.page.findAll('.feedback-row').map((row) => row.attributes('aria-label'))).toEqual([
    'Y2026-0002',
    'Y2026-0003',
    'Y2026-0004',
  ])
  expect(bench.page.find('.feedback-row').text()).toContain('逾期 6 个工作日')
  await bench.press('写答复 Y2026-0002')
  await bench.press('答复')
  expect(bench.page.find('[role=alert]').text()).toContain('请写答复')
  await bench.page.find('textarea').setValue('已加派人手')
  await bench.page.find('.feedback-row form').trigger('submit')
  await settle()
  expect(server.ordered).toEqual([{ type: 'AnswerSuggestion', reference: 'Y2026-0002', answer: '已加派人手' }])
  await bench.press('已答复 1')
  expect(bench.page.text()).toContain('已整改')
  bench.page.unmount()
})

const booking = {
  code: '12345678',
  date: '2026-11-25',
  minute: 600,
  untilMinute: 630,
  status: 'confirmed',
  items: [{ id: 'c05', name: '职工参保登记', nameEn: 'x' }],
  holdUntilMs: 0,
  movedFrom: { date: '2026-11-24', minute: 540 },
  ticketNo: null,
  canCancel: true,
  earlyMin: 30,
  lateMin: 15,
  cancelUntilMin: 120,
  queues: ['C'],
  notices: [],
  site: { id: 'weiyuan', title: '', titleEn: '', address: '', addressEn: '', phone: '' },
}
const list = {
  date: '2026-11-25',
  slotMin: 30,
  queues: [{ queue: 'C', slots: [{ minute: 600, capacity: 3, left: 1 }] }],
  bookings: [
    booking,
    { ...booking, code: '87654321', status: 'checkedIn', ticketNo: 'C012', canCancel: false, movedFrom: null },
  ],
}

it('BOOK-17 a date that cannot be shown is named, and nothing of another day stands under it', async () => {
  serveOffice({ 'GET /api/booking-days/2026-11-25': { today: '2026-11-25', list } })
  const bench = openBench(BookingsTab)
  await settle()
  expect(bench.page.text()).toContain('1234 5678')
  vi.stubGlobal('fetch', async () => Response.json({ code: 'malformed', field: 'date' }, { status: 400 }))
  const field = bench.page.find<HTMLInputElement>('input[name=booking-date]')
  field.element.value = '0001-01-01'
  await field.trigger('change')
  await settle()
  expect(bench.page.find('[role=alert]').text()).toContain('日期')
  expect(bench.page.text()).not.toContain('1234 5678')
  bench.page.unmount()
})

it('SEND-17 whoever leaves an empty date sees the day again that is shown', async () => {
  const server = serveOffice({ 'GET /api/booking-days/2026-11-25': { today: '2026-11-25', list } })
  const bench = openBench(BookingsTab)
  await settle()
  const count = server.asked.length
  const field = bench.page.find<HTMLInputElement>('input[name=booking-date]')
  field.element.value = ''
  await field.trigger('change')
  await field.trigger('blur')
  expect(field.element.value).toBe('2026-11-25')
  expect(bench.page.text()).toContain('1234 5678')
  expect(server.asked).toHaveLength(count)
  bench.page.unmount()
})

it('BOOK-15 BOOK-11 a day of bookings shows states and where a moved one came from; one is found by its code and cancelled after a second yes', async () => {
  const server = serveOffice({
    'GET /api/booking-days/2026-11-25': { today: '2026-11-25', list },
    'GET /api/booking-codes/12345678': { date: '2026-11-25' },
    'DELETE /api/booking-codes/12345678': { ok: true, seq: 1, result: {} },
  })
  const bench = openBench(BookingsTab)
  await settle()
  expect(bench.page.findAll('tbody tr').map((row) => row.text())[0]).toMatch(
    /10:00–10:30.*1234 5678.*原定 11月24日 周二 9:00.*已约/,
  )
  expect(bench.page.find('tbody').text()).toContain('已签到 C012')
  expect(bench.page.find('.slot-rows').text()).toContain('剩 1')
  await bench.page.find('input[name=booking-code]').setValue('1234 567')
  await bench.page.find('.booking-find').trigger('submit')
  expect(bench.page.find('[role=alert]').text()).toContain('8 位数字')
  await bench.page.find('input[name=booking-code]').setValue('1234 5678')
  await bench.page.find('.booking-find').trigger('submit')
  await settle()
  expect(bench.page.findAll('tbody tr')).toHaveLength(1)
  await bench.press('替办事人取消 1234 5678')
  await bench.press('取消 1234 5678')
  await settle()
  expect(server.asked).toContain('DELETE /api/booking-codes/12345678')
  bench.page.unmount()
})
