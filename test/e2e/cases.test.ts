/**
 * From the theme to the archive in a real Chromium: three items of three departments on one ticket from a theme package,
 * accepted at one counter; one supplemented, one refused, one granted; the result picked up with its code at another
 * counter; rated by QR; every step on the ledger, in the case's page and in its package.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReceiptReply } from '../../domain/contract/http/case.ts'
import { openBrowser } from '../support/browser.ts'
import type { LedgerReply } from '../../domain/village/ledger.ts'
import { readSqliteStore } from '../../server/store/sqlite.ts'
import { signIn } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
let counter: Page
let ticketNo = ''
let link = ''

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function pageAt(path: string, width = 1440, height = 900): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${server.url}${path}`)
  return page
}

/** A clerk at a counter, served by the keyboard alone. */
async function counterOf(badgeNo: string, counter: string): Promise<Page> {
  const page = await pageAt('/clerk/')
  await page.waitForSelector('input[name=badge]:focus')
  await page.keyboard.type(badgeNo)
  await page.keyboard.press('Enter')
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
  await page.waitForSelector('input[name=counter]:focus')
  await page.keyboard.type(counter)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.console')
  return page
}

/** Opens the counter, calls and begins: Enter is always the next step. */
async function serveNext(page: Page): Promise<void> {
  for (const state of ['free', 'called', 'serving']) {
    if ((await page.locator(`.console.${state}`).count()) > 0) continue
    await page.waitForTimeout(500)
    await page.keyboard.press('Enter')
    await page.waitForSelector(`.console.${state}`)
  }
  await page.waitForTimeout(500)
}

/** Somebody of a department in the back office. */
async function officerAt(badgeNo: string): Promise<Page> {
  const page = await pageAt('/office/')
  await page.waitForSelector('input[name=badge]:focus')
  await page.keyboard.type(badgeNo)
  await page.keyboard.press('Tab')
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
  return page
}

/** The same, with the case of this matter taken. */
async function officerWith(badgeNo: string, matter: string): Promise<Page> {
  const page = await officerAt(badgeNo)
  await page.getByRole('heading', { name: '手里没有办件' }).waitFor()
  await page.keyboard.press('2')
  await page.getByRole('heading', { name: matter }).waitFor()
  expect(await page.locator('.row').count()).toBe(1)
  await page.keyboard.press('Enter')
  await page.getByText('在您手里了').waitFor()
  return page
}

/** What the QR on the slip says, read from the log. */
async function linkOf(no: string): Promise<string> {
  const store = readSqliteStore(join(server.folder, 'hall.db'))
  const records = [...(await store.read('day/2026-11-25', 0))]
  await store.close()
  return (
    records.flatMap(({ event }) => (event.type === 'TicketIssued' && event.ticketNo === no ? [event.link] : []))[0] ??
    ''
  )
}

const receipt = async (): Promise<ReceiptReply> =>
  (await (await fetch(`${server.url}/api/receipts/${link}`)).json()) as ReceiptReply

it('THEME-1 CASE-1 CASE-4 one theme at the kiosk is one ticket for three items of three departments; at one counter they become three cases, each seen by its department alone', async () => {
  const machine = await pageAt('/kiosk/?name=1 号机', 1080, 1920)
  await machine.getByRole('button', { name: '企业开办·经营' }).first().click()
  await machine.getByRole('button', { name: '开餐饮店一件事' }).click()
  await machine.getByText('合起来只要').waitFor()
  await machine.getByRole('button', { name: /取一张号，办这 3 件/ }).click()
  ticketNo = (await machine.getByRole('heading', { name: /^A\d{3}$/ }).textContent()) ?? ''
  await machine.context().close()
  counter = await counterOf('0301', '1')
  await serveNext(counter)
  await counter.keyboard.press('3')
  await counter.getByRole('dialog').waitFor()
  for (let at = 0; at < 3; at += 1) await counter.keyboard.press('5')
  await counter.getByText(/已受理 261125 0001、261125 0002、261125 0003/).waitFor()
  link = await linkOf(ticketNo)
  expect((await receipt()).cases.map((one) => [one.caseNo, one.department, one.status])).toEqual([
    ['261125-0001', '市场监管', 'accepted'],
    ['261125-0002', '卫生健康', 'accepted'],
    ['261125-0003', '烟草专卖', 'accepted'],
  ])
})

it('TELL-1 TELL-2 the notice goes out only when every paper was judged, and stands on the phone with how to mend it', async () => {
  const page = await officerWith('0701', '食品经营许可新办')
  await page.keyboard.press('b')
  await page.getByRole('dialog').waitFor()
  await page.getByRole('button', { name: /发出/ }).click()
  await page.getByRole('alert').getByText('还有 4 份没看').waitFor()
  const answers = page.locator('.segment')
  for (let at = 0; at < 4; at += 1)
    await answers
      .nth(at)
      .getByRole('button', { name: at === 1 ? '缺' : '齐', exact: true })
      .click()
  // The mark of the row stands beside its sign, not on it.
  const [row, sign] = [page.locator('.judged li.now'), page.locator('.judged li.now > svg')]
  expect(((await sign.first().boundingBox())?.x ?? 0) - ((await row.boundingBox())?.x ?? 0)).toBeGreaterThanOrEqual(8)
  await page.locator('.mend input').fill('租赁合同原件一份')
  await page.getByLabel('依据').fill('《食品安全法》第三十五条')
  await page.keyboard.press('Enter')
  await page.getByText('告知书 261125 0001-1 已发出，计时暂停').waitFor()
  const phone = await pageAt(`/c/${link}`, 390, 844)
  await phone.getByRole('heading', { name: '还差您 1 样材料' }).waitFor()
  await phone.getByText('租赁合同原件一份').waitFor()
  await phone.getByText('告知书编号 261125 0001-1').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /收下 1 份/ }).click()
  await page.getByText('收到材料').waitFor()
  await phone.reload()
  await phone.getByRole('heading', { name: '正在审核，没有耽误' }).waitFor()
})

it('ACCESS-13 a back office whose session ends in the middle of a form asks to sign in again, and has every word for whoever wrote it, nothing for a colleague', async () => {
  const page = await officerAt('0701')
  await page.getByRole('heading', { name: '食品经营许可新办' }).waitFor()
  await page.keyboard.press('n')
  const note = page.getByRole('dialog').locator('input')
  await note.fill('等商场盖章，写了很久')
  const again = async (badgeNo: string): Promise<void> => {
    await page.context().clearCookies()
    await page.getByText('登录已到期，请再登录一次').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('input[name=badge]').fill(badgeNo)
    await page.locator('input[name=pin]').fill('2468')
    await page.keyboard.press('Enter')
    await page.locator('input[name=pin]').waitFor({ state: 'detached' })
  }
  await again('0701')
  expect(await note.inputValue()).toBe('等商场盖章，写了很久')
  await again('0702')
  await page.keyboard.press('2')
  await page.getByRole('heading', { name: '食品经营许可新办' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.context().close()
})

it('CASE-14 Enter is the next step after the mouse as well, and takes no judgement of the notice back', async () => {
  const page = await officerAt('0709')
  await page.getByRole('button', { name: '全科' }).click()
  await page.getByRole('heading', { name: '烟草专卖零售许可' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('在您手里了').waitFor()
  await page.keyboard.press('b')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('2')
  const first = page.locator('.segment').first().locator('[aria-pressed=true]')
  expect(await first.textContent()).toBe('缺')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await first.textContent()).toBe('缺')
  await page.keyboard.press('Escape')
  await page.context().close()
})

it('CASE-6 a refusal goes out with reasons and remedies, and without them not at all', async () => {
  const page = await officerAt('0709')
  await page.getByRole('heading', { name: '烟草专卖零售许可' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '不予' }).click()
  await page.getByRole('button', { name: '决定不予' }).click()
  await page.getByRole('alert').getByText('请填“理由”。').waitFor()
  await page.getByLabel('理由').fill('距中小学不足 50 米')
  await page.getByRole('button', { name: '决定不予' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const refused = (await receipt()).cases.find((one) => one.caseNo === '261125-0003')
  expect([refused?.verdict, refused?.reasons, refused?.remedies.includes('行政复议')]).toEqual([
    'refused',
    '距中小学不足 50 米',
    true,
  ])
})

it('PICKUP-1 PICKUP-2 PICKUP-3 the granted one is ready under a code, brings its holder into the queue, and is handed out for it at another counter', async () => {
  const page = await officerWith('0703', '公共场所卫生许可')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '决定准予' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /结果办好/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('放在出件柜哪里').fill('2 排 14 格')
  await page.keyboard.press('Enter')
  await page.getByText(/取件码 \d{3} \d{3}/).waitFor()
  const code = (await receipt()).cases.find((one) => one.pickup !== null)?.pickup?.code ?? ''
  const machine = await pageAt('/kiosk/?name=1 号机', 1080, 1920)
  await machine.locator('button.strip').first().click()
  for (const digit of code) await machine.getByRole('button', { name: digit, exact: true }).click()
  await machine.getByRole('button', { name: '进度 · 取件' }).click()
  await machine.getByRole('heading', { name: '有 1 份办好了' }).waitFor()
  await machine.getByRole('button', { name: /取号，到出件窗口/ }).click()
  await machine.getByText('Q001').first().waitFor()
  const desk = await counterOf('0302', '61')
  await serveNext(desk)
  await desk.keyboard.type(code === '111111' ? '222222' : '111111')
  await desk.getByText('码不对，请再报一次').waitFor()
  await desk.keyboard.type(code)
  await desk.getByText('码对上了').waitFor()
  await desk.getByText('在 2 排 14 格').waitFor()
  await desk.keyboard.press('1')
  await desk.getByText('已交').waitFor()
  const after = (await receipt()).cases.find((one) => one.caseNo === '261125-0002')
  expect([after?.status, after?.pickup]).toEqual(['collected', null])
})

it('RATE-7 the visit is rated by the slip’s QR, and its page leads on to the cases', async () => {
  const phone = await pageAt(`/t/${link}`, 390, 844)
  await phone.getByText('这次办得怎么样？').waitFor()
  await phone.getByRole('button', { name: '满意', exact: true }).click()
  await phone.getByRole('button', { name: '提交评价' }).click()
  await phone.getByText('收到了，谢谢您').waitFor()
  await phone.locator('.to-case a').click()
  await phone.getByText('261125 0002').first().waitFor()
  const cookie = await signIn(server.url, '0101', '1357')
  const figures = await fetch(`${server.url}/api/ratings?from=2026-11-25&to=2026-11-25`, { headers: { cookie } })
  expect(((await figures.json()) as { total: object }).total).toMatchObject({ rated: 1, mean: 4 })
})

it('SEAL-2 SEAL-3 every step stands on the ledger, in the case’s page and in its package, which is checked without the hall', async () => {
  const granted = ['CaseOpened', 'CaseTaken', 'CaseDecided', 'ResultReady', 'PickupTicketTaken', 'ResultHandedOut']
  const asked = ['CaseOpened', 'CaseTaken', 'SupplementAsked', 'MaterialsReceived']
  const refused = ['CaseOpened', 'CaseTaken', 'CaseDecided']
  const cookie = await signIn(server.url, '0301', '2468')
  const ledger = (await (
    await fetch(`${server.url}/api/ledger?date=2026-11-25`, { headers: { cookie } })
  ).json()) as LedgerReply
  expect(ledger.isSound).toBe(true)
  expect(ledger.entries.filter((one) => one.about === ticketNo).map((one) => one.what)).toEqual(
    expect.arrayContaining(['TicketIssued', 'TicketCalled', 'ServiceStarted', 'ServiceFinished']),
  )
  expect(ledger.cases.map((one) => [one.caseNo, one.ticketNo, one.entries.map((entry) => entry.what)])).toEqual([
    ['261125-0001', ticketNo, asked],
    ['261125-0002', ticketNo, granted],
    ['261125-0003', ticketNo, refused],
  ])
  const { steps } = (await receipt()).cases.find((one) => one.caseNo === '261125-0002') ?? { steps: [] }
  expect(steps.map((step) => [step.what, step.state])).toEqual(
    ['accepted', 'review', 'decided', 'making', 'pickup'].map((what) => [what, 'done']),
  )
  const hall = (...words: readonly string[]): Record<string, unknown> => {
    const args = ['server/operate/hall.ts', ...words, '--data', server.folder, '--json']
    const ran = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return { ...(JSON.parse(ran.stdout) as object), exit: ran.status }
  }
  const made = hall('archive', '--case', '261125-0002')
  expect(made).toMatchObject({ ok: true, events: granted.length, exit: 0 })
  expect(hall('verify', '--package', String(made.folder))).toMatchObject({ ok: true, events: granted.length, exit: 0 })
  const page = await pageAt('/health')
  await page.goto(`file://${String(made.folder)}/index.html`)
  for (const words of ['受理 Accepted', '接件 Taken', '决定 Decided', '结果办好 Result ready', '已交付 Handed out'])
    await page.getByText(words).first().waitFor()
})
