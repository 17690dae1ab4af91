/**
 * Two real servers over a real PostgreSQL, pages in a real Chromium: the server of all pages falls silent, then the
 * other dies, and people go on working without touching anything else.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startPostgres, type RunningPostgres } from '../support/postgres.ts'
import { freePort, startServer, type RunningServer } from '../support/server.ts'

let postgres: RunningPostgres
let browser: Browser
let servers: readonly [RunningServer, RunningServer]
const broken: string[] = []

beforeAll(async () => {
  postgres = await startPostgres()
  const database = await postgres.freshDatabase()
  const ports = [await freePort(), await freePort()]
  const addresses = ports.map((port) => `http://127.0.0.1:${port}`)
  const start = (own: number): Promise<RunningServer> =>
    startServer({
      port: ports[own] as number,
      args: [
        '--database',
        database,
        '--at',
        '2026-11-25T10:00',
        '--servers',
        [addresses[own], addresses[1 - own]].join(','),
      ],
    })
  servers = [await start(0), await start(1)]
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  for (const server of servers ?? []) await server.stop()
  await postgres?.stop()
})

async function open(path: string, width: number, height: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })).newPage()
  page.on('pageerror', (error) => broken.push(error.message))
  await page.goto(servers[0].url + path)
  return page
}

async function openClerk(): Promise<Page> {
  const page = await open('/clerk/', 1440, 900)
  for (const [field, words] of [
    ['badge', '0311'],
    ['pin', '2468'],
    ['counter', '21'],
  ] as const) {
    await page.waitForSelector(`input[name=${field}]:focus`)
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }
  await page.waitForSelector('.console')
  return page
}

async function openManager(): Promise<Page> {
  const page = await open('/manager/', 1440, 900)
  await page.locator('input[name=badge]').fill('0101')
  await page.locator('input[name=pin]').fill('1357')
  await page.keyboard.press('Enter')
  await page.getByText('现场等候').first().waitFor()
  return page
}

/** Waits for words on the page, then as long as a hand needs between two presses. */
async function reads(page: Page, words: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), words)
  await page.waitForTimeout(400)
}

/** Takes a number at the kiosk as a visitor does. */
async function takeNumber(kiosk: Page): Promise<string> {
  for (const name of ['社保·医保·公积金', '社保卡补换', /^取号/])
    await kiosk.getByRole('button', { name }).first().click()
  const heading = kiosk.getByRole('heading', { name: /^C\d{3}$/ })
  await heading.waitFor()
  const number = await heading.textContent()
  await kiosk.getByRole('button', { name: /^完成/ }).first().click()
  return number ?? ''
}

it('SERVER-2 SERVER-3 PEERS-28 kiosk, lobby, counter display, clerk and duty manager carry on at the other server, and back again', async () => {
  const kiosk = await open('/kiosk/?name=1 号机', 1080, 1920)
  const lobby = await open('/display/?zone=C', 1920, 1080)
  const plate = await open('/counter-display/?counter=21', 1920, 480)
  const clerk = await openClerk()
  const manager = await openManager()
  await plate.getByText('空闲，请等叫号').waitFor()
  await lobby.locator('.waits').waitFor()
  const numbers = [await takeNumber(kiosk)]
  for (const [dies, stays] of [
    [servers[0], servers[1]],
    [servers[1], servers[0]],
  ] as const) {
    const called = numbers.at(-1) as string
    await reads(clerk, called)
    // The first falls silent with its connections open, the second dies.
    if (dies === servers[0]) process.kill(dies.pid(), 'SIGSTOP')
    else await dies.kill()
    // Pressed while nobody is there: sent once, to the other server.
    await clerk.keyboard.press('Enter')
    await lobby.locator('.call-no', { hasText: called }).waitFor()
    await plate.getByText(called).waitFor()
    await reads(clerk, '已呼叫 1 次')
    numbers.push(await takeNumber(kiosk))
    await clerk.keyboard.press('Enter')
    await reads(clerk, '办结 1 件，呼叫下一位')
    await clerk.keyboard.press('Shift+Enter')
    await plate.getByText('空闲，请等叫号').waitFor()
    await manager.getByRole('tab', { name: '设备' }).click()
    await manager.getByText('1 号机').first().waitFor()
    await manager.getByRole('tab', { name: '实时' }).click()
    expect((await manager.context().cookies(stays.url)).map((cookie) => cookie.name)).toContain('yc_session')
    await dies.kill()
    await dies.restart()
  }
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(broken).toEqual([])
})
