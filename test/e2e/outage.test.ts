/**
 * The network is pulled under kiosk, lobby, clerk and phone, and plugged in again: numbers go on, and every screen is
 * right by itself.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Journal } from '../../domain/offline/journal.ts'
import type { KioskView } from '../../domain/views/kiosk.ts'
import { openBrowser } from '../support/browser.ts'
import { connect, pairDevice } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'

const SLOW = { timeout: 60_000, interval: 200 }

let server: RunningServer
let browser: Browser
const contexts: BrowserContext[] = []

beforeAll(async () => {
  server = await startServer({ args: ['--at', '2026-11-25T10:18'] })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function open(path: string, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({
    serviceWorkers: 'allow',
    viewport: { width, height },
    reducedMotion: 'reduce',
    locale: 'zh-CN',
  })
  contexts.push(context)
  const page = await context.newPage()
  await page.addInitScript(() => {
    const start = AudioBufferSourceNode.prototype.start
    AudioBufferSourceNode.prototype.start = function startCounted(...when: [number?]) {
      Reflect.set(window, 'clips', ((Reflect.get(window, 'clips') as number | undefined) ?? 0) + 1)
      return start.apply(this, when)
    }
  })
  await page.goto(server.url + path)
  return page
}

/** What the kiosk's browser has on its disk. */
function journalOf(kiosk: Page): Promise<Journal | null> {
  return kiosk.evaluate(
    () =>
      new Promise<Journal | null>((resolve) => {
        const asked = indexedDB.open('yichuang.kiosk', 1)
        asked.addEventListener('success', () => {
          const kept = asked.result.transaction('kept').objectStore('kept').get('journal.3 号机')
          kept.addEventListener('success', () =>
            resolve((kept.result as { journal: Journal } | undefined)?.journal ?? null),
          )
          asked.result.close()
        })
      }),
  )
}

/** The page can start without a server, and may give numbers by itself. */
async function isReady(kiosk: Page): Promise<void> {
  await expect
    .poll(
      () =>
        kiosk.evaluate(
          async () => navigator.serviceWorker.controller !== null && (await caches.match('/kiosk/')) !== undefined,
        ),
      SLOW,
    )
    .toBe(true)
  await expect.poll(async () => (await journalOf(kiosk))?.series, SLOW).toBe('S')
}

async function take(kiosk: Page): Promise<string> {
  await kiosk.getByRole('button', { name: '社保·医保·公积金' }).click()
  await kiosk.getByRole('button', { name: '社保卡补换' }).click()
  await kiosk.getByRole('button', { name: /^取号/ }).click()
  const number = kiosk.getByRole('heading', { name: /^CS?\d{3}$/ })
  const ticketNo = (await number.textContent()) ?? ''
  await kiosk.getByRole('button', { name: /^完成/ }).click()
  await number.waitFor({ state: 'detached' })
  return ticketNo
}

async function clerkAt24(): Promise<Page> {
  const page = await open('/clerk/', 1440, 900)
  await page.waitForSelector('input[name=badge]:focus')
  for (const word of ['0314', '2468', '24']) {
    await page.keyboard.type(word)
    await page.keyboard.press('Enter')
    if (word === '2468') await page.waitForSelector('input[name=counter]:focus')
  }
  await page.waitForSelector('.console')
  return page
}

/** Presses Enter once these words stand there, as late as a hand does. */
async function enterAt(clerk: Page, words: string): Promise<void> {
  await clerk.getByText(words).first().waitFor()
  await clerk.waitForTimeout(400)
  await clerk.keyboard.press('Enter')
}

const pull = (isOut: boolean): Promise<void[]> => Promise.all(contexts.map((context) => context.setOffline(isOut)))
const lit = (lobby: Page): Promise<readonly string[]> =>
  lobby
    .locator('.call')
    .evaluateAll((rows) =>
      rows.map(
        (row) => `${row.querySelector('.call-no')?.textContent}→${row.querySelector('.window-arch')?.textContent}`,
      ),
    )
const clips = (lobby: Page): Promise<number> =>
  lobby.evaluate(() => (Reflect.get(window, 'clips') as number | undefined) ?? 0)

/** People in line C, as any kiosk is told. */
async function waitingC(): Promise<number | undefined> {
  const client = await connect(
    server.url,
    { screen: 'kiosk' },
    { deviceToken: await pairDevice(server.url, 'kiosk', { name: '9 号机' }) },
  )
  const view = client.view() as KioskView | null
  client.close()
  return view?.queues.find(([queue]) => queue === 'C')?.[1]
}

it('KIOSK-19 KIOSK-21 OFF-6 OFF-7 the network goes and comes: three numbers taken meanwhile are in line once each, called, shown, spoken and followed', async () => {
  const kiosk = await open('/kiosk/?name=3 号机', 1080, 1920)
  await isReady(kiosk)
  const lobby = await open('/display/?zone=C', 1920, 1080)
  const clerk = await clerkAt24()
  const first = await take(kiosk)
  expect(first).toBe('C001')
  await clerk.getByText(first).first().waitFor()
  await clerk.keyboard.press('Enter')
  await expect.poll(() => lit(lobby), SLOW).toEqual(['C001→24'])
  // 请 C 0 0 1 号, 到 二 十 四 号窗口: eleven recordings, read twice.
  await expect.poll(() => clips(lobby), SLOW).toBe(22)

  await Promise.all([server.kill(), pull(true)])
  const cut = Date.now()
  await kiosk.getByText('网络中断，照常取号').waitFor({ timeout: 60_000 })
  expect(Date.now() - cut, 'said in time').toBeLessThan(12_000)
  expect([await take(kiosk), await take(kiosk)]).toEqual(['CS001', 'CS002'])
  await kiosk.reload()
  await kiosk.getByText('网络中断，照常取号').waitFor({ timeout: 60_000 })
  expect(await take(kiosk)).toBe('CS003')
  const open3 = (await journalOf(kiosk))?.open ?? []
  expect(open3.map((ticket) => ticket.ticketNo)).toEqual(['CS001', 'CS002', 'CS003'])

  // From here on nobody touches a screen until all of them are right again.
  await Promise.all([server.restart(), pull(false)])
  await kiosk.getByText('网络中断，照常取号').waitFor({ state: 'detached', timeout: 60_000 })
  await expect.poll(async () => (await journalOf(kiosk))?.open.length, SLOW).toBe(0)
  await expect.poll(waitingC, SLOW).toBe(3)
  await expect.poll(() => clerk.locator('body').innerText(), SLOW).toContain('CS001')
  await expect.poll(() => lobby.locator('body').innerText(), SLOW).toMatch(/CS001/)
  const phone = await open(`/t/${open3[0]?.link}`, 390, 844)
  await phone.getByText('CS001').first().waitFor()

  await enterAt(clerk, '已呼叫 1 次')
  await enterAt(clerk, '办结 1 件，呼叫下一位')
  await clerk.locator('.ticket-no', { hasText: 'CS001' }).waitFor()
  await expect.poll(() => lit(lobby), SLOW).toContain('CS001→24')
  await expect.poll(() => clips(lobby), SLOW).toBe(22 + 24)
  await phone.getByText('轮到您了').first().waitFor()
})
