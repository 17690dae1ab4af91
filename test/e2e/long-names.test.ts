/**
 * A hall whose names are as long as they get, in a real Chromium: on kiosk, windows, clerk's page and floor nothing runs
 * over its box, and whatever is to be pressed can be reached (PANEL-7).
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACROSS, LANGUAGES, UPRIGHT, type Language } from './layout-states.ts'
import { openLongNamedHall, type LongNamedHall } from './long-named-hall.ts'

let hall: LongNamedHall

beforeAll(async () => {
  hall = await openLongNamedHall()
  await hall.floor.at('41', { type: 'StartService' })
})
afterAll(() => hall?.close())

/** Buttons that no scrolling brings into sight, and those whose words run over their edge or past the panel's. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => document.fonts.ready)
  return page.evaluate(async () => {
    const found: string[] = []
    const said = (element: Element): string => (element.textContent ?? '').trim().slice(0, 24)
    // A word of the number's own page that leaves its half.
    const hero = document.querySelector('.number-hero')
    for (const one of hero?.querySelectorAll('p, b') ?? [])
      if (hero !== null && one.getBoundingClientRect().right > hero.getBoundingClientRect().right)
        found.push(`leaves its half: ${said(one)}`)
    for (const button of document.querySelectorAll('main button, footer button, header button')) {
      if (!button.checkVisibility({ visibilityProperty: true })) continue
      button.scrollIntoView({ block: 'center' })
      const box = button.getBoundingClientRect()
      const atCentre = (): Element | null =>
        document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      // What announces the rest looks twice a second whether the end has been reached, and goes then.
      for (let waits = 0; waits < 20 && atCentre()?.closest('.more') && !button.matches('.more'); waits += 1)
        await new Promise((resolve) => setTimeout(resolve, 100))
      const top = atCentre()
      // A script scrolls what nobody's finger does.
      const isForced = [...document.querySelectorAll('.stage, .stage *')].some(
        (one) => one.scrollTop > 0 && getComputedStyle(one).overflowY === 'hidden',
      )
      if (isForced || !top || !button.contains(top)) found.push(`not reached: ${said(button)}`)
      if (box.right > innerWidth + 1) found.push(`past the panel: ${said(button)}`)
      const range = document.createRange()
      range.selectNodeContents(button)
      const isOver = [...range.getClientRects()].some(
        (line) => line.bottom > box.bottom + 3 || line.top < box.top - 3 || line.right > box.right + 3,
      )
      if (isOver) found.push(`runs over: ${said(button)}`)
    }
    document.querySelectorAll('*').forEach((one) => one.scrollTo(0, 0))
    return found
  })
}

const WORDS = {
  'zh-CN': { tile: '社保', item: '城乡居民基本养老', take: /^取号/, large: '大字', elder: '社保' },
  'en-GB': { tile: 'Social ins', item: 'Transfer of basic', take: /^Take/, large: 'Large text', elder: 'Insurance' },
}

/** From home to the number; the faults of every page on the way. */
async function walk(page: Page, locale: Language, tile: string): Promise<Record<string, readonly string[]>> {
  const said = WORDS[locale]
  const press = (words: string | RegExp): Promise<void> =>
    page.locator('button:visible', { hasText: words }).first().click({ timeout: 15_000 })
  const faults: Record<string, readonly string[]> = { home: await faultsOf(page) }
  await press(tile)
  await page.locator('.item-list').first().waitFor()
  faults.items = await faultsOf(page)
  await press(said.item)
  await page.locator('.item-check').waitFor()
  faults.item = await faultsOf(page)
  expect(await page.locator('.take').boundingBox()).toMatchObject({ height: expect.closeTo(152, -2) as number })
  await press(said.take)
  await page.locator('.own-number').waitFor()
  faults.issued = await faultsOf(page)
  return faults
}

/** Upright: what lies below it is behind the dock. */
const DOCK_TOP = 1920 - 184
const NONE = { home: [], items: [], item: [], issued: [] }

describe.each([
  ['upright', UPRIGHT],
  ['across', ACROSS],
] as const)('PANEL-7 the kiosk, %s', (_shape, size) => {
  it.each(LANGUAGES)('in %s', async (locale) => {
    const page = await hall.open('/kiosk/', size, locale)
    const press = (words: string | RegExp): Promise<void> =>
      page.locator('button:visible', { hasText: words }).first().click()
    if (locale === 'en-GB') await press('English')
    expect(await walk(page, locale, WORDS[locale].tile)).toEqual(NONE)
    await press(/^(?:完成|Done)/)
    if (locale === 'en-GB') await press('English')
    await press(WORDS[locale].large)
    expect(await walk(page, locale, WORDS[locale].elder)).toEqual(NONE)
    await page.context().close()
  })
})

it('PANEL-7 a page that goes on below says so, and the way there is a press', async () => {
  const page = await hall.open('/kiosk/', UPRIGHT, 'zh-CN')
  await page.locator('button:visible', { hasText: '大字' }).click()
  await page.locator('button:visible', { hasText: '社保' }).first().click()
  const more = page.locator('button', { hasText: '下面还有' })
  await more.waitFor()
  const next = page.locator('button', { hasText: '下一页' })
  expect((await next.boundingBox())?.y).toBeGreaterThan(DOCK_TOP)
  await more.click()
  await expect.poll(async () => (await next.boundingBox())?.y).toBeLessThan(DOCK_TOP)
  await more.waitFor({ state: 'detached' })
  await page.context().close()
})

it('PANEL-7 on the notice board no span of time is torn, in large type either', async () => {
  const page = await hall.open('/kiosk/', UPRIGHT, 'zh-CN')
  await page.locator('button:visible', { hasText: '大字' }).click()
  await page.locator('button:visible', { hasText: '公告' }).click()
  await page.locator('.board').waitFor()
  const torn = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.board') as Element, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const { 0: text, index } of (node.textContent ?? '').matchAll(/\d+:\d+–\d+:\d+/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + text.length)
        if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) found.push(text)
      }
    return found
  })
  expect(torn).toEqual([])
  await page.context().close()
})

it.each([
  [1920, 480],
  [800, 480],
] as const)('PANEL-7 the display of a window at %i × %i', async (width, height) => {
  const page = await hall.open('/counter-display/?counter=41', [width, height], 'zh-CN')
  await page.locator('.foot').waitFor()
  expect(
    await page.evaluate(() => {
      const box = (one: string): DOMRect | undefined => document.querySelector(one)?.getBoundingClientRect()
      const over = [...document.querySelectorAll('.group *, .state *, .foot *, .advice')].filter(
        (one) => one.getBoundingClientRect().right > innerWidth,
      )
      const [name, right] = [box('.group strong'), box('.foot-right')]
      const isMet = name && right && name.bottom > right.top && name.right + 8 > right.left
      return [...over.map((one) => one.textContent), ...(isMet ? ['the name meets the call'] : [])]
    }),
  ).toEqual([])
  await page.context().close()
})

it('PANEL-7 at the desk every button of the bar stays on the page', async () => {
  const page = await hall.signedIn('/clerk/', [1366, 768], ['0316', '2468'], '.choice-head')
  await page.locator('button:visible', { hasText: '26' }).first().click()
  await page.locator('.console').waitFor()
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.bar button, .bar .bar-time')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth || one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.textContent),
  )
  expect(cut).toEqual([])
  await page.context().close()
})

it('PANEL-7 a prefix of two letters keeps off the name of its queue: in the lobby, on the floor, in a report', async () => {
  // The report begins with the queues of most numbers.
  for (let nth = 0; nth < 3; nth += 1) await hall.floor.issue('m01')
  /** Whether AM is there, and the signs that leave their box or come to the words beside them. */
  const met = (page: Page, sign: string): Promise<readonly unknown[]> =>
    page.evaluate((signs) => {
      const inkOf = (node: Node | null | undefined): DOMRect => {
        const range = document.createRange()
        if (node) range.selectNodeContents(node)
        return range.getBoundingClientRect()
      }
      const all = [...document.querySelectorAll(signs)]
      const wrong = all.filter((one) => {
        const [ink, box, beside] = [inkOf(one), one.getBoundingClientRect(), inkOf(one.nextSibling)]
        const right = getComputedStyle(one).backgroundColor === 'rgba(0, 0, 0, 0)' ? ink.right : box.right
        return ink.right > box.right || ink.left < box.left || right + 4 > beside.left
      })
      return [all.some((one) => one.textContent === 'AM'), ...wrong.map((one) => one.textContent)]
    }, sign)
  const lobby = await hall.open('/display/?zone=A', ACROSS, 'zh-CN')
  await lobby.locator('.waits-prefix', { hasText: 'AM' }).waitFor()
  expect(await met(lobby, '.waits-prefix')).toEqual([true])
  await lobby.context().close()
  for (const size of [[1440, 900], ACROSS] as const) {
    const page = await hall.signedIn('/manager/', size, ['0101', '1357'], '.queue-row-sign')
    expect(await met(page, '.queue-row-sign'), size.join()).toEqual([true])
    await page.locator('#tab-reports').click()
    await page.locator('.queue-sign', { hasText: 'AM' }).waitFor()
    expect(await met(page, '.queue-sign'), size.join()).toEqual([true])
    await page.context().close()
  }
})
