/**
 * The lobby display in a real Chromium against a real server: what is called is shown and heard, once each, whatever
 * breaks.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceLine, DevicesReply } from '../../domain/contract/http/hall.ts'
import { openBrowser } from '../support/browser.ts'
import { connect, pairDevice, signIn } from '../support/client.ts'
import type { Client } from '../support/client.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

interface Heard {
  chimes: number
  clips: number
}

/** Item of one queue each, and the windows and clerks of zone C that serve it. */
const ITEM = { C: 'c01', D: 'd01' } as const
const CLERKS = { '21': '0311', '22': '0312', '23': '0313', '24': '0314' } as const
type Window = keyof typeof CLERKS

let browser: Browser
let server: RunningServer
let kiosk: Client
let desks: Map<Window, Client>
let page: Page
/** Session cookie: signing in is limited to a few times a minute. */
let dutyManager = ''

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser?.close())

beforeEach(async () => {
  server = await startServer()
  await staffHall()
})

afterEach(async () => {
  await page?.context().close()
  kiosk.close()
  desks.forEach((desk) => desk.close())
  await server.stop()
})

async function staffHall(): Promise<void> {
  dutyManager = ''
  kiosk = await connect(server.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(server.url, 'kiosk') })
  desks = new Map()
  for (const [window, badgeNo] of Object.entries(CLERKS)) {
    const desk = await connect(
      server.url,
      { screen: 'clerk', counter: window },
      { cookie: await signIn(server.url, badgeNo, '2468') },
    )
    await desk.send({ type: 'SignIn', counter: window })
    await desk.send({ type: 'OpenCounter', counter: window })
    desks.set(window as Window, desk)
  }
}

async function issue(queue: keyof typeof ITEM): Promise<string> {
  const answer = await kiosk.send({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: ITEM[queue] }] })
  if (!answer.ok || !answer.result.ticketNo) throw new Error(JSON.stringify(answer))
  return answer.result.ticketNo
}

async function order(window: Window, type: 'CallNext' | 'Recall' | 'StartService'): Promise<void> {
  const answer = await desks.get(window)?.send({ type, counter: window })
  if (!answer?.ok) throw new Error(JSON.stringify(answer))
}

/** Opens the display of zone C and notes every chime and every recording that it starts. */
async function openDisplay(
  path = '/display/?zone=C',
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const opened = await context.newPage()
  await opened.addInitScript(() => {
    const heard = { chimes: 0, clips: 0 }
    Reflect.set(window, 'heard', heard)
    const count = (kind: { readonly prototype: AudioScheduledSourceNode }, note: () => void): void => {
      const start = kind.prototype.start
      kind.prototype.start = function startCounted(...when: [number?]) {
        note()
        return start.apply(this, when)
      }
    }
    count(OscillatorNode, () => (heard.chimes += 0.5))
    count(AudioBufferSourceNode, () => (heard.clips += 1))
  })
  await prepare(opened)
  await opened.goto(server.url + path)
  await opened.locator('.panel').waitFor()
  return opened
}

const heard = (on: Page): Promise<Heard> => on.evaluate(() => Reflect.get(window, 'heard') as Heard)
const lit = (on: Page): Promise<readonly string[]> =>
  on
    .locator('.call')
    .evaluateAll((rows) =>
      rows.map(
        (row) => `${row.querySelector('.call-no')?.textContent}→${row.querySelector('.window-arch')?.textContent}`,
      ),
    )

/** What the duty manager is told of the display. */
async function display(): Promise<DeviceLine | undefined> {
  dutyManager ||= await signIn(server.url, '0101', '1357')
  const { devices } = (await (
    await fetch(`${server.url}/api/devices`, { headers: { cookie: dutyManager } })
  ).json()) as DevicesReply
  return devices.find((device) => device.kind === 'display')
}

async function eventually<T>(look: () => Promise<T>, wanted: (seen: T) => boolean, withinMs = 60_000): Promise<T> {
  const untilMs = Date.now() + withinMs
  for (;;) {
    const seen = await look()
    if (wanted(seen)) return seen
    if (Date.now() > untilMs) throw new Error(`never came; last: ${JSON.stringify(seen)}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const spoken = (callNo: number): Promise<DeviceLine | undefined> =>
  eventually(display, (device) => device?.report?.lastSpokenCallNo === callNo)

describe('a lobby display', () => {
  it('VOICE-1 VOICE-3 shows a call with its window and says it once, and again only when recalled', async () => {
    page = await openDisplay()
    const ticketNo = await issue('C')
    await order('24', 'CallNext')
    await page.locator('.call.single').waitFor()
    expect(await lit(page)).toEqual([`${ticketNo}→24`])
    expect((await spoken(1))?.report).toMatchObject({ voice: 'ok', lastSpokenCallNo: 1 })
    await eventually(
      () => page.locator('[data-speaking=true]').count(),
      (count) => count === 0,
    )
    // 请 C 0 0 1 号, 到 二 十 四 号窗口: eleven recordings, read twice.
    expect(await heard(page)).toEqual({ chimes: 1, clips: 22 })
    await page.reload()
    await page.locator('.call.single').waitFor()
    expect((await heard(page)).chimes).toBe(0)
    await eventually(async () => {
      const answer = await desks.get('24')?.send({ type: 'Recall', counter: '24' })
      return answer?.ok === true
    }, Boolean)
    await page.getByText('第 2 次').waitFor()
    await spoken(2)
    expect((await heard(page)).chimes).toBe(1)
  })

  it('SHOW-2 VOICE-3 PEERS-29 four calls at once: three lit, all four said one after the other', async () => {
    page = await openDisplay()
    const tickets = [await issue('C'), await issue('C'), await issue('C'), await issue('C')]
    for (const window of ['21', '22', '23'] as const) await order(window, 'CallNext')
    await eventually(
      () => lit(page),
      (rows) => rows.length === 3,
    )
    expect(await lit(page)).toEqual([`${tickets[0]}→21`, `${tickets[1]}→22`, `${tickets[2]}→23`])
    expect(await page.locator('[data-speaking=true]').count()).toBe(1)
    await order('24', 'CallNext')
    await spoken(4)
    await eventually(
      () => lit(page),
      (rows) => rows.at(-1) === `${tickets[3]}→24`,
    )
    expect((await heard(page)).chimes).toBe(4)
  })

  it('VOICE-2 VOICE-8 PEERS-30 a missing and a damaged recording silence nothing, and staff are told which', async () => {
    page = await openDisplay('/display/?zone=C', async (opened) => {
      await opened.route('**/voice/zh/letter-c.ogg', (route) => route.fulfill({ status: 404 }))
      await opened.route('**/voice/zh/letter-k.ogg', (route) => route.fulfill({ status: 200, body: 'not a sound' }))
    })
    await issue('C')
    await order('24', 'CallNext')
    expect((await spoken(1))?.report).toMatchObject({ voice: 'missingClip', detail: 'letter-c, letter-k' })
    await order('24', 'StartService')
    await issue('D')
    await order('22', 'CallNext')
    await spoken(2)
    expect((await heard(page)).chimes).toBe(2)
  })

  it('SHOW-3 VOICE-6 PEERS-28 without the server it says so; when it is back only what is new and open is said', async () => {
    page = await openDisplay()
    const first = await issue('C')
    await order('24', 'CallNext')
    await spoken(1)
    await server.kill()
    await page.getByText('叫号照常进行').waitFor({ timeout: 60_000 })
    expect(await page.locator('.waits, .next, .call').count()).toBe(0)
    expect(await page.locator('.recent-no').allTextContents()).toEqual([first])
    const before = (await heard(page)).chimes
    await server.restart()
    await staffHall()
    const second = await issue('C')
    await order('21', 'CallNext')
    await eventually(
      () => lit(page),
      (rows) => rows.includes(`${second}→21`),
    )
    await spoken(2)
    expect((await heard(page)).chimes).toBe(before + 1)
  })

  it('VOICE-8 a browser that keeps pages silent asks for one touch, tells staff, and then speaks', async () => {
    // Chromium without a window never keeps a page silent, so the page is made to see what it would see in one that
    // does.
    page = await openDisplay('/display/?zone=C', (opened) =>
      opened.addInitScript(() => {
        let isTouched = false
        window.addEventListener('pointerdown', () => (isTouched = true), { capture: true })
        const { resume } = AudioContext.prototype
        const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state')
        AudioContext.prototype.resume = function resumeOnceTouched() {
          return isTouched ? resume.call(this) : new Promise(() => undefined)
        }
        Object.defineProperty(BaseAudioContext.prototype, 'state', {
          get(this: BaseAudioContext) {
            return isTouched ? (state?.get?.call(this) as AudioContextState) : 'suspended'
          },
        })
      }),
    )
    await issue('C')
    await order('24', 'CallNext')
    await page.locator('.top-voice', { hasText: '点一下屏幕打开声音' }).waitFor()
    await eventually(display, (device) => device?.report?.voice === 'blocked')
    expect((await heard(page)).chimes).toBe(0)
    await page.mouse.click(400, 900)
    expect((await spoken(1))?.report?.voice).toBe('ok')
    await page.locator('.top-voice').waitFor({ state: 'detached' })
  })

  it('VOICE-2 a hall puts its own recordings in place of those that ship', async () => {
    mkdirSync(join(server.folder, 'voice', 'zh'), { recursive: true })
    writeFileSync(join(server.folder, 'voice', 'zh', 'digit-0.ogg'), 'the voice of our own hall')
    expect(await (await fetch(`${server.url}/voice/zh/digit-0.ogg`)).text()).toBe('the voice of our own hall')
    expect((await fetch(`${server.url}/voice/zh/digit-2.ogg`)).status).toBe(200)
  })

  it('nothing scrolls and nothing overflows, on other panels too', async () => {
    page = await openDisplay('/display/')
    for (let no = 0; no < 3; no += 1) await issue('C')
    for (const window of ['21', '22', '23'] as const) await order(window, 'CallNext')
    await eventually(
      () => lit(page),
      (rows) => rows.length === 3,
    )
    for (const [width, height] of [
      [1920, 1080],
      [1366, 768],
      [1280, 1024],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height })
      const size = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
      ])
      expect(size).toEqual([width, height])
    }
  })
})
