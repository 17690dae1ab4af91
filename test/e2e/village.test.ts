/**
 * A village room on one tablet in a real Chromium: a visitor served, the ledger, the ten ones, the board and the card.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { barriersOf } from './standing-page.ts'

let server: RunningServer
let browser: Browser
let page: Page
const broken: string[] = []

beforeAll(async () => {
  server = await startServer({ site: 'village', args: ['--at', '2026-11-25T09:10'] })
  browser = await openBrowser()
  page = await (await browser.newContext({ viewport: { width: 1180, height: 820 }, reducedMotion: 'reduce' })).newPage()
  page.on('pageerror', (error) => broken.push(error.message))
  await page.goto(`${server.url}/village/`)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const button = (name: string | RegExp): ReturnType<Page['getByRole']> => page.getByRole('button', { name }).first()

it('TENONES-1 before anybody signs in at the desk, the agent is missing', async () => {
  await page.request.post(`${server.url}/api/session`, { data: { badgeNo: '0301', pin: '2468' } })
  const { lines } = (await (await page.request.get(`${server.url}/api/ten-ones`)).json()) as {
    lines: readonly { key: string; isMet: boolean }[]
  }
  expect(lines).toHaveLength(10)
  expect(lines.find((line) => line.key === 'agent')).toMatchObject({ isMet: false })
  await page.request.delete(`${server.url}/api/session`)
})

it('VILLAGE-1 VILLAGE-2 an agent signs in and serves a visitor under one of four tiles, without a ticket', async () => {
  await page.getByLabel('工号').fill('0301')
  await page.getByLabel('口令').fill('2468')
  await button('开始值班').click()
  await page.getByText('您来办什么事？').waitFor()
  for (const tile of [/^党务/, /^村务/, /^政务/, /^便民/]) await button(tile).waitFor()
  expect(await barriersOf(page)).toEqual([])
  await button(/^政务/).click()
  await button('最低生活保障').click()
  await button('开始办理').click()
  await page.getByText('正在办理').waitFor()
  await button('办好了').click()
  await page.getByText(/C001 已记入台账/).waitFor()
  expect(await page.locator('[data-queue]').count()).toBe(0)
})

it('ACCESS-13 an agent whose session ends in the middle is asked to sign in again, and finds what was chosen', async () => {
  await button(/^政务/).click()
  await button('最低生活保障').click()
  await page.context().request.delete(`${server.url}/api/session`)
  await button('开始办理').click()
  await page.getByText('登录已到期，请再登录一次').waitFor()
  await page.getByLabel('工号').fill('0301')
  await page.getByLabel('口令').fill('2468')
  await button('开始值班').click()
  await page.locator('[aria-pressed=true]', { hasText: '最低生活保障' }).waitFor()
  await button('重新选').click()
})

it('VILLAGE-3 the ledger shows the visit as the log has it', async () => {
  await button('台账').click()
  const row = page.getByRole('row', { name: /C001/ })
  await row.waitFor()
  expect(await row.textContent()).toMatch(/最低生活保障.*办结.*严静/)
  await page.getByText('日志前后相连，没有改动').waitFor()
  expect(await barriersOf(page)).toEqual([])
})

it('TENONES-1 with an agent at work the line is met; after the agent has left it is red', async () => {
  await button('十个一').click()
  await page.getByText('严静 在岗').waitFor()
  expect(await page.locator('[data-line].missing').count()).toBe(0)
  await page.request.post(`${server.url}/api/commands`, {
    data: { commandId: 'agent-leaves-1', command: { type: 'SignOut', counter: '1' } },
  })
  await page.locator('[data-line="agent"].missing').waitFor({ timeout: 60_000 })
  expect(await barriersOf(page)).toEqual([])
})

it('VILLAGE-2 board and service card need nothing but the page', async () => {
  await button('公示栏').click()
  await page.getByText('监督投诉电话').waitFor()
  await button('服务卡').click()
  await page.getByRole('img', { name: '扫码看须知' }).waitFor()
  await page.getByText('严静').first().waitFor()
  expect(await barriersOf(page)).toEqual([])
  expect(broken).toEqual([])
})

it('VILLAGE-1 a queue is shown only once two wait', async () => {
  const issue = (n: number) =>
    page.request.post(`${server.url}/api/commands`, {
      data: {
        commandId: `queue-shown-${n}`,
        command: { type: 'IssueTicket', items: [{ item: 'l01' }], origin: 'floorGuide' },
      },
    })
  await page.request.post(`${server.url}/api/session`, { data: { badgeNo: '0101', pin: '1357' } })
  expect((await issue(1)).ok()).toBe(true)
  await page.goto(`${server.url}/village/`)
  await page.getByText('还有 1 位在等').waitFor()
  expect(await page.locator('[data-queue]').count()).toBe(0)
  expect((await issue(2)).ok()).toBe(true)
  await page.locator('[data-queue]').waitFor()
  await button(/^请 C002 来办/).click()
  await page.getByText('台账号 C002').waitFor()
})

it.each([
  ['en', 320],
  ['zh', 390],
] as const)(
  'ERRAND-9 the villager’s phone says by the hall’s clock how old its news are, and breaks neither a date nor the number to call (%s, %i wide)',
  async (language, width) => {
    await page.request.post(`${server.url}/api/session`, { data: { badgeNo: '0301', pin: '2468' } })
    const command = { type: 'AcceptErrand', item: 'l01', materials: 2, mandate: 'family' }
    const data = { commandId: `errand-${language}-1`, command }
    const answer = await page.request.post(`${server.url}/api/commands`, { data })
    const text = await answer.text()
    const reference = /D\d{4}-\d{10}/.exec(text)?.[0]
    expect(reference, text).toBeDefined()
    const context = await browser.newContext({
      viewport: { width, height: 600 },
      locale: language === 'en' ? 'en-GB' : 'zh-CN',
    })
    const phone = await context.newPage()
    // A phone that is three hours off.
    await phone.clock.setSystemTime(new Date('2026-11-25T12:40:00+08:00'))
    await phone.goto(`${server.url}/errand/?ref=${reference}`)
    await phone.locator('.errand-card').first().waitFor()
    expect(await phone.locator('.errand-top').textContent()).toMatch(/\b9:[1-5]\d/)
    const heights = await phone
      .locator('.errand-foot span, .errand-card li p > span, .errand-top span')
      .evaluateAll((all) => all.map((one) => [one.textContent, one.getClientRects().length]))
    expect(heights.filter(([, lines]) => lines !== 1)).toEqual([])
    const foot = phone.locator('.errand-foot a')
    expect(await foot.evaluate((one) => one.scrollHeight <= one.clientHeight + 1)).toBe(true)
    await context.close()
  },
)
