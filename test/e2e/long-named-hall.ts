/** A hall whose names are as long as they get, with people on its floor, and its pages in a real Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { longNamedSite } from '../support/long-names.ts'
import { startServer } from '../support/server.ts'
import type { Language, Size } from './layout-states.ts'
import { fillFloor, openFloor, type Floor } from './lively-floor.ts'

export interface LongNamedHall {
  readonly floor: Floor
  /** A page of this hall, or of the one at another address. */
  open(path: string, size: Size, locale: Language, url?: string): Promise<Page>
  /** A page of staff behind its sign-in, as soon as `seen` stands on it. */
  signedIn(path: string, size: Size, who: readonly [badgeNo: string, pin: string], seen: string): Promise<Page>
  close(): Promise<void>
}

/** Opens it at a quarter past ten of a Monday. */
export async function openLongNamedHall(): Promise<LongNamedHall> {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-names-'))
  const [browser, server] = await Promise.all([
    openBrowser(),
    startServer({ site: longNamedSite(folder), args: ['--at', '2026-11-30T10:15', '--allowance', '1000'] }),
  ])
  const floor = await openFloor(server.url, [
    ['21', '0311'],
    ['41', '0322'],
  ])
  await fillFloor(floor)
  const open: LongNamedHall['open'] = async (path, [width, height], locale, url = server.url) => {
    const context = await browser.newContext({ viewport: { width, height }, locale, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(url + path)
    await page.locator('main').first().waitFor()
    return page
  }
  return {
    floor,
    open,
    signedIn: async (path, size, [badgeNo, pin], seen) => {
      const page = await open(path, size, 'zh-CN')
      await page.locator('input').nth(1).waitFor()
      await page.locator('input').nth(0).fill(badgeNo)
      await page.locator('input').nth(1).fill(pin)
      await page.keyboard.press('Enter')
      await page.locator(seen).first().waitFor()
      return page
    },
    close: async () => {
      floor.close()
      await browser.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
