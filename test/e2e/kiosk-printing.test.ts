/** The kiosk with a slip printer: the real bytes come out, paper runs out, another kiosk prints the slip again. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { PrinterEmulator } from '../support/printer-emulator.ts'
import { startServer, type RunningServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let own: PrinterEmulator
let beside: PrinterEmulator

beforeAll(async () => {
  own = await PrinterEmulator.start()
  beside = await PrinterEmulator.start()
  server = await startServer({
    args: [
      '--at',
      '2026-11-25T10:18',
      '--printer',
      `k3=127.0.0.1:${own.port}`,
      '--printer',
      `k2=127.0.0.1:${beside.port}`,
    ],
  })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await own?.stop()
  await beside?.stop()
})

async function kiosk(name: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })
  await page.goto(`${server.url}/kiosk/?name=${name}`)
  await page.getByRole('heading', { name: '您好，要办什么事？' }).waitFor()
  return page
}

async function take(page: Page): Promise<string> {
  await page.getByRole('button', { name: '社保·医保·公积金' }).click()
  await page.getByRole('button', { name: '社保卡补换' }).click()
  await page.getByRole('button', { name: /^取号/ }).click()
  return (await page.getByRole('heading', { name: /^C\d{3}$/ }).textContent()) ?? ''
}

it('KIOSK-3 the slip comes out, and the page says so only then', async () => {
  const page = await kiosk('k3')
  await take(page)
  await page.getByText('号票已打好，请取走').waitFor()
  expect(own.jobs).toHaveLength(1)
  await page.close()
})

it('KIOSK-3 without paper the number stays valid, the kiosk beside prints it, and new paper mends this one', async () => {
  const page = await kiosk('k3')
  own.state.paper = 'out'
  const no = await take(page)
  await page.getByText('您的号码有效，已经在排队').waitFor()
  await page.getByText('这台机器没纸了').waitFor()
  const neighbour = await kiosk('k2')
  await neighbour.getByRole('button', { name: /手里有码/ }).click()
  for (const key of no) await neighbour.getByRole('button', { name: key, exact: true }).click()
  await neighbour.getByRole('button', { name: '补打号票' }).click()
  await neighbour.getByText(`${no} 的号票已重新打印，请取走。`).waitFor()
  expect(beside.jobs).toHaveLength(1)
  await page.getByRole('button', { name: '记住了，完成' }).click()
  await page.getByText('这台机器没纸了，取号请到旁边的取号机').waitFor()
  own.state.paper = 'ok'
  await page.getByText('这台机器没纸了').waitFor({ state: 'detached', timeout: 60_000 })
  await page.close()
  await neighbour.close()
})
