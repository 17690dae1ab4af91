/** Signing in, pairing, devices, and a ticket by the floor guide. */
import { afterEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { DeviceLine } from '../../../domain/http.ts'
import { deviceWords, isSilent } from '../../../renderer/manager/device-words.ts'
import DevicesTab from '../../../renderer/manager/DevicesTab.vue'
import { useFloor } from '../../../renderer/manager/floor-store.ts'
import IssueTab from '../../../renderer/manager/IssueTab.vue'
import { useSession } from '../../../renderer/manager/session-store.ts'
import SignInForm from '../../../renderer/manager/SignInForm.vue'
import { NOW_MS, openDesk } from './hall-floor.ts'

const KIOSK: DeviceLine = { deviceId: 'd1', kind: 'kiosk', name: '3 号机', zone: 'A', counter: null, pairedAtMs: NOW_MS, lastSeenMs: NOW_MS - 5000, report: { paper: 'low', voice: 'ok' } }

afterEach(() => vi.unstubAllGlobals())

/** Answers every request by path; returns what was asked. */
function answerHttp(routes: Readonly<Record<string, { readonly status: number; readonly body: unknown }>>): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    const line = `${init.method ?? 'GET'} ${path}`
    asked.push(init.body === undefined ? line : `${line} ${String(init.body)}`)
    const route = routes[line] ?? { status: 404, body: { code: 'notFound' } }
    return Promise.resolve(new Response(JSON.stringify(route.body), { status: route.status }))
  })
  return asked
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5))
  await nextTick()
}

it('a wrong code pairs nothing and is answered with a sentence', async () => {
  const asked = answerHttp({ 'GET /api/devices': { status: 200, body: { devices: [KIOSK] } }, 'POST /api/pairing/approve': { status: 404, body: { code: 'notFound', field: 'code' } } })
  const desk = openDesk(DevicesTab)
  await settle()
  expect(desk.page.text()).toContain('纸快用完')
  await desk.press('配对')
  expect(desk.page.find('form [role=alert]').text()).toContain('六位数字')
  await desk.page.find('input[name=code]').setValue('123 456')
  await desk.page.find('input[name=name]').setValue('4 号机')
  await desk.press('配对')
  await settle()
  expect(asked).toContain('POST /api/pairing/approve {"code":"123456","name":"4 号机"}')
  expect(desk.page.find('form [role=alert]').text()).toContain('没有屏幕显示这个配对码')
  expect(useFloor().notice).toBeNull()
  desk.page.unmount()
})

it('a token is taken back after a second press', async () => {
  const asked = answerHttp({ 'GET /api/devices': { status: 200, body: { devices: [KIOSK] } }, 'DELETE /api/devices/d1': { status: 200, body: { devices: [] } } })
  const desk = openDesk(DevicesTab)
  await settle()
  await desk.press('收回 3 号机')
  expect(asked.some((one) => one.startsWith('DELETE'))).toBe(false)
  await desk.press('收回')
  await settle()
  expect(asked).toContain('DELETE /api/devices/d1')
  expect(desk.page.text()).toContain('还没有配对的设备')
  desk.page.unmount()
})

it('a floor guide reads the board and changes nothing', async () => {
  answerHttp({ 'GET /api/devices': { status: 200, body: { devices: [KIOSK] } } })
  const desk = openDesk(DevicesTab, 'floorGuide')
  await settle()
  expect(desk.page.text()).toContain('3 号机')
  expect(desk.page.find('form').exists()).toBe(false)
  expect(desk.texts()).not.toContain('收回')
  desk.page.unmount()
})

it('says what ails a device, and when it is silent', () => {
  expect(deviceWords({ paper: 'out', printer: 'coverOpen', voice: 'muted' })).toBe('缺纸 · 打印机盖没关 · 声音关着')
  expect(deviceWords({ paper: 'ok', printer: 'none', voice: 'ok' })).toBe('')
  expect(isSilent({ ...KIOSK, lastSeenMs: NOW_MS - 31_000 }, NOW_MS)).toBe(true)
  expect(isSilent({ ...KIOSK, lastSeenMs: null }, NOW_MS)).toBe(false)
})

it.each([
  [401, { code: 'wrongPin', triesLeft: 3 }, '还可以试 3 次'],
  [429, { code: 'locked', retryAfterSec: 290 }, '请 5 分钟后再试'],
  [500, { code: 'internal' }, '已记入日志'],
])('sign-in: %s is a plain sentence', async (status, body, sentence) => {
  answerHttp({ 'POST /api/session': { status, body } })
  const desk = openDesk(SignInForm)
  useSession().staff = null
  await desk.press('登录')
  expect(desk.page.find('[role=alert]').text()).toContain('请填写工号和口令')
  await desk.page.find('input[name=badge]').setValue('0101')
  await desk.page.find('input[name=pin]').setValue('0000')
  await desk.press('登录')
  await settle()
  expect(desk.page.find('[role=alert]').text()).toContain(sentence)
  expect((desk.page.find('input[name=pin]').element as HTMLInputElement).value).toBe('')
  expect(useSession().staff).toBeNull()
})

it('a clerk who signs in here is sent to the console', async () => {
  answerHttp({ 'POST /api/session': { status: 200, body: { staff: { badgeNo: '0301', name: '赵敏', role: 'clerk' } } } })
  const desk = openDesk(SignInForm)
  useSession().staff = null
  await useSession().signIn('0301', '2468')
  await settle()
  expect(desk.page.text()).toContain('窗口人员请用“窗口工作台”')
  expect(useSession().staff).toBeNull()
})

it('ISSUE-2 a floor guide takes a ticket with a class, and shows number and code', async () => {
  const desk = openDesk(IssueTab, 'floorGuide')
  desk.answerWith({ ok: true, seq: 2, result: { ticketNo: 'C034', link: '/t/abc', ahead: 3, span: [10, 20] } })
  await desk.press('取号')
  expect(desk.page.find('[role=alert]').text()).toContain('请先选要办的事')
  await desk.page.find('input[type=search]').setValue('社保卡')
  await desk.page.find('.items input').setValue(true)
  await desk.page.find('input[value=priority]').setValue(true)
  await desk.press('取号')
  expect(desk.sent).toEqual([{ type: 'IssueTicket', origin: 'floorGuide', priorityClass: 'priority', items: [{ item: 'c01' }] }])
  expect(desk.page.text()).toContain('C034')
  expect(desk.page.text()).toContain('前方 3 人 · 约 10–20 分钟')
  expect(desk.page.find('.qr').attributes('aria-label')).toBe('C034 的二维码')
  expect(desk.page.find('a').attributes('href')).toMatch(/\/t\/abc$/)
})
