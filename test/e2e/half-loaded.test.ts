/** The server goes away between a page and its files: the page comes by itself once it is back, nobody presses F5. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/server.ts'

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

it.each([
  ['the program of a display', '/display/', '**/assets/display-*.js', '.display, .pairing, main'],
  ['a part of the program of a desk', '/clerk/', '**/assets/mount-*.js', 'input'],
  ['the styles of the floor', '/manager/', '**/assets/manager-*.css', 'input'],
])(
  'SEND-14 given %s does not come when the page is opened then it asks again until all is there',
  async (_what, path, file, seen) => {
    const page = await browser.newPage({ locale: 'zh-CN' })
    let refused = 0
    await page.route(file, (route) => {
      refused += 1
      return refused > 2 ? route.continue() : route.abort('connectionrefused')
    })
    await page.goto(server.url + path)
    await page.locator(seen).first().waitFor({ timeout: 30_000 })
    await expect.poll(() => refused, { timeout: 30_000 }).toBeGreaterThan(2)
    await expect
      .poll(() => page.evaluate(() => document.styleSheets.length).catch(() => 0), { timeout: 30_000 })
      .toBeGreaterThan(0)
    await page.close()
  },
  60_000,
)

it('SEND-14 given the part behind a tab does not come when it is pressed then the page is loaded anew by itself, and has it', async () => {
  const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  let refused = 0
  await page.route('**/assets/LampsTab-*.js', (route) => {
    refused += 1
    return refused > 1 ? route.continue() : route.abort('connectionrefused')
  })
  await page.goto(`${server.url}/manager/`)
  await page.locator('input[name=badge]').fill('0101')
  await page.getByLabel('口令').fill('1357')
  await page.keyboard.press('Enter')
  const lamps = page.getByRole('tab', { name: '亮灯' })
  const anew = page.waitForEvent('load', { timeout: 30_000 })
  await lamps.click()
  await anew
  await lamps.click()
  await page.locator('#content .card').first().waitFor({ timeout: 30_000 })
  await page.close()
}, 60_000)
