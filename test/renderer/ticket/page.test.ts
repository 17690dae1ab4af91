/** What the holder of a slip sees on the phone, state by state. */
import { afterEach, expect, it, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import { refusal } from '../../../renderer/app/server/page-state.ts'
import {
  answer,
  CALLED,
  MISSED,
  NOW_MS,
  openPhone,
  press,
  sent,
  show,
  useFakeLine,
  useFakePlan,
  WAITING,
} from './holder.ts'

// The doubles live in holder.ts, which itself imports the page: looked up only when the page is opened.
const hall = vi.hoisted(() => ({ line: (): unknown => null, plan: (): unknown => null }))
vi.mock('../../../renderer/app/server/connection.ts', () => ({ useConnection: () => hall.line() }))
vi.mock('../../../renderer/app/server/use-plan.ts', async (original) => ({
  ...(await original<object>()),
  usePlan: () => hall.plan(),
}))

hall.line = useFakeLine
hall.plan = useFakePlan

let page: VueWrapper
afterEach(() => {
  page.unmount()
  vi.useRealTimers()
})

it('waiting: number, people ahead, span, place and windows, what to bring', () => {
  page = openPhone(WAITING)
  const text = page.text()
  for (const part of [
    'C032',
    '前方',
    '4',
    '10–20',
    '二楼 C 区等候',
    '21–24 号窗口',
    '要带的',
    '身份证',
    '叫三次没到算过号，30 分钟内可返队，排在当时最前的 3 位之后。',
  ])
    expect(text).toContain(part)
})

it('NOBODY-2 before the windows open again nobody is said to be missing: the page says when calls go on', async () => {
  page = openPhone({ ...WAITING, span: null, unattended: { backMs: null, rest: [NOW_MS - 60_000, NOW_MS + 120_000] } })
  expect(page.text()).toContain('10:29 开窗后接着叫')
  expect(page.text()).not.toContain('值班长')
  await vi.advanceTimersByTimeAsync(121_000)
  await show({ ...WAITING, span: null, unattended: { backMs: null, rest: [NOW_MS - 60_000, NOW_MS + 120_000] } })
  expect(page.text(), 'nobody has come').toContain('已提醒值班长')
})

it('the page says when it was last true, says so when it is being renewed, and strikes old figures from view', async () => {
  page = openPhone(WAITING)
  expect(page.text()).toContain('10:27 更新')
  await vi.advanceTimersByTimeAsync(8000)
  expect(page.text()).toContain('更新')
  expect(page.text()).not.toContain('正在更新')
  await vi.advanceTimersByTimeAsync(30_000)
  expect(page.text()).toContain('正在更新')
  expect(page.text()).toContain('10–20')
  await vi.advanceTimersByTimeAsync(85_000)
  expect(page.text()).not.toContain('10–20')
  expect(page.text()).not.toContain('前方4')
  expect(page.text()).toContain('您的号依然有效')
  await show(WAITING)
  await vi.advanceTimersByTimeAsync(1000)
  expect(page.text()).toContain('10–20')
})

it('WAIT-1 without an open counter no minutes are shown', () => {
  page = openPhone({ ...WAITING, span: null })
  expect(page.text()).not.toContain('预计还要')
  expect(page.text()).toContain('时间暂时说不准')
})

it('with two people ahead it asks the holder back', async () => {
  page = openPhone(WAITING)
  await show({ ...WAITING, ahead: 2 })
  expect(page.text()).toContain('请回到等候区')
})

it('ticks stay on this phone, and belong to this ticket', async () => {
  page = openPhone(WAITING, 'tick-1')
  await page.find('input[type=checkbox]').setValue(true)
  page.unmount()
  page = openPhone(WAITING, 'tick-1')
  expect((page.find('input[type=checkbox]').element as HTMLInputElement).checked).toBe(true)
  page.unmount()
  page = openPhone(WAITING, 'tick-2')
  expect((page.find('input[type=checkbox]').element as HTMLInputElement).checked).toBe(false)
  expect(sent).toEqual([])
})

it('LATE-1 a delay offers no more than the hall allows, and is not offered twice', async () => {
  page = openPhone(WAITING)
  await press(page, '我要晚到一会儿')
  expect(page.findAll('.choice .outlined').map((one) => one.text())).toEqual(['10 分钟', '20 分钟', '30 分钟'])
  await press(page, '20 分钟')
  expect(sent).toEqual([{ type: 'Delay', ticketNo: 'C032', minutes: 20 }])
  await show({ ...WAITING, canDelay: false })
  expect(page.text()).not.toContain('晚到')
})

it('CLOSE-1 cancelling asks once before it acts', async () => {
  page = openPhone(WAITING)
  await press(page, '取消排队')
  expect(sent).toEqual([])
  await press(page, '不取消')
  await press(page, '取消排队')
  await press(page, '取消这张号')
  expect(sent).toEqual([{ type: 'CancelTicket', ticketNo: 'C032' }])
})

it('a refusal stands on the page in words', async () => {
  page = openPhone(WAITING)
  answer.value = { ok: false, rejection: { code: 'DelayUsedUp' } }
  await press(page, '我要晚到一会儿')
  await press(page, '10 分钟')
  expect(page.find('[role=alert]').text()).toContain('已经延后过一次')
})

it('called: the whole page is an alert with window and way, the phone vibrates, and "on my way" stops it', async () => {
  const buzz = vi.fn()
  Object.defineProperty(navigator, 'vibrate', { value: buzz, configurable: true })
  page = openPhone(WAITING)
  await show(CALLED)
  const call = page.find('[role=alert]')
  for (const part of ['轮到您了', 'C032', '请到 24 号窗口', '二楼 C 区', '第 1 次呼叫，共叫 3 次'])
    expect(call.text()).toContain(part)
  expect(page.find('.lit').exists()).toBe(true)
  expect(buzz).toHaveBeenCalledTimes(1)
  await press(page, '我正在过去')
  expect(buzz).toHaveBeenLastCalledWith([0])
  expect(page.text()).toContain('请慢走')
  expect(sent).toEqual([])
})

it('LATE-1 called but too far away: others go first', async () => {
  page = openPhone(CALLED)
  await press(page, '赶不及，往后让几位')
  await press(page, '10 分钟')
  expect(sent).toEqual([{ type: 'Delay', ticketNo: 'C032', minutes: 10 }])
})

it('MISS-2 missed: says until when, and rejoins on the holder’s own press only', async () => {
  page = openPhone(MISSED)
  expect(page.text()).toContain('过号了')
  expect(page.text()).toContain('10:57 前回来可以返队')
  expect(sent).toEqual([])
  await press(page, '我到了，请返队')
  expect(sent).toEqual([{ type: 'Rejoin', ticketNo: 'C032' }])
  await show({ ...MISSED, canRejoin: false })
  expect(page.text()).toContain('请重新取号')
  expect(page.findAll('button').map((one) => one.text())).toEqual(['English'])
})

it('PARK-2 parked: says when it goes back, or goes back early', async () => {
  page = openPhone({ ...WAITING, status: 'parked', ahead: null, span: null, untilMs: NOW_MS + 600_000 })
  expect(page.text()).toContain('10:37 自动回到队里')
  await press(page, '我到了')
  expect(sent).toEqual([{ type: 'Unpark', ticketNo: 'C032' }])
})

it.each([
  ['serving', '正在 24 号窗口办理'],
  ['finished', '办完了'],
  ['cancelled', '已取消排队'],
  ['voided', '这张号已作废'],
  ['abandoned', '今天的叫号已结束'],
  ['merged', '已并到 C031'],
] as const)('%s: one calm title and nothing dead to press', (status, title) => {
  page = openPhone({
    ...WAITING,
    status,
    ahead: null,
    span: null,
    counter: status === 'serving' ? '24' : null,
    canDelay: false,
    mergedInto: status === 'merged' ? 'C031' : null,
  })
  expect(page.find('h1').text()).toBe(title)
  expect(page.findAll('button').map((one) => one.text())).toEqual(['English'])
})

it('ISSUE-6 OFF-7 an unknown link gets a kind sentence, also for a slip that is not handed in yet', async () => {
  page = openPhone(null)
  refusal.value = 'notAuthorised'
  await vi.advanceTimersByTimeAsync(0)
  expect(page.text()).toContain('没有找到这张号')
  expect(page.text()).toContain('断网时打出的号，等它连上就会自己出现')
  expect(page.text()).toContain('咨询台')
})

it('speaks English too', async () => {
  page = openPhone(WAITING)
  await press(page, 'English')
  for (const part of ['Ahead', 'Still to wait', 'Wait in Zone\u00a0C', 'What to bring', 'be late'])
    expect(page.text()).toContain(part)
})
