/** The large version of the kiosk after hours, page after page: nothing on them is smaller than elderly eyes need. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { give } from './scenes/counter.ts'
import type { Stage } from './scenes/scene.ts'

/** Units of the panel (design: 40 is the smallest of the large version); names of places in the bar are smaller. */
const LEAST = 40

let browser: Browser
let server: RunningServer
let caseNo = ''
let code = ''

beforeAll(async () => {
  server = await startServer({ args: ['--at', '2026-11-30T20:19', '--allowance', '1000'] })
  browser = await openBrowser()
  const stage = { url: server.url } as Stage
  const opened = await give(stage, '0301', { type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' })
  caseNo = opened.case?.caseNo ?? ''
  await give(stage, '0701', { type: 'TakeCase', caseNo })
  const judged = [0, 1, 2, 3].map((at) =>
    at === 1
      ? ({ finding: 'missing', mend: '租赁合同原件一份' } as const)
      : ({ finding: 'present', mend: '' } as const),
  )
  await give(stage, '0701', { type: 'AskSupplement', caseNo, judged, basis: '《食品安全法》第三十五条', days: 10 })
  const other = await give(stage, '0301', { type: 'OpenCase', item: 'a01', deferred: [], reason: '邮寄来件' })
  const ready = other.case?.caseNo ?? ''
  await give(stage, '0701', { type: 'TakeCase', caseNo: ready })
  await give(stage, '0701', { type: 'DecideCase', caseNo: ready, verdict: 'granted', reasons: '', remedies: '' })
  const result = { type: 'ReadyResult', caseNo: ready, result: '食品经营许可证', place: '2 排 14 格' } as const
  code = (await give(stage, '0701', result)).pickupCode ?? ''
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** What stands there in letters that are too small, with their size. */
const small = (page: Page): Promise<readonly string[]> =>
  page.evaluate((least) => {
    const unit = Math.min(innerWidth / 1080, innerHeight / 1920)
    const found = new Set<string>()
    const texts = document.createTreeWalker(document.querySelector('.stage') ?? document.body, NodeFilter.SHOW_TEXT)
    for (let at = texts.nextNode(); at; at = texts.nextNode()) {
      const parent = at.parentElement
      if (!parent || at.textContent?.trim() === '' || !parent.checkVisibility()) continue
      if (
        parent.closest('.top-bar, .inner-bar, .notice-strip, .dock, .aloud, .paper-only, .arch-label, .queue-badge') !==
        null
      )
        continue
      const size = Number.parseFloat(getComputedStyle(parent).fontSize) / unit
      if (size < least - 0.5) found.add(`${Math.round(size)}: ${(at.textContent ?? '').trim().slice(0, 20)}`)
    }
    return [...found]
  }, LEAST)

const LANGUAGES = {
  zh: {
    large: '大字',
    cases: '进度 · 取件',
    look: '查这个受理号',
    pick: '用这个码取件',
    other: '换一个',
    back: '上一步',
    tiles: ['预约办理', '办事指南', '自助办理', '附近可办'],
  },
  en: {
    large: 'Large text',
    cases: 'Progress · Pick-up',
    look: 'Look up this case',
    pick: 'Pick up with this code',
    other: 'Another one',
    back: 'Back',
    tiles: ['Book a time', 'Guides', 'Self-service', 'Near you'],
  },
} as const

it.each(['zh', 'en'] as const)(
  'KIOSK-26 given the large version in %s after hours when each page is opened then none of its letters is under 40 units',
  async (language) => {
    const words = LANGUAGES[language]
    const page = await (
      await browser.newContext({ viewport: { width: 1080, height: 1920 }, locale: 'zh-CN' })
    ).newPage()
    await page.goto(`${server.url}/kiosk/?name=${language}`)
    const press = (name: string) => page.locator('button:visible', { hasText: name }).first().click()
    const faults: string[] = []
    const judge = async (state: string): Promise<void> => {
      await page.waitForTimeout(300)
      faults.push(...(await small(page)).map((one) => `${state} ${one}`))
    }
    await page.locator('.dock').first().waitFor()
    if (language === 'en') await press('English')
    await press(words.large)
    await judge('home')
    await press(words.cases)
    for (const digit of caseNo.replace('-', '')) await page.getByRole('button', { name: digit, exact: true }).click()
    await judge('number')
    await press(words.look)
    await page.locator('.case-steps').waitFor()
    await judge('progress')
    await press(words.other)
    for (const digit of code) await page.getByRole('button', { name: digit, exact: true }).click()
    await press(words.pick)
    await page.locator('.ready').waitFor()
    await judge('pick-up')
    while ((await page.locator('.back').count()) > 0) await press(words.back)
    for (const tile of words.tiles) {
      await press(tile)
      await judge(tile)
      for (const next of ['.tiles .tile', '.item-row button']) {
        if ((await page.locator(next).count()) === 0) break
        await page.locator(next).first().click()
        await judge(`${tile}: ${next}`)
      }
      while ((await page.locator('.back').count()) > 0) await press(words.back)
    }
    await page.context().close()
    expect(faults).toEqual([])
  },
)
