/** What a picture needs: where to look, how large, and what to do before the shutter falls. */
import type { BrowserContext, Page } from 'playwright-core'
import type { Floor } from '../lively-floor.ts'

export interface Stage {
  readonly url: string
  readonly floor: Floor
  /** A page of its own in a context of its own. */
  open(
    path: string,
    size: Size,
    options?: Parameters<import('playwright-core').Browser['newContext']>[0],
  ): Promise<Page>
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Scene {
  readonly name: string
  shoot(stage: Stage): Promise<Page>
}

export const KIOSK: Size = { width: 1080, height: 1920 }
export const LOBBY: Size = { width: 1920, height: 1080 }
export const ACROSS: Size = { width: 1920, height: 1080 }
export const SQUAT: Size = { width: 800, height: 480 }
export const BAR: Size = { width: 1920, height: 480 }
export const DESK: Size = { width: 1440, height: 900 }
export const PHONE: Size = { width: 390, height: 844 }

/** Long enough for fonts, a view and 300 ms of motion. */
export async function settle(page: Page, ms = 900): Promise<Page> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(ms)
  return page
}

/** Cuts every connection of a page, as a pulled cable would. */
export async function cutNetwork(context: BrowserContext): Promise<void> {
  await context.setOffline(true)
}
