/** The kiosk on panels of both shapes and in large type: what stands where, and what is said of the way. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { countTaken, startersOf } from '../../../renderer/kiosk/choose/most-taken.ts'
import { ISSUED, openKiosk, PLAN, settle, toSocialCard, type Bench } from './kiosk-bench.ts'

let kiosk: Bench

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
  localStorage.clear()
  kiosk = await openKiosk()
})

afterEach(() => {
  kiosk.page.unmount()
  vi.useRealTimers()
})

async function turn(innerWidth: number, innerHeight: number): Promise<void> {
  Object.assign(window, { innerWidth, innerHeight })
  window.dispatchEvent(new Event('resize'))
  await settle()
}

it('PANEL-1 a panel that is mounted across gets its two columns, and the way back stays in the bar', async () => {
  expect(kiosk.page.find('.stage').classes()).not.toContain('wide')
  await turn(1920, 1080)
  expect(kiosk.page.find('.stage').classes()).toContain('wide')
  expect(kiosk.page.find('.home-hero .strip').text()).toContain('手里有码')
  await toSocialCard(kiosk)
  expect(kiosk.page.find('.inner-bar .back').text()).toBe('上一步')
})

it('PANEL-2 in large type the page names the way without steps and the slow walk, and never the stairs', async () => {
  await kiosk.press('大字')
  await kiosk.press('社保')
  await kiosk.press('社保卡补换')
  await kiosk.press('取号')
  await kiosk.answer(ISSUED)
  await vi.dynamicImportSettled()
  await settle()
  const text = kiosk.page.find('.issued-lower').text()
  expect(text).toContain('走 2 号电梯')
  expect(text).not.toContain('轮椅')
  expect(text).toContain('已告诉窗口')
  expect(text).toContain('慢慢走，约 2 分钟')
  expect(text).toContain('没听到叫号也别急')
  expect(text).not.toContain('扶梯')
  const dock = kiosk.page.findAll('.dock button').map((one) => one.text())
  expect(dock.some((label) => label.includes('再加一件'))).toBe(false)
  expect(dock.at(-2)).toBe('好了')
})

it('PANEL-3 whoever has nobody ahead is told so', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('取号')
  await kiosk.answer({ ...ISSUED, result: { ...(ISSUED as { result: object }).result, ahead: 0 } } as typeof ISSUED)
  expect(kiosk.text()).toContain('您是下一位')
  expect(kiosk.page.find('.number-hero').text()).not.toContain('前方')
})

it('PANEL-4 the search begins with what this machine gave most in four weeks, and says so only once that is known', () => {
  const now = Date.now()
  expect(startersOf(PLAN, 3).isCounted).toBe(false)
  for (let times = 0; times < 12; times += 1) countTaken(['d01'], now)
  for (let times = 0; times < 9; times += 1) countTaken(['f01', 'c01'], now)
  countTaken(['c01'], now)
  const { items, isCounted } = startersOf(PLAN, 3)
  expect(items.map((item) => item.id)).toEqual(['d01', 'c01', 'f01'])
  expect(isCounted).toBe(true)
  countTaken(['a01'], now + 40 * 86_400_000)
  expect(startersOf(PLAN, 3).isCounted).toBe(false)
})
