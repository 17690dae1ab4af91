/** The papers of a case and the box on the phone in a real Chromium, with a slip printer at the counter. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { signIn } from '../support/client.ts'
import { PrinterEmulator } from '../support/printer-emulator.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { openFloor, type Floor } from './lively-floor.ts'

let server: RunningServer
let browser: Browser
let printer: PrinterEmulator
let floor: Floor

beforeAll(async () => {
  printer = await PrinterEmulator.start()
  server = await startServer({
    args: [...['--allowance', '1000'], ...['--printer', `counter:1=127.0.0.1:${printer.port}`]],
  })
  browser = await openBrowser()
  floor = await openFloor(server.url, [])
})
afterAll(async () => {
  floor?.close()
  await browser?.close()
  await server?.stop()
  await printer?.stop()
})

async function open(path: string, width: number, height: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' })).newPage()
  await page.goto(server.url + path)
  return page
}

/** What is wider than the phone. */
const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))

it('PAPER-4 accepting at the counter prints the receipt by itself; without paper the counter says so and prints it again', async () => {
  await floor.issue('a01')
  const page = await open('/clerk/', 1440, 900)
  await page.waitForSelector('input[name=badge]:focus')
  await page.keyboard.type('0301')
  await page.keyboard.press('Enter')
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
  await page.waitForSelector('input[name=counter]:focus')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.console')
  for (const state of ['free', 'called', 'serving']) {
    if ((await page.locator(`.console.${state}`).count()) > 0) continue
    await page.waitForTimeout(500)
    await page.keyboard.press('Enter')
    await page.waitForSelector(`.console.${state}`)
  }
  await page.waitForTimeout(500)
  printer.state.paper = 'out'
  await page.keyboard.press('3')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('5')
  await page.getByText('受理回执没打出来：打印机没纸。办件都在，装纸后再打。').waitFor()
  expect(printer.jobs).toHaveLength(0)
  printer.state.paper = 'ok'
  // As a clerk does it: once more while the printer is out of reach or does not answer, as on a busy machine.
  const isPrinted = page.getByText(/受理回执(打好了|送去打了)/)
  for (let tries = 0; tries < 6 && !(await isPrinted.isVisible()); tries += 1) {
    // It goes when the print before, still under way, comes out.
    await page
      .getByRole('button', { name: '再打一次' })
      .click({ timeout: 10_000 })
      .catch(() => undefined)
    await page.getByText(/受理回执(打好了|没打|送去打了)/).waitFor()
  }
  await isPrinted.waitFor()
  await expect.poll(() => printer.jobs.at(-1)?.printed.texts.join(' '), { timeout: 60_000 }).toContain('受理回执')
  await page.context().close()
})

it('PAPER-1 PAPER-4 the phone of the case leads to the receipt, which fits a phone and prints on A4 with its QR', async () => {
  const cookie = await signIn(server.url, '0701', '2468')
  const { rows } = (await (await fetch(`${server.url}/api/cases?list=department`, { headers: { cookie } })).json()) as {
    readonly rows: readonly { readonly caseNo: string }[]
  }
  const caseNo = rows[0]?.caseNo ?? ''
  expect(caseNo).toMatch(/^\d{6}-\d{4}$/)
  const page = await open('/office/', 1440, 900)
  await page.waitForSelector('input[name=badge]:focus')
  await page.keyboard.type('0701')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '手里没有办件' }).waitFor()
  await page.keyboard.press('2')
  await page.getByRole('button', { name: '打印回执' }).waitFor()
  const [paper] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: '打印回执' }).click(),
  ])
  await paper.getByRole('heading', { name: '受理回执' }).waitFor()
  await paper.setViewportSize({ width: 320, height: 700 })
  expect(await tooWide(paper)).toBe(0)
  expect(await paper.locator('footer svg').count()).toBe(1)
  await paper.emulateMedia({ media: 'print' })
  expect(await paper.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  await page.context().close()
})

it('PAPER-1 an address that leads to no paper says so, and offers nothing to print', async () => {
  const page = await open('/n/0000', 390, 800)
  await page.getByRole('heading', { name: '没有这张单子' }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await page.locator('button:visible').count()).toBe(0)
})

it('FEED-1 FEED-6 on a phone a matter that could not be done is said without a name, and its reference tells its clock and its answer', async () => {
  const page = await open('/feedback/', 320, 640)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('请先写一句怎么回事。').waitFor()
  await page.locator('textarea').fill('执照跑了三趟没办成')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '收到了，谢谢您' }).waitFor()
  const reference = (await page.locator('.reference b').textContent()) ?? ''
  expect(reference).toMatch(/^Y2026-\d{10}$/)
  await page.getByText('最晚 11月26日 周四 交到具体的人手里 · 还有 1 个工作日').waitFor()
  expect(await tooWide(page)).toBe(0)
  expect(page.url()).toContain(`?ref=${reference}`)
  const give = async (badgeNo: string, pin: string, command: object): Promise<void> => {
    const cookie = await signIn(server.url, badgeNo, pin)
    const body = JSON.stringify({ commandId: `feedback-${Math.random()}`, command })
    const headers = { cookie, 'content-type': 'application/json' }
    expect((await fetch(`${server.url}/api/commands`, { method: 'POST', headers, body })).status).toBe(200)
  }
  await give('0101', '1357', { type: 'RouteMatter', reference, difficulty: 'simple', to: '0301' })
  await page.reload()
  await page.getByText('已经有人在办').waitFor()
  await give('0301', '2468', { type: 'AnswerMatter', reference, answer: '已联系部门，明天来取' })
  await page.reload()
  // Nobody outside sees an answer before a second person has found it good.
  await page.getByText('还没有答复').waitFor()
  await give('0101', '1357', { type: 'CheckMatter', reference, isGood: true, words: '' })
  await give('0101', '1357', { type: 'CloseMatter', reference, outcome: 'resolved', told: null })
  await page.reload()
  await page.getByText('已联系部门，明天来取').waitFor()
  await page.getByText('办完了 · 办成了').waitFor()
  const other = await open('/feedback/?ref=Y2026-0000000000', 320, 640)
  await other.getByText('没有这个编号').waitFor()
  await page.context().close()
  await other.context().close()
})
