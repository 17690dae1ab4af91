/**
 * A phone books a time in a real Chromium against a real server, finds it again, and gives it back; in both languages,
 * down to 320 pixels.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { signIn } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer({ args: ['--at', '2026-11-25T10:00', '--allowance', '1000'] })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function openPhone(locale = 'zh-CN', width = 390): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, locale })
  const page = await context.newPage()
  await page.goto(`${server.url}/booking/`)
  return page
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

it.each(['zh-CN', 'en-GB'])(
  'PANEL-6 what stands before any script runs is what the page says afterwards, in %s',
  async (locale) => {
    for (const path of ['/booking/', '/request/']) {
      const heads: string[] = []
      for (const javaScriptEnabled of [false, true]) {
        const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale, javaScriptEnabled })
        const page = await context.newPage()
        await page.goto(server.url + path)
        if (javaScriptEnabled) await page.locator('.page:not(.first) header', { hasText: /大厅|Hall/ }).waitFor()
        const { height } = (await page.locator('header').boundingBox()) ?? { height: 0 }
        heads.push(`${height} ${(await page.locator('header').innerText()).replace(/\s+/g, ' ')}`)
        await context.close()
      }
      expect(heads[0], path).toBe(heads[1])
    }
  },
)

/** From the first page to the hold of Thursday at this time. */
async function hold(page: Page, time: string, phone: string): Promise<void> {
  await page.getByRole('searchbox').fill('sbk')
  await page
    .getByRole('button', { name: /社保卡/ })
    .first()
    .click()
  await page.getByRole('button', { name: '11月26日' }).click()
  await page.getByRole('button', { name: new RegExp(`^${time}`) }).click()
  await page.getByLabel('您的手机号').fill(phone)
  await page.getByRole('button', { name: '预约这个时段' }).click()
}

it('BOOK-3 BOOK-13 a phone searches, holds, confirms, has its code after a reload, and cancels', async () => {
  const page = await openPhone()
  await hold(page, '9:30', '13900001111')
  await page.getByRole('heading', { name: '已为您留住' }).waitFor()
  await page.getByRole('button', { name: '确认预约' }).click()
  await page.getByRole('heading', { name: '预约成功' }).waitFor()
  const code = (await page.locator('.code').innerText()).replace(/\s/g, '')
  expect(code).toMatch(/^\d{8}$/)
  expect(await page.locator('body').innerText()).not.toContain('13900001111')
  await page.reload()
  await page.getByRole('img', { name: '预约码二维码' }).waitFor()

  const other = await openPhone()
  await other.getByRole('button', { name: '我已有预约' }).click()
  await other.getByLabel('预约码').fill(`${code.slice(0, 4)} ${code.slice(4)}`)
  await other.getByLabel('手机号后四位').fill('0000')
  await other.getByRole('button', { name: '查看' }).click()
  await other.getByRole('alert').waitFor()
  await other.getByLabel('手机号后四位').fill('1111')
  await other.getByRole('button', { name: '查看' }).click()
  await other.getByRole('heading', { name: '预约成功' }).waitFor()

  await page.getByRole('button', { name: '取消预约' }).click()
  await page.getByRole('button', { name: '确定取消' }).click()
  await page.getByRole('heading', { name: '预约已取消' }).waitFor()
})

it('finds a matter without typing, and says what to bring and how long a slot lasts before anything is booked', async () => {
  const page = await openPhone('zh-CN', 320)
  await page.getByRole('group', { name: '按类别找' }).getByRole('button', { name: '社保' }).click()
  await page.getByRole('button', { name: '社保卡补换' }).click()
  await page.getByText('要带：身份证').waitFor()
  await page.getByRole('button', { name: '9:30–10:00' }).waitFor()
  expect(await isTooWide(page)).toBe(false)
})

it('BOOK-2 a slot that fills up meanwhile is said, and another can be chosen at once', async () => {
  const page = await openPhone()
  await page.getByRole('searchbox').fill('社保卡')
  await page
    .getByRole('button', { name: /社保卡/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^15:00/ }).click()
  const fill = await Promise.all(
    Array.from({ length: 30 }, (_, at) =>
      fetch(`${server.url}/api/bookings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          commandId: crypto.randomUUID(),
          date: '2026-11-26',
          minute: 900,
          items: [{ item: 'c05' }],
          phone: String(13_700_000_000 + at),
        }),
      }),
    ),
  )
  expect(fill.some((response) => response.status === 409)).toBe(true)
  await page.getByLabel('您的手机号').fill('13900002222')
  await page.getByRole('button', { name: '预约这个时段' }).click()
  await page.getByRole('alert').filter({ hasText: '约满' }).waitFor()
  expect(await page.getByRole('button', { name: /^15:00/ }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: /^15:30/ }).click()
})

it('BOOK-1 at 320 pixels and in English nothing is cut off on any step', async () => {
  const page = await openPhone('en-GB', 320)
  await page.getByRole('searchbox').fill('social')
  expect(await isTooWide(page)).toBe(false)
  await page.getByRole('main').getByRole('button').first().click()
  await page.getByRole('button', { name: /^Fri 27 Nov/ }).click()
  expect(await isTooWide(page)).toBe(false)
  await page.getByRole('button', { name: /^10:00/ }).click()
  await page.getByLabel('Your phone number').fill('13900003333')
  await page.getByRole('button', { name: 'Keep this time for me' }).click()
  await page.getByRole('button', { name: 'Confirm booking' }).click()
  await page.getByRole('heading', { name: 'You are booked' }).waitFor()
  expect(await isTooWide(page)).toBe(false)
})

it('BOOK-11 a phone whose slot was moved is told from when to when', async () => {
  const page = await openPhone()
  await hold(page, '10:30', '13900004444')
  await page.getByRole('button', { name: '确认预约' }).click()
  await page.getByRole('heading', { name: '预约成功' }).waitFor()
  const cookie = await signIn(server.url, '0101', '1357')
  const { settings } = (await (await fetch(`${server.url}/api/settings`, { headers: { cookie } })).json()) as {
    settings: { calendar: { exceptions: unknown[] } }
  }
  const calendar = {
    ...settings.calendar,
    exceptions: [
      ...settings.calendar.exceptions,
      { date: '2026-11-26', reason: '停电检修', sessions: [], isAdded: false },
    ],
  }
  const answer = await fetch(`${server.url}/api/commands`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({
      commandId: crypto.randomUUID(),
      command: { type: 'ChangeSettings', changes: { calendar }, note: '停电', expectedVersion: 0 },
    }),
  })
  expect(await answer.json()).toMatchObject({ ok: true })
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.locator('.own-when').waitFor()
        return page.locator('.own').innerText()
      },
      { timeout: 60_000 },
    )
    .toContain('从 11月26日 周四 10:30')
})
