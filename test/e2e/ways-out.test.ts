/** A result that does not go over the counter, in a real Chromium: into the locker and out of it, from the back office and the pick-up counter, and by post. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HallCommand } from '../../domain/contract/subjects.ts'
import { openBrowser } from '../support/browser.ts'
import { signIn } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'

const CASE = '261125-0001'
let server: RunningServer
let browser: Browser
let cookie: string
let code = ''

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  cookie = await signIn(server.url, '0703', '2468')
  code = await ready(CASE)
  expect(code).toMatch(/^\d{6}$/)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A case that was opened without a ticket, granted and made; its pick-up code. */
async function ready(caseNo: string): Promise<string> {
  await give({ type: 'OpenCase', item: 'a02', deferred: [], reason: '寄来的材料' })
  await give({ type: 'TakeCase', caseNo })
  for (let stage = 0; stage < 3; stage += 1) {
    if ((await give({ type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' })).ok) break
    await give({ type: 'FinishStage', caseNo, to: '0703' })
  }
  return (await give({ type: 'ReadyResult', caseNo, result: '许可证', place: '2 排 14 格' })).pickupCode ?? ''
}

async function give(command: HallCommand): Promise<{ readonly ok: boolean; readonly pickupCode?: string }> {
  const response = await fetch(`${server.url}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ commandId: crypto.randomUUID(), command }),
  })
  const answer = (await response.json()) as {
    readonly ok?: boolean
    readonly result?: { readonly pickupCode?: string }
  }
  return { ok: response.ok && answer.ok !== false, ...answer.result }
}

async function stateOf(): Promise<{ readonly status: string; readonly door: string | null }> {
  const reply = await fetch(`${server.url}/api/cases/${CASE}`, { headers: { cookie } })
  const { office } = (await reply.json()) as {
    readonly office: { readonly status: string; readonly door: string | null }
  }
  return { status: office.status, door: office.door }
}

async function pageAt(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${server.url}${path}`)
  return page
}

/** The back office with the result that lies ready. */
async function officeAt(): Promise<Page> {
  const page = await pageAt('/office/')
  await page.waitForSelector('input[name=badge]:focus')
  await page.keyboard.type('0703')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '手里没有办件' }).waitFor()
  await page.keyboard.press('4')
  await page.getByRole('button', { name: /放进取件柜/ }).waitFor()
  return page
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.YICHUANG_SHOTS
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

it('PICKUP-5 the officer puts it into a door and takes it back with a reason, by keys alone', async () => {
  const page = await officeAt()
  await page.keyboard.press('g')
  await page.getByRole('dialog').waitFor()
  // Nothing is chosen: the system gives the smallest free door that fits.
  await page.getByLabel('哪一格').waitFor()
  await shot(page, 'office-locker')
  await page.keyboard.press('Enter')
  await page.getByText(/在取件柜 \d+ 号格了/).waitFor()
  expect(await stateOf()).toEqual({ status: 'inLocker', door: expect.stringMatching(/^\d+$/) })
  await page.getByRole('button', { name: /从柜里收回/ }).waitFor()
  await page.keyboard.press('s')
  await page.getByLabel('为什么收回').fill('三天没有人取')
  await shot(page, 'office-take-back')
  await page.keyboard.press('Enter')
  await page.getByText('收回了，放在 2 排 14 格').waitFor()
  expect(await stateOf()).toEqual({ status: 'ready', door: null })
  await shot(page, 'office-ready')
})

it('PICKUP-8 the officer’s way to the post asks for an address or a number, and says what becomes of the address', async () => {
  const page = await officeAt()
  await page.keyboard.press('y')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('请填“收件人”。').waitFor()
  await page.getByText('地址只交给快递，不记在办件里。').waitFor()
  await shot(page, 'office-mail')
  await page.keyboard.press('Escape')
  expect((await stateOf()).status).toBe('ready')
})

it('PICKUP-5 the pick-up counter puts it into a door, takes it back, and posts it under its number', async () => {
  expect((await give({ type: 'TakePickupTicket', code })).ok).toBe(true)
  const page = await pageAt('/clerk/')
  await page.waitForSelector('input[name=badge]:focus')
  for (const words of ['0302', '2468']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }
  await page.waitForSelector('input[name=counter]:focus')
  await page.keyboard.type('61')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.console')
  for (const state of ['free', 'called', 'serving']) {
    if ((await page.locator(`.console.${state}`).count()) > 0) continue
    await page.waitForTimeout(500)
    await page.keyboard.press('Enter')
    await page.waitForSelector(`.console.${state}`)
  }
  await page.waitForTimeout(500)
  await page.keyboard.type(code)
  await page.getByText('码对上了').waitFor()
  await page.getByRole('button', { name: '放进取件柜' }).click()
  // Another size, and a door of one's own choice.
  await page.getByRole('radio', { name: /^中/ }).check()
  await page.getByLabel('哪一格').selectOption('5')
  await shot(page, 'pickup-locker')
  await page.getByRole('button', { name: '放进取件柜' }).last().click()
  await page.getByText('在取件柜 5 号格了').waitFor()
  expect(await stateOf()).toEqual({ status: 'inLocker', door: '5' })
  await page.getByRole('button', { name: '从柜里收回' }).click()
  await page.getByLabel('为什么收回').fill('要寄出')
  await page.keyboard.press('Enter')
  await page.getByText('收回了').waitFor()
  await page.getByRole('button', { name: '寄出' }).click()
  await page.getByLabel('快递单号').fill('EMS123456789CN')
  await page.keyboard.press('Enter')
  await page.getByText('已寄出，单号 EMS123456789CN').waitFor()
  await shot(page, 'pickup-posted')
  expect((await stateOf()).status).toBe('mailed')
})

it('PICKUP-8 a second result goes to the carrier by its address alone, and its number stands on the case', async () => {
  await ready('261125-0002')
  const page = await officeAt()
  await page.keyboard.press('y')
  await page.getByLabel('收件人').fill('李梅 13900000000 渭原县东街 1 号')
  await page.keyboard.press('Enter')
  await page.getByText('已寄出，单号 YJ000000001CN').waitFor()
  await shot(page, 'office-posted')
})
