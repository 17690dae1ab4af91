/** The display above a window in a real Chromium against a real server, through a clerk's morning. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CounterView } from '../../domain/views/counter.ts'
import type { Command } from '../../domain/queue-day/commands.ts'
import { openBrowser } from '../support/browser.ts'
import { connect, pairDevice, signIn } from '../support/client.ts'
import type { Client } from '../support/client.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let browser: Browser
let server: RunningServer
let page: Page
let kiosk: Client
let desk: Client

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
  kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(server.url, 'kiosk') })
  desk = await connect(
    server.url,
    { screen: 'clerk', counter: '24' },
    { cookie: await signIn(server.url, '0314', '2468') },
  )
  page = await (await browser.newContext({ viewport: { width: 1920, height: 480 } })).newPage()
  await page.goto(`${server.url}/counter-display/?counter=24`)
})

afterAll(async () => {
  kiosk?.close()
  desk?.close()
  await browser?.close()
  await server?.stop()
})

async function order(command: Command): Promise<void> {
  const answer = await desk.send(command)
  if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer)}`)
}

/** Waits for a text and checks that it lies on the screen whole, at both sizes of panel. */
async function reads(text: string): Promise<void> {
  await page.getByText(text).first().waitFor()
  for (const [width, height] of [
    [1280, 400],
    [1920, 480],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('.counter *')].every(
          (part) => part.getBoundingClientRect().right <= innerWidth + 1,
        ),
      null,
      { timeout: 60_000 },
    )
    expect(
      await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]),
    ).toEqual([width, height])
  }
}

it('shows every state of its window as it comes, and never the name of nobody', async () => {
  await reads('本窗口今天未开')
  expect(await page.getByText('工号').count()).toBe(0)
  await order({ type: 'SignIn', counter: '24' })
  await order({ type: 'OpenCounter', counter: '24' })
  await reads('空闲，请等叫号')
  await reads('朱琳')
  const issued = await kiosk.send({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'c01' }] })
  const ticketNo = issued.ok ? (issued.result.ticketNo ?? '') : ''
  await order({ type: 'CallNext', counter: '24' })
  await reads('到 24 号窗口')
  await reads(ticketNo)
  await reads('第 1 次呼叫')
  await kiosk.send({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'c01' }] })
  await order({ type: 'StartService', counter: '24' })
  await reads('正在办理')
  await reads('下一位')
  await order({ type: 'FinishService', counter: '24', outcomes: [{ index: 0, outcome: 'done' }] })
  await order({
    type: 'PauseCounter',
    counter: '24',
    reason: 'shortBreak',
    untilMs: (desk.view() as unknown as CounterView).atMs + 15 * 60_000,
  })
  await reads('暂停服务，')
  await reads('您的号不受影响')
})

it('SHOW-3 without the server it keeps its last picture under its time, and comes back by itself', async () => {
  await server.kill()
  await page.getByText('请听工作人员叫号').waitFor({ timeout: 60_000 })
  await reads('截至 ')
  await reads('暂停服务，')
  await server.restart()
  await page.getByText('截至 ').waitFor({ state: 'detached' })
  await reads('暂停服务，')
})
