/** Choosing at the kiosk: ticks, several matters, modes, idle time, a lost line, the hours. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { groupsOf, ELDER_ICONS, queuesOf } from '../../../renderer/kiosk/choose/item-groups.ts'
import { openKiosk, PLAN, settle, toSocialCard, type Bench } from './kiosk-bench.ts'

let kiosk: Bench

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
  kiosk = await openKiosk()
})

afterEach(() => {
  kiosk.page.unmount()
  vi.useRealTimers()
})

async function pass(sec: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(sec * 1000)
  await settle()
}

async function reopen(at: string, date?: string): Promise<void> {
  kiosk.page.unmount()
  kiosk = await openKiosk(at, date)
}

it('VIEW-1 a matter is shown with people ahead and a span, never a single minute', async () => {
  await toSocialCard(kiosk)
  expect(kiosk.text()).toContain('15–25 分钟')
  expect(kiosk.text()).toMatch(/前方\s*7 人/)
})

it('KIOSK-5 missing materials are told only when a box was touched', async () => {
  await toSocialCard(kiosk)
  await kiosk.page.find('input[type=checkbox]').setValue()
  await kiosk.press('取号')
  expect(kiosk.sent[0]?.command).toMatchObject({ items: [{ item: 'c01', missing: 2 }] })
})

it('LEG-1 several matters go on one ticket, and the page shows the way', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('再加一件事')
  await kiosk.press('社保·医保·公积金')
  await kiosk.press('异地就医备案')
  await kiosk.press('加到这张号')
  expect(kiosk.text()).toContain('您这样走，一般只等一次叫号')
  await kiosk.press('再加一件事')
  await kiosk.press('房产·税务')
  await kiosk.press('二手房转移登记')
  await kiosk.press('加到这张号')
  expect(kiosk.text()).not.toContain('只等一次叫号')
  expect(kiosk.text()).toContain('二手房转移登记，之后自动排上')
  await kiosk.press('取一张号，办这 3 件')
  expect(kiosk.sent[0]?.command).toMatchObject({ items: [{ item: 'c01' }, { item: 'd01' }, { item: 'e01' }] })
})

it('KIOSK-11 a matter taken off can be taken back for eight seconds', async () => {
  await toSocialCard(kiosk)
  await kiosk.press('再加一件事')
  await kiosk.press('这张号已选 1 件事')
  await kiosk.press('去掉社保卡补换')
  await kiosk.press('撤销')
  expect(kiosk.text()).toContain('一张号，办 1 件事')
  await kiosk.press('去掉社保卡补换')
  await pass(9)
  expect(kiosk.text()).not.toContain('撤销')
})

it('KIOSK-6 the kiosk asks after 45 s, any touch goes on, and 20 s later nothing of the visitor is left', async () => {
  await kiosk.press('English')
  await kiosk.press('Social insurance')
  await kiosk.press('Replace a social-security card')
  await kiosk.page.find('input[type=checkbox]').setValue()
  await pass(46)
  expect(kiosk.text()).toContain('Still there?')
  await kiosk.page.find('.veil').trigger('click')
  expect(kiosk.text()).not.toContain('Still there?')
  await pass(46)
  await pass(20)
  expect(kiosk.text()).toContain('您好，要办什么事？')
  await toSocialCard(kiosk)
  expect(kiosk.page.findAll('input[type=checkbox]:checked')).toHaveLength(0)
})

it('KIOSK-7 without a line: said at once, no figures, no numbers, guides as usual; healed without a word', async () => {
  kiosk.status.value = 'connecting'
  await pass(14)
  expect(kiosk.text()).toContain('网络中断')
  await toSocialCard(kiosk)
  expect(kiosk.text()).not.toContain('15–25')
  expect(kiosk.text()).toContain('现在请到咨询台取号')
  expect(kiosk.page.findAll('input[type=checkbox]').length).toBeGreaterThan(0)
  kiosk.status.value = 'live'
  await settle()
  expect(kiosk.text()).not.toContain('网络中断')
  expect(kiosk.text()).toContain('取号 · 社保卡补换')
})

it('KIOSK-9 at night the window is lit: guides, the next opening, no number', async () => {
  await reopen('21:46')
  expect(kiosk.text()).toContain('窗口已下班')
  expect(kiosk.text()).toContain('明天（周二）8:30 开窗')
  expect(kiosk.text()).toContain('8:10 起可取号')
  await kiosk.press('办事指南')
  await vi.dynamicImportSettled()
  await settle()
  await toSocialCard(kiosk)
  expect(kiosk.text()).toContain('今天已下班 · 明天（周二）8:10 起可取号')
  expect(kiosk.text()).not.toContain('取号 ·')
})

it('CAL-15 BOOK-18 on the eve of a Saturday for some queues they are named, and booking begins for most on Monday', async () => {
  await reopen('21:46', '2026-11-27')
  expect(kiosk.text()).toContain('明天（周六）9:30 开窗')
  expect(kiosk.text()).toMatch(/只办.+等 4 类/)
  expect(kiosk.text()).toContain('多数 3 天后起可约')
  await reopen('21:46')
  expect(kiosk.text()).not.toContain('只办')
  expect(kiosk.text()).toContain('明天起可约')
})

it('KIOSK-9 before the first session the page says when today, on a Sunday that it is closed', async () => {
  await reopen('07:00')
  expect(kiosk.text()).toContain('窗口还没开')
  expect(kiosk.text()).toContain('8:30 开窗')
  await reopen('10:00', '2026-11-29')
  expect(kiosk.text()).toContain('今天休息')
  expect(kiosk.text()).toContain('明天（周一）8:30 开窗')
})

it('KIOSK-9 on a Saturday only what is served gives numbers; the rest says when', async () => {
  await reopen('10:00', '2026-11-28')
  expect(kiosk.page.find('.hours-line').text()).toContain('等 4 类')
  await toSocialCard(kiosk)
  expect(kiosk.text()).toContain('取号 · 社保卡补换')
  await kiosk.press('上一步')
  await kiosk.press('上一步')
  await kiosk.press('房产·税务')
  expect(kiosk.page.find('.item-row').text()).toContain('今天休息 · 11月30日 周一 8:10 起可取号')
})

it('KIOSK-9 the line warns in the last half hour, then says that no numbers are given', async () => {
  await reopen('16:45')
  expect(kiosk.page.find('.hours-line.near').text()).toContain('取号截至 17:')
  await reopen('17:28')
  await toSocialCard(kiosk)
  expect(kiosk.text()).toContain('下午取号已截止')
})

it('KIOSK-9 at noon no number is offered, and the page says when again', async () => {
  await reopen('12:30')
  expect(kiosk.page.find('.hours-line').text()).toContain('上午取号 11:30 已截止，下午 13:40 起可取号')
  await toSocialCard(kiosk)
  expect(kiosk.text()).toContain('午间休息 · 下午 13:40 起可取号')
  expect(kiosk.text()).not.toContain('取号 · 社保卡补换')
})

it('STAFF-5 help is called for this kiosk by its name, and the page says what came of it', async () => {
  await kiosk.press('需要帮助')
  expect(kiosk.sent[0]?.command).toEqual({ type: 'RequestHelp', place: '3 号机' })
  await kiosk.answer({ ok: true, seq: 2, result: {} })
  expect(kiosk.text()).toContain('已通知工作人员')
})

it('KIOSK-12 every matter of the hall can be reached in large type', () => {
  const rows = ELDER_ICONS.flatMap((icon) => PLAN.categories.filter((one) => one.icon === icon).slice(0, 1))
  const reached = rows
    .flatMap((row) => groupsOf(PLAN, queuesOf(PLAN, row, true)))
    .flatMap((group) => group.items.map((item) => item.id))
  expect(new Set(reached)).toEqual(
    new Set(PLAN.items.filter((item) => item.isApplicantInitiated).map((item) => item.id)),
  )
})

it('KIOSK-13 at noon a matter that a machine does is offered there, and is not told to wait for the counters', async () => {
  await reopen('12:30')
  const item = PLAN.items.find((one) => one.isSelfService && one.queue === 'C')
  if (!item) throw new Error('the sample has no such matter')
  await kiosk.press('社保·医保·公积金')
  const row = kiosk.page.findAll('.item-row').find((one) => one.text().includes(item.name))
  expect(row?.text()).toContain('自助设备现在就能办')
  expect(row?.classes()).not.toContain('unavailable')
  await kiosk.press(item.name)
  expect(kiosk.page.find('.strip').text()).toContain('自助设备现在就能办')
})
