/** One visit rated at the window's tablet, one by phone after leaving, one at the kiosk: a real Chromium and server. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { signIn } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { openFloor, type Floor } from './lively-floor.ts'

let browser: Browser
let server: RunningServer
let floor: Floor

beforeAll(async () => {
  server = await startServer({ args: ['--at', '2026-11-25T10:15', '--allowance', '1000'] })
  browser = await openBrowser()
  floor = await openFloor(server.url, [['24', '0314']])
})

afterAll(async () => {
  floor?.close()
  await browser?.close()
  await server?.stop()
})

async function open(path: string, width: number, height: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' })).newPage()
  await page.goto(server.url + path)
  return page
}

async function visit(thenCallNext = false): Promise<{ readonly ticketNo: string; readonly link: string }> {
  const ended = await floor.issue('c05')
  if (thenCallNext) await floor.issue('c05')
  await floor.at('24', { type: 'CallNext' })
  await floor.at('24', { type: 'StartService' })
  await floor.at('24', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }], thenCallNext })
  return ended
}

/** What lies beyond the panel's edge, or lies over something that is pressed. */
const outside = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main button, main p, main h1, main h2, main input')]
      .filter((part) => {
        const box = part.getBoundingClientRect()
        return box.right > innerWidth + 1 || box.bottom > innerHeight + 1
      })
      .map((part) => part.textContent.trim()),
  )

async function figures(): Promise<Record<string, unknown>> {
  const cookie = await signIn(server.url, '0101', '1357')
  const response = await fetch(`${server.url}/api/ratings?from=2026-11-25&to=2026-11-25`, { headers: { cookie } })
  return ((await response.json()) as { readonly total: Record<string, unknown> }).total
}

it('RATE-1 RATE-8 the tablet asks after the finish with nothing chosen, keeps the next call in sight, and takes one word', async () => {
  const tablet = await open('/rating/?counter=24', 1280, 800)
  await tablet.getByText('空闲，请等叫号').waitFor()
  const { ticketNo } = await visit(true)
  await tablet.getByText('这次办得怎么样？').waitFor()
  await tablet.getByText(ticketNo).first().waitFor()
  await tablet.getByRole('alert').filter({ hasText: '到 24 号窗口' }).waitFor()
  expect(await tablet.getByRole('button', { pressed: true }).count()).toBe(0)
  const sizes = await tablet.locator('.level').evaluateAll((all) =>
    all.map((one) => {
      const { width, height } = one.getBoundingClientRect()
      return `${Math.round(width)} ${Math.round(height)} ${getComputedStyle(one).backgroundColor}`
    }),
  )
  expect(sizes).toHaveLength(5)
  expect(new Set(sizes).size).toBe(1)
  expect(await outside(tablet)).toEqual([])
  await tablet.getByRole('button', { name: '不满意', exact: true }).click()
  await tablet.getByRole('button', { name: '等得太久' }).click()
  await tablet.getByPlaceholder('要不要我们给您回电').fill('13900000000')
  expect(await outside(tablet)).toEqual([])
  await tablet.getByRole('button', { name: '提交评价' }).click()
  await tablet.getByText('收到了，谢谢您').waitFor()
  expect(await figures()).toMatchObject({ rated: 1, mean: 2 })
  await floor.at('24', { type: 'StartService' })
  await floor.at('24', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }] })
  await tablet.getByRole('button', { name: '不评价' }).click()
  await expect.poll(figures).toMatchObject({ rated: 1, declined: 1 })
})

it('RATE-7 the phone rates after the finish, nothing chosen beforehand, once', async () => {
  const { link } = await visit()
  const phone = await open(`/t/${link}`, 390, 844)
  await phone.getByText('这次办得怎么样？').waitFor()
  expect(await phone.getByRole('button', { pressed: true }).count()).toBe(0)
  expect(await phone.getByRole('button', { name: '提交评价' }).isDisabled()).toBe(true)
  await phone.getByRole('button', { name: '基本满意' }).click()
  await phone.getByRole('button', { name: '办事效率' }).click()
  await phone.getByRole('button', { name: '提交评价' }).click()
  await phone.getByText('收到了，谢谢您').waitFor()
  await phone.reload()
  await phone.getByText('收到了，谢谢您').waitFor()
  expect(await figures()).toMatchObject({ rated: 2 })
})

it('RATE-7 the kiosk rates a finished visit by the code on its slip', async () => {
  const { link } = await visit()
  const kiosk = await open('/kiosk/', 1080, 1920)
  await kiosk.getByText('需要帮助').first().waitFor()
  await scan(kiosk, `${server.url}/t/${link}`)
  await kiosk.getByText('这次办得怎么样？').waitFor()
  await kiosk.getByRole('button', { name: '非常满意' }).click()
  await kiosk.getByRole('button', { name: '提交评价' }).click()
  await kiosk.getByText('收到了，谢谢您').waitFor()
  expect(await figures()).toMatchObject({ rated: 3 })
})

/** A scanner's keys come faster than this machine would pass them on one by one. */
async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    for (const key of [...text, 'Enter'])
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  }, code)
}
