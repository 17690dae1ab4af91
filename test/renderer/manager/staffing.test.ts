/** The week's roster on the manager's page: what is in force beside the draft, leave in reach whatever becomes of it. */
import { afterEach, expect, it, vi } from 'vitest'
import type { StaffingWeekReply } from '../../../domain/contract/http/staffing.ts'
import StaffingTab from '../../../renderer/manager/staffing/StaffingTab.vue'
import { openBench } from './hall-floor.ts'
import { serveOffice, settle } from './office-server.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const DATE = '2026-11-30'
const cells = (['am', 'pm'] as const).map((part) => ({ date: DATE, part, needs: [1] }))
const seatOf = (badgeNo: string, counter: string) => ({ badgeNo, counter, cell: 0 })
const WEEK = {
  ...{ from: DATE, to: '2026-12-06', days: [], isDrafting: false, progress: { daysLeft: 0, casesLeft: 0 } },
  roster: { cells, kinds: [], seats: [seatOf('0326', '41'), { ...seatOf('0327', '42'), cell: 1 }], missing: [] },
  adopted: {
    ...{ atMs: 0, name: '孙丽' },
    seats: [{ date: DATE, part: 'am', counter: '43', badgeNo: '0328' }],
  },
  leaves: [{ badgeNo: '0326', from: '2026-11-01', to: '2026-12-10', name: '请假的人' }],
  names: { '0326': '请假的人', '0327': '来的人', '0328': '在岗的人' },
} as unknown as StaffingWeekReply

function openWeek(reply: Partial<StaffingWeekReply>) {
  serveOffice({ [`GET /api/staffing?date=${DATE}`]: { ...WEEK, ...reply } })
  return openBench(StaffingTab)
}

it('DUTY-7 the roster in force stands beside the draft, and somebody on leave is no reserve', async () => {
  const { page, press } = openWeek({})
  await settle()
  const rows = () => page.findAll('.week-table tbody tr').map((row) => row.text())
  expect(rows()[0]).toMatch(/请假的人.*41.*请假$/)
  expect(rows()[1]).toMatch(/来的人.*备班.*42/)
  await press('已采用')
  expect(page.find('#week-title').text()).toBe('已采用的班')
  expect(rows()).toHaveLength(1)
  expect(rows()[0]).toMatch(/在岗的人.*43/)
  page.unmount()
})

it.each([
  ['a week is worked out', { roster: null, isDrafting: true }],
  ['no roster was found', { roster: null }],
])('DUTY-7 while %s leave is still noted and taken back', async (_when, reply) => {
  const { page } = openWeek(reply)
  await settle()
  expect(page.find('.leave-card').text()).toContain('请假的人')
  await page.find('.leave-form input').setValue('0327')
  await settle()
  expect((page.find('.leave-form input').element as HTMLInputElement).value).toBe('0327')
  page.unmount()
})

it('DUTY-6 a week that is over offers no adoption', async () => {
  const { page } = openWeek({ to: '2026-11-22' })
  await settle()
  expect(page.find('.draft-card').text()).toContain('已经过去')
  expect(page.find('.draft-card button').exists()).toBe(false)
  page.unmount()
})

it('STAFFING-6 a week that nobody answered for is asked for again until somebody does', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let isThere = false
  vi.stubGlobal('fetch', async () => {
    if (!isThere) throw new TypeError('no network')
    return Response.json(WEEK)
  })
  const { page } = openBench(StaffingTab)
  await vi.advanceTimersByTimeAsync(50)
  expect(page.find('[role=alert]').exists()).toBe(true)
  isThere = true
  await vi.advanceTimersByTimeAsync(4000)
  expect(page.find('[role=alert]').exists()).toBe(false)
  expect(page.find('.week-table').exists()).toBe(true)
  page.unmount()
})
