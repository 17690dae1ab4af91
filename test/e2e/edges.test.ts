/** Words keep off the edges of their boxes, also where names or letters are at their longest, in a real Chromium (PANEL-5). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../support/server.ts'
import { DESK, LANGUAGES, UPRIGHT } from './layout-states.ts'
import { openFloor, type Floor } from './lively-floor.ts'
import { openLongNamedHall, type LongNamedHall } from './long-named-hall.ts'
import { stands } from './standing-page.ts'

let hall: LongNamedHall
const MANAGER = ['0101', '1357'] as const

beforeAll(async () => {
  hall = await openLongNamedHall()
})
afterAll(() => hall?.close())

/** Boxes of `selector` whose words come nearer than `least` to their left or right edge. */
function nearEdges(page: Page, selector: string, least: number): Promise<readonly string[]> {
  return page.evaluate(
    ([boxes, px]) =>
      [...document.querySelectorAll(boxes)].flatMap((box) => {
        const edge = box.getBoundingClientRect()
        const range = document.createRange()
        range.selectNodeContents(box)
        const near = [...range.getClientRects()].some(
          (line) => line.left < edge.left + px || line.right > edge.right - px,
        )
        return near ? [(box.textContent ?? '').trim()] : []
      }),
    [selector, least] as const,
  )
}

it('PANEL-5 on the floor a long label stays in the arch that is advised, names of zones and queues are whole', async () => {
  const page = await hall.signedIn('/manager/', [1440, 900], MANAGER, '.moves')
  await stands(page)
  expect(await nearEdges(page, '.move-arch', 4)).toEqual([])
  expect(await page.locator('.outlook h3').textContent()).toMatch(/^现在增开综合\d+甲窗口，到 12:00$/)
  expect(await nearEdges(page, '.zone-name, .queue-row-name', 0)).toEqual([])
  const faults = await page.evaluate(() => [
    ...[...document.querySelectorAll('.queue-row-name')]
      .filter((one) => one.getBoundingClientRect().right > (one.nextElementSibling?.getBoundingClientRect().left ?? 0))
      .map((one) => `over its figures: ${one.textContent}`),
    ...[...document.querySelectorAll('.zone')].flatMap((zone) =>
      [...zone.querySelectorAll('.queue-row')]
        .filter((row) => row.getBoundingClientRect().bottom > zone.getBoundingClientRect().bottom)
        .map((row) => `out of its zone: ${row.textContent}`),
    ),
  ])
  expect(faults).toEqual([])
  await page.context().close()
})

it('PANEL-5 the dock of large English letters keeps its words off their edges', async () => {
  const page = await hall.open('/kiosk/', UPRIGHT, 'en-GB')
  for (const words of ['English', 'Large text'])
    await page.locator('button:visible', { hasText: words }).first().click()
  await page.locator('.elder .dock').waitFor()
  await stands(page)
  expect(await nearEdges(page, '.dock .btn', 8)).toEqual([])
  await page.context().close()
})

it('PANEL-5 what can be done with a code is told in lines that end behind a clause, in either size of type', async () => {
  const page = await hall.open('/kiosk/', UPRIGHT, 'zh-CN')
  await page.locator('button:visible', { hasText: '预约签到' }).first().click()
  for (const size of ['ordinary', 'large']) {
    if (size === 'large') await page.locator('button:visible', { hasText: '大字' }).click()
    await page.locator('.code-limits').waitFor()
    await stands(page)
    const lines = await page.locator('.code-limits').evaluate((box) => {
      const text = box.firstChild as Text
      const found: string[] = []
      let top = Number.NaN
      for (let at = 0; at < text.length; at += 1) {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + 1)
        const now = range.getBoundingClientRect().top
        if (Number.isNaN(top) || now > top + 10) found.push('')
        top = now
        found[found.length - 1] += text.data[at] ?? ''
      }
      return found
    })
    expect(lines.join('')).toContain('受理号看进度')
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[、；，。]\s*$/)
    const tall = await page.evaluate(() =>
      [...document.querySelectorAll('.pair .btn')].map((one) => Math.round(one.getBoundingClientRect().height)),
    )
    expect(new Set(tall).size).toBe(1)
    expect(await page.locator('.pair .btn').first().innerText()).not.toContain('\n')
  }
  await page.context().close()
})

it('PANEL-5 on the notice board the letter of each queue stands in a square', async () => {
  const page = await hall.open('/kiosk/', UPRIGHT, 'zh-CN')
  await page.locator('.notice-strip').click()
  await page.locator('.board .queue-badge').first().waitFor()
  await stands(page)
  const sizes = await page.locator('.board .queue-badge').evaluateAll((badges) =>
    badges.map((badge) => {
      const { width, height } = badge.getBoundingClientRect()
      return Math.round(width) - Math.round(height)
    }),
  )
  expect(sizes.length).toBeGreaterThan(2)
  expect(new Set(sizes)).toEqual(new Set([0]))
  await page.context().close()
})

it('PANEL-5 at set-up the button that pairs a screen stands clear of the list below', async () => {
  const page = await hall.signedIn('/setup/', DESK, MANAGER, '.setup-nav')
  await page.locator('.setup-nav button', { hasText: '屏幕' }).click()
  await page.locator('.pair + .rows, .pair ~ .rows').waitFor({ state: 'attached' })
  await page.locator('.rows .row').first().waitFor()
  const [button, row] = await Promise.all([
    page.locator('form.pair button').boundingBox(),
    page.locator('.rows .row').first().boundingBox(),
  ])
  expect((row?.y ?? 0) - ((button?.y ?? 0) + (button?.height ?? 0))).toBeGreaterThanOrEqual(8)
  await page.context().close()
})

describe('PANEL-5 a township station', () => {
  let station: RunningServer
  let desks: Floor

  beforeAll(async () => {
    station = await startServer({ site: 'township', args: ['--at', '2026-11-30T10:15', '--allowance', '1000'] })
    desks = await openFloor(station.url, [
      ['2', '0301'],
      ['4', '0304'],
    ])
    for (const item of ['c01', 'g01', 'c01', 'g01']) await desks.issue(item)
    for (const counter of ['2', '4']) await desks.at(counter, { type: 'CallNext' })
  })

  afterAll(async () => {
    desks?.close()
    await station?.stop()
  })

  it.each([
    ['across', [1920, 1080]],
    ['upright', UPRIGHT],
  ] as const)('in a burst the name of a zone keeps off the arch, %s', async (_shape, size) => {
    const page = await hall.open('/display/', size, 'zh-CN', station.url)
    await page.locator('.call').nth(1).waitFor()
    await stands(page)
    const gaps = await page.evaluate(() =>
      [...document.querySelectorAll('.call')].map((call) => {
        const left = call.querySelector('.call-zone')?.getBoundingClientRect().left ?? 0
        return left - (call.querySelector('.call-arch')?.getBoundingClientRect().right ?? 0)
      }),
    )
    expect(gaps).toHaveLength(2)
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(8)
    await page.context().close()
  })

  it.each(LANGUAGES)(
    'in low reach all that can be pressed for a matter is whole and in sight, in %s',
    async (locale) => {
      const page = await hall.open('/kiosk/', UPRIGHT, locale, station.url)
      if (locale === 'en-GB') await page.locator('button:visible', { hasText: 'English' }).first().click()
      await page.locator('button:visible', { hasText: locale === 'en-GB' ? 'Wheelchair height' : '低位' }).click()
      await page.locator('.home-low .tile').first().click()
      await page.locator('.item-row button').first().click()
      await page.locator('.item-pair .btn').first().waitFor()
      await stands(page)
      const [back, head, pair, take] = await Promise.all(
        ['.low-back', '.item-check h2', '.item-pair', '.btn.take'].map((one) => page.locator(one).boundingBox()),
      )
      expect((head?.x ?? 0) - ((back?.x ?? 0) + (back?.width ?? 0))).toBeGreaterThanOrEqual(16)
      expect((pair?.y ?? 0) + (pair?.height ?? 0)).toBeLessThanOrEqual(take?.y ?? 0)
      await page.context().close()
    },
  )

  it.each(LANGUAGES)('a notice on the kiosk tears no number to call, in %s', async (locale) => {
    const page = await hall.open('/kiosk/', UPRIGHT, locale, station.url)
    if (locale === 'en-GB') await page.locator('button:visible', { hasText: 'English' }).first().click()
    await page.locator('.notice-strip').waitFor()
    await stands(page)
    const tops = await page.locator('.notice-strip .strip-text').evaluate((box) => {
      const text = box.lastChild as Text
      const at = /\d+-\D?\d+/.exec(text.data)
      const range = document.createRange()
      range.setStart(text, at?.index ?? 0)
      range.setEnd(text, (at?.index ?? 0) + (at?.[0].length ?? 0))
      return at === null ? [] : [...new Set([...range.getClientRects()].map((line) => Math.round(line.top)))]
    })
    expect(tops).toHaveLength(1)
    await page.context().close()
  })
})
