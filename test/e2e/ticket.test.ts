/**
 * One phone through a visit, in a real Chromium against a real server: waiting, called, missed, back again; and a phone
 * without scripts.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Answer } from '../../domain/contract/protocol.ts'
import type { Command } from '../../domain/queue-day/commands.ts'
import { openBrowser } from '../support/browser.ts'
import { connect, pairDevice, signIn } from '../support/client.ts'
import type { Client } from '../support/client.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'
import { countyBut, type OwnSite } from '../server/integration/own-site.ts'

const COUNTER = '24'

let site: OwnSite
let server: RunningServer
let browser: Browser
let kiosk: Client
let clerk: Client

beforeAll(async () => {
  // A hall that calls again after a second: nobody has to stand and wait for it here.
  site = countyBut((text) => text.replace('recallGapSec: 20', 'recallGapSec: 1'))
  server = await startServer({ site: site.file })
  browser = await openBrowser()
  kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(server.url, 'kiosk') })
  clerk = await connect(
    server.url,
    { screen: 'clerk', counter: COUNTER },
    { cookie: await signIn(server.url, '0311', '2468') },
  )
  await order({ type: 'SignIn', counter: COUNTER })
})

afterAll(async () => {
  kiosk?.close()
  clerk?.close()
  await browser?.close()
  await server?.stop()
  site?.remove()
})

async function order(command: Command): Promise<Answer> {
  const answer = await clerk.send(command)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer
}

/** Takes a number; gives it with the address of its page. */
async function take(...items: readonly string[]): Promise<{ readonly no: string; readonly address: string }> {
  const answer = await kiosk.send({ type: 'IssueTicket', origin: 'kiosk', items: items.map((item) => ({ item })) })
  if (!answer.ok || !answer.result.ticketNo || !answer.result.link) throw new Error(JSON.stringify(answer))
  return { no: answer.result.ticketNo, address: new URL(answer.result.link, `${server.url}/t/`).href }
}

async function openPhone(address: string, hasScripts = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    javaScriptEnabled: hasScripts,
  })
  const page = await context.newPage()
  await page.goto(address)
  return page
}

/** Calls again as often as the slip promises; the pause between two calls is the hall's own. */
async function callUntilMissed(): Promise<void> {
  for (;;) {
    const answer = await clerk.send({ type: 'MarkMissed', counter: COUNTER })
    if (answer.ok) return
    await clerk.send({ type: 'Recall', counter: COUNTER })
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

it('MISS-1 MISS-2 the phone follows its ticket: waiting, called, missed, back in the line', async () => {
  const first = await take('c01')
  const mine = await take('c01', 'd01')
  const page = await openPhone(mine.address)
  await page.getByText('10–').or(page.getByText('0–')).or(page.getByText('5–')).first().waitFor()
  expect(await page.locator('h1').textContent()).toBe(mine.no)
  // The server's own summary stands there first; the live page follows with the first view.
  await page.getByText('要带的').waitFor()
  const waiting = await page.locator('#app').innerText()
  for (const part of ['前方', '1', '二楼 C 区等候', '要带的', '身份证', '更新']) expect(waiting).toContain(part)
  expect(waiting).not.toContain(first.no)

  await order({ type: 'CallByNumber', counter: COUNTER, ticketNo: mine.no, reason: '试一试' })
  await page.getByRole('alert').getByText('轮到您了').waitFor()
  expect(await page.getByRole('alert').innerText()).toContain(`请到 ${COUNTER} 号窗口`)
  expect(await page.getByRole('alert').innerText()).toContain('第 1 次呼叫')
  await page.getByRole('button', { name: '我正在过去' }).click()

  await callUntilMissed()
  await page.getByRole('heading', { name: '过号了' }).waitFor()
  await page.getByRole('button', { name: '我到了，请返队' }).click()
  await page.getByText('二楼 C 区等候').waitFor()
  expect(await page.locator('h1').textContent()).toBe(mine.no)
})

it('CLOSE-1 the holder gives the number back after one question, and the page stays calm', async () => {
  const mine = await take('c01')
  const page = await openPhone(mine.address)
  await page.getByRole('button', { name: '取消排队' }).click()
  await page.getByRole('button', { name: '取消这张号' }).click()
  await page.getByRole('heading', { name: '已取消排队' }).waitFor()
  expect(await page.getByRole('button').count()).toBe(1)
})

it('LATE-1 the holder lets others go first, once', async () => {
  const mine = await take('c01')
  const page = await openPhone(mine.address)
  await page.getByRole('button', { name: '我要晚到一会儿' }).click()
  await page.getByRole('button', { name: '20 分钟' }).click()
  await page.getByText('自动回到队里').waitFor()
  await page.getByRole('button', { name: '我到了，回到队里' }).click()
  await page.getByText('二楼 C 区等候').waitFor()
  expect(await page.getByRole('button', { name: '我要晚到一会儿' }).count()).toBe(0)
})

it('the page fits 320 pixels and double text, loads no font, names nobody and is not to be found', async () => {
  const mine = await take('c01', 'd01', 'c03')
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'zh-CN' })
  const page = await context.newPage()
  const fonts: string[] = []
  page.on('request', (request) => request.resourceType() === 'font' && fonts.push(request.url()))
  const response = await page.goto(mine.address)
  await page.getByText('要带的').waitFor()
  const overflow = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(await overflow()).toBe(0)
  expect(fonts).toEqual([])
  expect(response?.headers()['x-robots-tag']).toContain('noindex')
  expect(await page.locator('meta[name=referrer]').getAttribute('content')).toBe('no-referrer')
  expect(await page.locator('body').innerText()).not.toContain('徐丽')
  await page.evaluate(() => document.documentElement.style.setProperty('zoom', '2'))
  await page.getByText('要带的').waitFor()
})

it('without scripts the server itself says number, place and the last known wait', async () => {
  const mine = await take('c01')
  const page = await openPhone(mine.address, false)
  expect(await page.locator('h1').textContent()).toBe(mine.no)
  const text = await page.locator('body').innerText()
  expect(text).toContain('二楼 C 区')
  expect(text).toMatch(/前方 \d+ 人/)
})

it('ISSUE-6 a link of no ticket gets a kind sentence', async () => {
  const page = await openPhone(`${server.url}/t/no-such-link`)
  await page.getByRole('heading', { name: '没有找到这张号' }).waitFor()
  expect(await page.locator('main').innerText()).toContain('咨询台')
})
