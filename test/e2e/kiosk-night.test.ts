/**
 * The kiosk after hours in a real Chromium: what can be done now, when counters reopen, a suggestion with its
 * reference.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { barriersOf, stands } from './standing-page.ts'

let server: RunningServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServer({ args: ['--at', '2026-11-25T21:40'] })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })
  page = await context.newPage()
  await page.goto(`${server.url}/kiosk/?name=3 号机`)
  await page.getByRole('heading', { name: '窗口已下班' }).waitFor()
})

afterEach(() => page.context().close())

function button(name: string | RegExp): ReturnType<Page['getByRole']> {
  return page.getByRole('button', { name }).first()
}

it('KIOSK-13 at 21:40 the kiosk says when counters reopen and offers what can be done now', async () => {
  await page.getByText(/明天（周四）8:30 开窗/).waitFor()
  for (const tile of ['办事指南', '附近可办', '自助办理', '意见箱']) await button(new RegExp(tile)).waitFor()
  expect(await barriersOf(page)).toEqual([])
})

it('KIOSK-23 nothing is drawn by the clock of the machine before the hall has told its time', async () => {
  const late = await page.context().newPage()
  let tell: () => void = () => undefined
  const isTold = new Promise<void>((resolve) => (tell = resolve))
  await late.routeWebSocket(/socket\.io/, async (line) => {
    await isTold
    line.connectToServer()
  })
  const plan = late.waitForResponse('**/api/plan*')
  await late.goto(page.url())
  await plan
  await late.locator('.kiosk-starting').waitFor()
  expect(await late.getByRole('heading', { level: 1 }).count()).toBe(0)
  tell()
  await late.getByText(/明天（周四）8:30 开窗/).waitFor()
  await late.close()
})

it('FEED-1 KIOSK-13 a suggestion without a name gets its reference on the screen', async () => {
  await button(/意见箱/).click()
  await button('指引不清楚').click()
  await button('放进意见箱').click()
  await page.getByText(/^Y2026-\d{10}$/).waitFor()
  const reference = await page.getByText(/^Y2026-\d{10}$/).textContent()
  const shown = (await (await fetch(`${server.url}/api/suggestions/${reference}`)).json()) as Record<string, unknown>
  expect(shown).toEqual({
    reference,
    kind: 'suggestion',
    date: '2026-11-25',
    dueDate: null,
    daysLeft: null,
    answer: null,
    state: 'received',
    outcome: null,
  })
})

it('KIOSK-14 SITE-5 a delegated matter names the nearest stations and that they are closed now', async () => {
  await button(/办事指南/).click()
  await button(/民政·助老·助残/).click()
  await button(/最低生活保障/).click()
  await button(/就近也能办/).click()
  await page
    .getByText(/便民服务站/)
    .first()
    .waitFor()
  await page
    .getByText(/今天 8:30–12:00、14:00–17:30/)
    .first()
    .waitFor()
})

it('BOOK-3 KIOSK-13 a time is booked at night on the kiosk: a code to come with', async () => {
  await button(/预约办理/).click()
  await button(/民政·助老·助残/).click()
  await button(/最低生活保障/).click()
  await button('预约办理').click()
  await button(/有空/).click()
  for (const digit of '13900000001') await page.getByRole('button', { name: digit, exact: true }).click()
  await button('约好这个时间').click()
  await page.getByRole('heading', { name: '约好了' }).waitFor()
  expect(await page.locator('.booked b').textContent()).toMatch(/^\d{8}$/)
})

it('PANEL-5 the words of the lit page stay above its sill and in their tiles, in either shape and language, in large type and low', async () => {
  const faults: (readonly (string | number)[])[] = []
  for (const [width, height] of [
    [1080, 1920],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const press of ['', '大字', '低位', 'English', 'Large text', 'Large text', '中文']) {
      if (press !== '') await button(press).click()
      await stands(page)
      const found = await strayWords()
      faults.push(...(found.length > 0 ? [[width, press, ...found]] : []))
    }
  }
  expect(faults).toEqual([])
})

/** Words below the sill or beyond the edge of their tile, and tiles under the dock. */
function strayWords(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const over = (box: Element | null, parts: string): string[] =>
      [...(box?.querySelectorAll(parts) ?? [])].flatMap((part) => {
        const range = document.createRange()
        range.selectNodeContents(part)
        const [inner, outer] = [range.getBoundingClientRect(), box?.getBoundingClientRect() ?? new DOMRect()]
        return inner.right > outer.right || inner.bottom > outer.bottom ? [(part.textContent ?? '').trim()] : []
      })
    const tiles = [...document.querySelectorAll('.service-tiles .tile')]
    const dock = document.querySelector('.dock')?.getBoundingClientRect().top ?? 0
    return [
      ...over(document.querySelector('.home-night'), 'h1, p'),
      ...tiles.flatMap((tile) => over(tile, 'b, span')),
      ...tiles
        .filter((tile) => tile.getBoundingClientRect().bottom > dock)
        .map((tile) => `under the dock: ${tile.textContent}`),
    ]
  })
}

it('PANEL-5 across, in large English, the lit arch covers no word of the notice', async () => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await button('English').click()
  await button('Large text').click()
  const notice = button(/^Notice 1/)
  await notice.waitFor()
  await stands(page)
  const covered = await notice.evaluate((strip) => {
    const box = strip.getBoundingClientRect()
    const along = [0.2, 0.4, 0.6, 0.8].map((part) =>
      document.elementFromPoint(box.left + part * box.width, box.top + box.height / 2),
    )
    return along.filter((one) => !strip.contains(one)).length
  })
  expect(covered).toBe(0)
})
