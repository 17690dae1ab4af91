/**
 * The manager's pages in a real Chromium over a city hall with a year behind it: from pressing a tab to its figures, the
 * first time after a start and again; a province's map and one of its counties.
 */
import type { Browser, Page } from 'playwright-core'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser } from '../support/browser.ts'
import { connect, pairDevice, signIn, type Client } from '../support/client.ts'
import { playCities, startProvince } from '../support/made-province.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { loadSite } from '../support/site.ts'
import { AFTER_CITY_YEAR, countedCityYear } from './city-year.ts'
import { median, rounded } from './measure.ts'
import { pause } from './process.ts'
import { accepted, itemsOf, type BenchOptions } from './stage.ts'

const MANAGER = 'dutyManager'
/** Windows at work, and numbers of the morning, before anybody looks. */
const COUNTERS = 24
const TICKETS = 600
const DESK = { width: 1440, height: 900 }
/** Hands are not quicker than this between a page's figures and the next tab. */
const HAND_MS = 1000
const PATIENCE_MS = 60_000

type Took = Record<string, number[]>

export async function run({ quick }: BenchOptions): Promise<Record<string, number | null>> {
  const took: Took = {}
  const browser = await openBrowser()
  try {
    await cityPages(browser, took, quick)
    await provincePages(browser, took, quick)
  } finally {
    await browser.close()
  }
  return Object.fromEntries(Object.entries(took).map(([key, times]) => [key, rounded(median(times), 0)]))
}

async function cityPages(browser: Browser, took: Took, quick: boolean): Promise<void> {
  // A copy: what is done on this day is not there the next time.
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-pages-'))
  cpSync(await countedCityYear(quick ? 50 : 250), folder, { recursive: true })
  const server = await startServer({
    site: 'city',
    folder,
    args: ['--at', AFTER_CITY_YEAR, '--backup-every', '0', '--allowance', '1000000'],
  })
  try {
    await fillMorning(server)
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      await server.kill()
      await server.restart()
      await pause(2000)
      await oneRound(browser, server.url, took)
    }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** Clerks at their windows, a morning's numbers of which the first are served. */
async function fillMorning(server: RunningServer): Promise<void> {
  const {
    settings,
    server: { samplePins },
  } = loadSite('city')
  const kiosk = await connect(
    server.url,
    { screen: 'kiosk' },
    { deviceToken: await pairDevice(server.url, 'kiosk', { name: 'kiosk' }) },
  )
  const items = itemsOf(settings)
  const people = settings.clerks.filter(({ role }) => role === 'clerk')
  const clerks: (readonly [Client, string])[] = []
  for (const [at, { id: counter }] of settings.counters.slice(0, COUNTERS).entries()) {
    const { badgeNo } = people[at] as { badgeNo: string }
    const cookie = await signIn(server.url, badgeNo, samplePins.get(badgeNo) ?? '')
    const clerk = await connect(server.url, { screen: 'clerk', counter }, { cookie })
    await accepted(clerk, { type: 'SignIn', counter })
    clerks.push([clerk, counter])
  }
  for (let nth = 0; nth < TICKETS; nth += 1)
    await accepted(kiosk, {
      type: 'IssueTicket',
      origin: 'kiosk',
      items: [{ item: items[nth % items.length] as string }],
    })
  for (const [clerk, counter] of clerks)
    for (let nth = 0; nth < 10; nth += 1) {
      const called = await clerk.send({ type: 'CallNext', counter })
      if (!called.ok) break
      await accepted(clerk, { type: 'StartService', counter })
      if (nth < 9) await accepted(clerk, { type: 'FinishService', counter, outcomes: [{ index: 0, outcome: 'done' }] })
    }
  for (const [clerk] of clerks) clerk.close()
  kiosk.close()
}

/** What is pressed, and what shows its figures: all of them are timed from the one press. */
interface Look {
  readonly press: string
  readonly shown: Readonly<Record<string, string>>
}

const PROMISES = '.promises[aria-busy=false] .figures strong'
/** In this order, as a manager goes through them. */
const LOOKS: readonly Look[] = [
  { press: '#tab-promises', shown: { promisesWeekMs: PROMISES } },
  { press: '.promises .segments button:nth-child(3)', shown: { promisesQuarterMs: PROMISES } },
  { press: '#tab-reports', shown: { reportMonthMs: '.report-cards' } },
  { press: '#tab-replay', shown: { timeMachineMs: '.replay-body' } },
  {
    press: '#tab-staffing',
    shown: {
      staffingDayMs: '.half-table',
      staffingRosterMs: '.week-table',
      staffingCheckedMs: '.staffing[aria-busy=false]',
    },
  },
  {
    press: '.staffing-tools button:nth-child(2)',
    shown: {
      otherWeekDayMs: '.half-table',
      otherWeekRosterMs: '.week-table',
      otherWeekCheckedMs: '.staffing[aria-busy=false]',
    },
  },
  { press: '#tab-lamps', shown: { supervisionMs: '.lamps' } },
]

async function oneRound(browser: Browser, url: string, took: Took): Promise<void> {
  const { page, ms } = await openManager(browser, url, 'city', '.outlook-chart')
  note(took, 'floorMs', ms)
  await lookedAt(page, took, '')
  // Again, as somebody does who compares.
  await page.locator('#tab-floor').click()
  await pause(HAND_MS)
  await lookedAt(page, took, 'again')
  await page.context().close()
}

async function lookedAt(page: Page, took: Took, again: string): Promise<void> {
  for (const { press, shown } of LOOKS) {
    await pause(HAND_MS)
    const from = performance.now()
    await page.locator(press).first().click()
    await Promise.all(
      Object.entries(shown).map(async ([key, selector]) => {
        await page.locator(selector).first().waitFor({ timeout: PATIENCE_MS })
        note(took, key.replace(/Ms$/, `${again}Ms`), performance.now() - from)
      }),
    )
  }
}

function note(took: Took, key: string, ms: number): void {
  ;(took[key] ??= []).push(ms)
  process.stderr.write(`  ${key} ${rounded(ms, 0)}\n`)
}

/** Signs the duty manager in; from the press to `shown`. */
async function openManager(
  browser: Browser,
  url: string,
  site: string,
  shown: string,
): Promise<{ readonly page: Page; readonly ms: number }> {
  const {
    settings,
    server: { samplePins },
  } = loadSite(site)
  const { badgeNo } = settings.clerks.find(({ role }) => role === MANAGER) as { badgeNo: string }
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${url}/manager/`)
  await page.locator('input[name=badge]').fill(badgeNo)
  await page.locator('input[type=password]').fill(samplePins.get(badgeNo) ?? '')
  await pause(HAND_MS)
  const from = performance.now()
  await page.keyboard.press('Enter')
  await page.locator(shown).first().waitFor({ timeout: PATIENCE_MS })
  return { page, ms: performance.now() - from }
}

async function provincePages(browser: Browser, took: Took, quick: boolean): Promise<void> {
  const cities = await playCities()
  const work = mkdtempSync(join(tmpdir(), 'yichuang-province-'))
  const server = await startProvince(work, cities)
  try {
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      const { page } = await openManager(browser, server.url, 'province', '#tab-office')
      await page.locator('#tab-office').click()
      await pause(HAND_MS)
      for (const [key, what, shown] of [
        ['provinceMapMs', '#sub-sites', '.county'],
        ['provinceCountyMs', '.county', '.site-fold'],
      ] as const) {
        const from = performance.now()
        await page.locator(what).first().click()
        await page.locator(shown).first().waitFor({ timeout: PATIENCE_MS })
        note(took, key, performance.now() - from)
        await pause(HAND_MS)
      }
      await page.context().close()
    }
  } finally {
    await Promise.all([server.stop(), cities.stop()])
    rmSync(work, { recursive: true, force: true })
  }
}
