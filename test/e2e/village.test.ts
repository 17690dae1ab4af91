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
