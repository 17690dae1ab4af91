/**
 * Every page and state on every panel, in both languages, in one browser: no text cut, no control covered, no label
 * wrapped in a button, axe and a validator of HTML without a finding. Each address is opened once a language and then
 * given its sizes.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { layoutFaults } from './layout-faults.ts'
import {
  LANGUAGES,
  PHONE,
  SMALL_PHONE,
  STATES,
  type Language,
  type Shown,
  type Size,
  type Step,
} from './layout-states.ts'
import { fillFloor, openFloor, type Floor } from './lively-floor.ts'
import { barriersOf, invalidIn, resize, shiftOf, stands, type Judged } from './standing-page.ts'

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

async function open({ path, sizes, hall, staff, ready }: Shown, language: Language): Promise<Page> {
  const [width, height] = sizes[0] as Size
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto((hall === 'night' ? night : busy).url + path)
  if (staff) {
    const english = page.getByRole('button', { name: 'English' })
    await page.locator('input').nth(1).waitFor()
    if (language === 'en-GB' && (await english.isVisible())) await english.click()
    await page.locator('input').nth(0).fill(staff.badges[language])
    await page.locator('input').nth(1).fill(staff.secret)
    await page.keyboard.press('Enter')
    await page.locator(staff.seen).first().waitFor()
  }
  await page.locator('main').first().waitFor()
  await page.waitForFunction(() => document.body.innerText.trim().length > 20)
  await ready?.(page)
  return page
}

/** A state as it stands: foreign judges at its first size, the measures at each. */
async function faultsOf(
  page: Page,
  sizes: readonly Size[],
  isFixed: boolean,
  judged: Judged,
): Promise<readonly string[]> {
  await stands(page)
  const faults: string[] = [...(await barriersOf(page, judged)), ...(await invalidIn(page))]
  for (const [at, size] of sizes.entries()) {
    if (at > 0) await resize(page, size)
    for (const fault of await layoutFaults(page, { isFixed })) faults.push(`${size.join('×')} ${fault}`)
  }
  if (sizes.length > 1) await resize(page, sizes[0] as Size)
  return faults
}

async function take(page: Page, { press, seen }: Step, language: Language): Promise<void> {
  for (const words of press[language]) {
    await page.locator('button:visible', { hasText: words }).first().click()
    await stands(page)
  }
  if (seen !== undefined) await page.locator(seen).first().waitFor()
}

/** Each language on a page of its own, both at the same time. */
async function judge(shown: Shown): Promise<readonly string[]> {
  const all = (shown.languages ?? LANGUAGES).map(async (language) => {
    // Colours are the same in every language.
    const judged = { areColoursKnown: language !== LANGUAGES[0] }
    const page = await open(shown, language)
    const first = await faultsOf(page, shown.sizes, shown.isFixed, judged)
    const faults = first.map((fault) => `${language} ${fault}`)
    for (const step of shown.steps ?? []) {
      await take(page, step, language)
      const found = await faultsOf(page, step.sizes ?? shown.sizes, shown.isFixed, judged)
      faults.push(...found.map((fault) => `${language} ${step.state} ${fault}`))
    }
    await page.context().close()
    return faults
  })
  return (await Promise.all(all)).flat()
}

describe('on every panel', () => {
  for (const [name, shown] of Object.entries(STATES))
    it(`PANEL-5 ${name}: nothing is cut, covered or wrapped, and axe finds nothing`, async () => {
      expect(await judge(shown)).toEqual([])
    })

  it('PANEL-5 the phone of a ticket, waiting and called', async () => {
    const waiting = await floor.issue('c01')
    const called = await floor.issue('g01')
    const { ticketNo } = called
    await floor.at('51', { type: 'StartService' })
    await floor.at('51', { type: 'FinishService', outcomes: [{ index: 0, outcome: 'done' }] })
    await floor.at('51', { type: 'CallByNumber', ticketNo, reason: 'layout' })
    for (const { link } of [waiting, called])
      expect(await judge({ path: `/t/${link}`, sizes: [PHONE, SMALL_PHONE], isFixed: false }), link).toEqual([])
  })

  it('PANEL-5 in English an apostrophe is as narrow as in any Latin letters, and no gap as wide as a hanzi', async () => {
    const page = await open({ path: '/kiosk/', sizes: [PHONE], isFixed: true }, 'en-GB')
    const widthOf = async (text: string): Promise<number> =>
      page.evaluate(async (words) => {
        const span = document.createElement('span')
        span.style.cssText = 'position: absolute; font-size: 100px; white-space: nowrap'
        span.textContent = words
        document.body.append(span)
        await document.fonts.load('100px "Latin Marks"', words)
        await document.fonts.ready
        return span.getBoundingClientRect().width
      }, text)
    // In Chinese they are as wide as a hanzi, and stay so.
    expect(await widthOf('’')).toBeGreaterThan(80)
    await page.getByRole('button', { name: 'English' }).first().click()
    for (const mark of ['’', '“', '”']) expect(await widthOf(mark), mark).toBeLessThan(60)
    await page.context().close()
  })

  for (const language of LANGUAGES)
    it(`PANEL-6 nothing jumps while a phone's page loads, ${language}`, async () => {
      const { link } = await floor.issue('c01')
      const [width, height] = PHONE
      const context = await browser.newContext({
        viewport: { width, height },
        locale: language,
        reducedMotion: 'reduce',
      })
      for (const path of ['/booking/', '/request/', `/t/${link}`])
        expect(await shiftOf(context, busy.url + path), path).toBeLessThanOrEqual(0.05)
      await context.close()
    })
})
