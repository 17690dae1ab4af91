/** A clerk whose session ends in the middle of a dialog, in a real Chromium. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { connect, pairDevice } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'

const PIN = '2468'
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A number is given, and a clerk of window 58 serves it. */
async function serving(badgeNo: string): Promise<Page> {
  const kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(server.url, 'kiosk') })
  await kiosk.send({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'l01' }] })
  kiosk.close()
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await page.goto(`${server.url}/clerk/`)
  await page.locator('input[name=badge]').fill(badgeNo)
  await page.locator('input[name=pin]').fill(PIN)
  await page.keyboard.press('Enter')
  await page.locator('input[name=counter]').fill('58')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.console')
  for (const state of ['.console.called', '.console.serving']) {
    // As long as a hand needs between two presses.
    await page.waitForTimeout(400)
    await page.keyboard.press('Enter')
    await page.waitForSelector(state)
  }
  return page
}

it('ACCESS-13 a clerk whose session ends in the middle of a dialog finds it again after signing in; somebody else chooses a counter', async () => {
  const page = await serving('0336')
  await page.keyboard.press('*')
  await page.getByRole('dialog').getByText('其他').click()
  await page.locator('input[name=note]').fill('写了很久')
  const again = async (badgeNo: string): Promise<void> => {
    await page.context().request.delete(`${server.url}/api/session`)
    await page.getByRole('button', { name: /挂起，写了很久/ }).click()
    await page.getByText('登录已过期').waitFor()
    await page.locator('input[name=badge]').fill(badgeNo)
    await page.keyboard.press('Escape')
    await page.locator('input[name=pin]').fill(PIN)
    await page.keyboard.press('Enter')
  }
  await again('0336')
  await page.locator('input[name=badge]').waitFor({ state: 'detached' })
  expect(await page.locator('input[name=note]').inputValue()).toBe('写了很久')
  expect(await page.getByRole('dialog').isVisible()).toBe(true)
  await again('0339')
  await page.waitForSelector('input[name=counter]')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.context().close()
})
