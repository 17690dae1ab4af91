/** Signing in, pairing, devices, and a ticket by the floor guide. */
import { afterEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { DeviceLine } from '../../../domain/contract/http/hall.ts'
import { conditionOf } from '../../../domain/device/condition.ts'
import { NO_ORDERS } from '../../../domain/device/state.ts'
import type { DeviceReport } from '../../../domain/device/report.ts'
import { markOf, paperWords, partWords, stateWords } from '../../../renderer/manager/devices/device-words.ts'
import { locale } from '../../../renderer/app/text/i18n.ts'
import DevicesTab from '../../../renderer/manager/devices/DevicesTab.vue'
import { useFloor } from '../../../renderer/manager/floor-store.ts'
import IssueTab from '../../../renderer/manager/issue/IssueTab.vue'
import { useSession } from '../../../renderer/manager/session-store.ts'
import SignInForm from '../../../renderer/manager/SignInForm.vue'
import { NOW_MS, openBench } from './hall-floor.ts'

/** A line as the server sends it, from what the device reports. */
function lineOf(
  report: DeviceReport | null,
  isDisabled = false,
  lastSeenMs: number | null = NOW_MS - 5000,
): DeviceLine {
  const condition = conditionOf(
    {
      kind: 'kiosk',
      lastSeenMs,
      connectedAtMs: NOW_MS - 3_600_000,
      report,
      clockOffsetMs: 1000,
      isDisabled,
      listeningSinceMs: 0,
    },
    [],
    NOW_MS,
  )
  const disabled = isDisabled ? { reason: '打印头坏了', sinceMs: NOW_MS - 600_000, by: '0101' } : null
  return {
    deviceId: 'd1',
    kind: 'kiosk',
    name: '3 号机',
    zone: 'A',
    counter: null,
    pairedAtMs: NOW_MS,
    lastSeenMs,
    report,
    condition,
    clockOffsetMs: 1000,
    sinceMs: NOW_MS,
    orders: { ...NO_ORDERS, disabled },
  }
}
const KIOSK = lineOf({ paper: 'low', voice: 'ok' })

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

it('SET-11 a wrong code pairs nothing and is answered with a sentence', async () => {
  const asked = answerHttp({
    'GET /api/devices': { status: 200, body: { devices: [KIOSK] } },
    'POST /api/pairing/approve': { status: 404, body: { code: 'notFound', field: 'code' } },
  })
  const bench = openBench(DevicesTab)
  await settle()
  expect(bench.page.text()).toContain('纸快用完')
  await bench.press('配对')
  expect(bench.page.find('form [role=alert]').text()).toContain('六位数字')
  await bench.page.find('input[name=code]').setValue('１２３ 456')
  await bench.page.find('input[name=name]').setValue('4 号机')
  await bench.press('配对')
  await settle()
  expect(asked).toContain('POST /api/pairing/approve {"code":"123456","name":"4 号机"}')
  expect(bench.page.find('form [role=alert]').text()).toContain('没有屏幕显示这个配对码')
  expect(useFloor().notice).toBeNull()
  bench.page.unmount()
})

it('a token is taken back after a second press', async () => {
  const asked = answerHttp({
    'GET /api/devices': { status: 200, body: { devices: [KIOSK] } },
    'DELETE /api/devices/d1': { status: 200, body: { devices: [] } },
  })
  const bench = openBench(DevicesTab)
  await settle()
  await bench.press('管理 3 号机')
  await bench.press('收回 3 号机')
  expect(asked.some((one) => one.startsWith('DELETE'))).toBe(false)
  await bench.press('收回')
  await settle()
  expect(asked).toContain('DELETE /api/devices/d1')
  expect(bench.page.text()).toContain('还没有配对的设备')
  bench.page.unmount()
})

it('a floor guide reads the board and changes nothing', async () => {
  answerHttp({ 'GET /api/devices': { status: 200, body: { devices: [KIOSK] } } })
  const bench = openBench(DevicesTab, 'floorGuide')
  await settle()
  expect(bench.page.text()).toContain('3 号机')
  expect(bench.page.find('form').exists()).toBe(false)
  await bench.press('管理 3 号机')
  expect(bench.page.find('.device-panel').text()).toContain('打印机')
  expect(bench.texts()).not.toContain('收回')
  expect(bench.texts()).not.toContain('停用')
  bench.page.unmount()
})

it.each<[string, DeviceLine, string, string, string, string]>([
  ['well', lineOf({ paper: 'ok', printer: 'ok', voice: 'ok' }), 'available', '可用', '部件正常', '足'],
  ['used', lineOf({ printer: 'none', voice: 'ok', isInUse: true }), 'active', '使用中', '部件正常', '–'],
  [
    'ailing',
    lineOf({ paper: 'out', printer: 'ok', voice: 'muted' }),
    'red',
    '可用 · 没有声音',
    '缺纸 · 没有声音',
    '缺纸',
  ],
  ['warned of', KIOSK, 'yellow', '可用 · 纸快用完', '纸快用完', '快用完'],
  ['silent', lineOf({ voice: 'ok' }, false, NOW_MS - 31_000), 'red', '不可用 · 没有联系', '最后一次正常', '–'],
  ['never heard of', lineOf(null, false, null), 'red', '不可用 · 没有联系', '还没有报告', '–'],
  ['out of use', lineOf({ voice: 'ok' }, true), 'out', '不可用 · 已停用', '部件正常', '–'],
])(
  'DEV-1 DEV-2 a device that is %s: its mark, its state, its parts, its paper',
  (_what, line, mark, state, parts, paper) => {
    expect([markOf(line), stateWords(line), partWords(line), paperWords(line)]).toEqual([mark, state, parts, paper])
  },
)

it('DEV-4 a kiosk is taken out of use with a reason, is told a message and is restarted, each through the gate of all commands', async () => {
  const asked = answerHttp({
    'GET /api/devices': { status: 200, body: { devices: [KIOSK] } },
    'POST /api/commands': { status: 200, body: { ok: true, seq: 1, result: {} } },
  })
  const bench = openBench(DevicesTab)
  await settle()
  await bench.press('管理 3 号机')
  await bench.press('停用')
  await bench.press('停用')
  expect(bench.page.find('form [role=alert]').text()).toContain('请写明停用原因')
  await bench.page.find('input[name=why]').setValue('打印头坏了')
  await bench.press('停用')
  await settle()
  await bench.press('发消息')
  await bench.page.find('input[name=text]').setValue('十点维护')
  await bench.press('发消息')
  await settle()
  await bench.press('重启')
  await bench.press('重启')
  await settle()
  const commands = asked
    .filter((one) => one.startsWith('POST /api/commands'))
    .map((one) => (JSON.parse(one.slice('POST /api/commands '.length)) as { readonly command: unknown }).command)
  expect(commands).toEqual([
    { type: 'DisableDevice', deviceId: 'd1', reason: '打印头坏了' },
    { type: 'MessageDevice', deviceId: 'd1', text: '十点维护', textEn: '', style: 'band', minutes: 30 },
    { type: 'RestartDevice', deviceId: 'd1' },
  ])
  expect(useFloor().notice?.text).toBe('已要求 3 号机 重启。')
  bench.page.unmount()
})

it('DEV-4 a kiosk out of use says why, since when and by whom, and is put back with one press', async () => {
  const asked = answerHttp({
    'GET /api/devices': { status: 200, body: { devices: [lineOf({ voice: 'ok' }, true)] } },
    'POST /api/commands': { status: 409, body: { ok: false, rejection: { code: 'DeviceUnchanged', name: '3 号机' } } },
  })
  const bench = openBench(DevicesTab)
  await settle()
  await bench.press('管理 3 号机')
  expect(bench.page.find('.device-panel').text()).toMatch(/停用原因：打印头坏了.*由工号 0101 停用/)
  await bench.press('恢复使用')
  await settle()
  expect(asked.some((one) => one.includes('"EnableDevice"'))).toBe(true)
  expect(bench.page.find('.device-panel [role=alert]').text()).toBe('3 号机已经是这样了。')
  bench.page.unmount()
})

it('DEV-8 on an English page the hall’s own names of devices are English', async () => {
  answerHttp({ 'GET /api/devices': { status: 200, body: { devices: [KIOSK] } } })
  const bench = openBench(DevicesTab)
  locale.value = 'en'
  await settle()
  expect(bench.page.text()).toContain('Kiosk 3')
  locale.value = 'zh'
  bench.page.unmount()
})

it.each([
  [401, { code: 'wrongPin', triesLeft: 3 }, '还可以试 3 次'],
  [429, { code: 'locked', retryAfterSec: 290 }, '请 5 分钟后再试'],
  [500, { code: 'internal' }, '已记入日志'],
])('sign-in: %s is a plain sentence', async (status, body, sentence) => {
  answerHttp({ 'POST /api/session': { status, body } })
  const bench = openBench(SignInForm)
  useSession().staff = null
  await bench.press('登录')
  expect(bench.page.find('[role=alert]').text()).toContain('请填写工号和口令')
  await bench.page.find('input[name=badge]').setValue('0101')
  await bench.page.find('input[name=pin]').setValue('0000')
  await bench.press('登录')
  await settle()
  expect(bench.page.find('[role=alert]').text()).toContain(sentence)
  expect((bench.page.find('input[name=pin]').element as HTMLInputElement).value).toBe('')
  expect(useSession().staff).toBeNull()
})

it('a clerk who signs in here is sent to the console', async () => {
  answerHttp({
    'POST /api/session': { status: 200, body: { staff: { badgeNo: '0301', name: '赵敏', role: 'clerk' } } },
  })
  const bench = openBench(SignInForm)
  useSession().staff = null
  await useSession().signIn('0301', '2468')
  await settle()
  expect(bench.page.text()).toContain('窗口人员请用“叫号器”')
  expect(useSession().staff).toBeNull()
})

it('ISSUE-2 a floor guide takes a ticket with a class, and shows number and code', async () => {
  const bench = openBench(IssueTab, 'floorGuide')
  bench.answerWith({ ok: true, seq: 2, result: { ticketNo: 'C034', link: '/t/abc', ahead: 3, span: [10, 20] } })
  await bench.press('取号')
  expect(bench.page.find('[role=alert]').text()).toContain('请先选要办的事')
  await bench.page.find('input[type=search]').setValue('社保卡')
  await bench.page.find('.items input').setValue(true)
  await bench.page.find('input[value=priority]').setValue(true)
  await bench.press('取号')
  expect(bench.sent).toEqual([
    { type: 'IssueTicket', origin: 'floorGuide', priorityClass: 'priority', items: [{ item: 'c01' }] },
  ])
  expect(bench.page.text()).toContain('C034')
  expect(bench.page.text()).toContain('前方 3 人 · 约 10–20 分钟')
  expect(bench.page.find('.qr').attributes('aria-label')).toBe('C034 的二维码')
  expect(bench.page.find('a').attributes('href')).toMatch(/\/t\/abc$/)
})
