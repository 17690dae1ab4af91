/**
 * Every page and state on every panel, in both languages, in one browser: no text cut, no control covered, no label
 * wrapped in a button, and axe without a finding.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { layoutFaults } from './layout-faults.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { fillFloor, openFloor, type Floor } from './lively-floor.ts'

type Size = readonly [width: number, height: number]
const UPRIGHT: Size = [1080, 1920]
const ACROSS: Size = [1920, 1080]
const WALL: Size = [3840, 2160]
const DESK: Size = [1366, 768]
const PHONE: Size = [390, 844]
const SMALL_PHONE: Size = [320, 568]
const LANGUAGES = ['zh-CN', 'en-GB'] as const
type Language = (typeof LANGUAGES)[number]
/** Fonts, one view and 300 ms of motion. */
const STANDS_MS = 450

let browser: Browser
let busy: RunningServer
let night: RunningServer
let floor: Floor

beforeAll(async () => {
  const args = ['--allowance', '1000']
  ;[browser, busy, night] = await Promise.all([
    openBrowser(),
    startServer({ args: ['--at', '2026-11-30T10:15', ...args] }),
    startServer({ args: ['--at', '2026-11-30T20:19', ...args] }),
  ])
  floor = await openFloor(busy.url, [
    ['21', '0311'],
    ['22', '0312'],
    ['41', '0322'],
    ['51', '0329'],
    ['1', '0301'],
  ])
  await fillFloor(floor)
  for (let round = 0; round < 6; round += 1)
    for (const item of ['c01', 'd01', 'e01', 'e02', 'g01', 'j01', 'a01', 'm01', 'l01']) await floor.issue(item)
  await floor.at('22', { type: 'StartService' })
})

afterAll(async () => {
  floor?.close()
  await browser?.close()
  await Promise.all([busy?.stop(), night?.stop()])
})

interface Shown {
  readonly path: string
  readonly sizes: readonly Size[]
  readonly isFixed: boolean
  readonly from?: () => RunningServer
  readonly languages?: readonly Language[]
  readonly ready?: (page: Page) => Promise<void>
}

async function open(shown: Shown, language: Language): Promise<Page> {
  const [width, height] = shown.sizes[0] as Size
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    locale: language,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  await page.goto((shown.from?.() ?? busy).url + shown.path)
  await page.waitForFunction(() => document.body.innerText.trim().length > 20)
  if (shown.ready) await shown.ready(page)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(STANDS_MS)
  return page
}

/** What axe finds; the page is built alike in both languages, so it is asked in the first. */
async function barriersOf(page: Page, where: string): Promise<readonly string[]> {
  if (!where.startsWith(LANGUAGES[0])) return []
  const rules = { 'label-content-name-mismatch': { enabled: true } }
  const { violations } = await new AxeBuilder({ page }).options({ rules }).analyze()
  return violations.map(({ id, nodes }) => `${where} axe ${id}: ${nodes[0]?.html.slice(0, 120)}`)
}

/** A page as it stands, at every size; axe once, at the first. */
async function faultsOf(page: Page, { sizes, isFixed }: Shown, where: string): Promise<readonly string[]> {
  const faults: string[] = [...(await barriersOf(page, where))]
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(120)
    for (const fault of await layoutFaults(page, { isFixed })) faults.push(`${where} ${width}×${height} ${fault}`)
  }
  const [width, height] = sizes[0] as Size
  if (sizes.length > 1) await page.setViewportSize({ width, height })
  return faults
}

async function judge(shown: Shown): Promise<readonly string[]> {
  const faults: string[] = []
  for (const language of shown.languages ?? LANGUAGES) {
    const page = await open(shown, language)
    faults.push(...(await faultsOf(page, shown, language)))
    await page.context().close()
  }
  return faults
}

/** What is pressed to come from one state to the next; the words of both languages. */
interface Step {
  readonly state: string
  readonly press: Readonly<Record<Language, readonly (string | RegExp)[]>>
  readonly sizes?: readonly Size[]
}

const step = (
  state: string,
  zh: Step['press']['zh-CN'],
  en: Step['press']['en-GB'],
  sizes?: readonly Size[],
): Step => ({
  state,
  press: { 'zh-CN': zh, 'en-GB': en },
  ...(sizes === undefined ? {} : { sizes }),
})

/** One visitor after another at one kiosk. */
const VISITS: readonly Step[] = [
  step('home', [], ['English'], [UPRIGHT, ACROSS, WALL]),
  step('items', ['社保·医保'], ['Social insurance']),
  step('item', ['社保卡补换'], [/card/i]),
  step('issued', [/^取号/], [/^Take a ticket/], [UPRIGHT, ACROSS, WALL]),
  step('search', [/^完成/, '输入事项'], [/^Done/, 'English', 'Type a service']),
  step('found', [/^s$/, /^b$/], [/^c$/, /^a$/]),
  step('code', ['上一步', '手里有码'], ['Back', 'Have a code']),
  step('board', ['上一步', '公告'], ['Back', 'Notice']),
  step('low reach', ['上一步', '低位'], ['Back', 'Wheelchair'], [UPRIGHT]),
  step('large type', ['大字'], ['Large text']),
  step('large type: items', ['社保'], ['Insurance']),
  step('large type: item', ['社保卡补换'], [/card/i]),
  step('large type: issued', [/^取号/], [/^Take a ticket/]),
]

const KIOSK: Shown = { path: '/kiosk/', sizes: [UPRIGHT, ACROSS], isFixed: true }

async function walkKiosk(language: Language): Promise<readonly string[]> {
  const page = await open(KIOSK, language)
  const faults: string[] = []
  for (const { state, press, sizes } of VISITS) {
    for (const words of press[language]) {
      await page.locator('button:visible', { hasText: words }).first().click()
      await page.waitForTimeout(350)
    }
    await page.waitForTimeout(250)
    faults.push(...(await faultsOf(page, { ...KIOSK, sizes: sizes ?? KIOSK.sizes }, `${language} ${state}`)))
  }
  await page.context().close()
  return faults
}

/** The sum of all layout shifts until a page has stood for a second, its plan late as over a slow network. */
async function shiftOf(path: string, language: Language): Promise<number> {
  const [width, height] = PHONE
  const context = await browser.newContext({ viewport: { width, height }, locale: language, reducedMotion: 'reduce' })
  await context.route('**/api/plan*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400))
    await route.continue()
  })
  const page = await context.newPage()
  await page.addInitScript(() => {
    Reflect.set(window, 'shift', 0)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Reflect.set(window, 'shift', Number(Reflect.get(window, 'shift')) + Number(Reflect.get(entry, 'value')))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(busy.url + path)
  await page.waitForTimeout(2500)
  const shift = await page.evaluate(() => Number(Reflect.get(window, 'shift')))
  await context.close()
  return shift
}

const signIn = (badgeNo: string, pin: string) => async (page: Page) => {
  await page.locator('input').nth(0).fill(badgeNo)
  await page.locator('input').nth(1).fill(pin)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(900)
}

const ZH = ['zh-CN'] as const
const BARS: readonly Size[] = [[1920, 480], [800, 480], ACROSS]
const STATES: Readonly<Record<string, Shown>> = {
  'kiosk at night': { ...KIOSK, from: () => night, languages: ZH },
  'lobby, whole hall': { path: '/display/', sizes: [ACROSS, UPRIGHT, WALL], isFixed: true, languages: ZH },
  'lobby, one zone': { path: '/display/?zone=C', sizes: [ACROSS, UPRIGHT], isFixed: true, languages: ZH },
  'lobby, closed': {
    path: '/display/?zone=C',
    sizes: [ACROSS, UPRIGHT],
    isFixed: true,
    languages: ZH,
    from: () => night,
  },
  'counter display, calling': { path: '/counter-display/?counter=21', sizes: BARS, isFixed: true, languages: ZH },
  'counter display, serving': { path: '/counter-display/?counter=22', sizes: BARS, isFixed: true, languages: ZH },
  'counter display, closed': { path: '/counter-display/?counter=52', sizes: BARS, isFixed: true, languages: ZH },
  landing: { path: '/', sizes: [DESK, ACROSS, PHONE, SMALL_PHONE], isFixed: false },
  booking: { path: '/booking/', sizes: [PHONE, SMALL_PHONE], isFixed: false },
  request: { path: '/request/', sizes: [PHONE, SMALL_PHONE], isFixed: false },
  'clerk, choosing a window': {
    path: '/clerk/',
    sizes: [DESK, ACROSS],
    isFixed: false,
    languages: ZH,
    ready: signIn('0316', '2468'),
  },
  'manager, floor': {
    path: '/manager/',
    sizes: [DESK, ACROSS],
    isFixed: false,
    languages: ZH,
    ready: signIn('0101', '1357'),
  },
}

describe('on every panel', () => {
  for (const [name, shown] of Object.entries(STATES))
    it(`PANEL-5 ${name}: nothing is cut, covered or wrapped, and axe finds nothing`, async () => {
      expect(await judge(shown)).toEqual([])
    })

  for (const language of LANGUAGES)
    it(`PANEL-5 the kiosk from home to the number, in ordinary and large type, ${language}`, async () => {
      expect(await walkKiosk(language)).toEqual([])
    })

  for (const language of LANGUAGES)
    it(`PANEL-6 nothing jumps while a phone's page loads, ${language}`, async () => {
      const { link } = await floor.issue('c01')
      for (const path of ['/booking/', '/request/', `/t/${link}`])
        expect(await shiftOf(path, language), path).toBeLessThanOrEqual(0.1)
    })

  it('PANEL-5 the phone of a ticket', async () => {
    const { link } = await floor.issue('c01')
    expect(await judge({ path: `/t/${link}`, sizes: [PHONE, SMALL_PHONE], isFixed: false })).toEqual([])
  })
})
