/** What a picture needs: where to look, how large, and what to do before the shutter falls. */
import type { BrowserContext, Page } from 'playwright-core'
import type { Floor } from '../lively-floor.ts'
import { stands } from '../standing-page.ts'

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

/** Requests under way of each page; a page that waits for an answer is not ready for its picture. */
const underWay = new WeakMap<Page, { count: number; changedMs: number }>()
const QUIET_MS = 400
const LONGEST_MS = 30_000

/** Counts what a page asks for from now on. */
export function watchRequests(page: Page): void {
  const watched = { count: 0, changedMs: Date.now() }
  underWay.set(page, watched)
  const change = (by: number): void => {
    watched.count = Math.max(0, watched.count + by)
    watched.changedMs = Date.now()
  }
  page.on('request', () => change(1))
  page.on('requestfinished', () => change(-1))
  page.on('requestfailed', () => change(-1))
}

/** Until nothing is asked, read or drawn any more, and then `ms` for what comes over the socket and for motion. */
export async function settle(page: Page, ms = 900): Promise<Page> {
  const latest = Date.now() + LONGEST_MS
  const watched = underWay.get(page)
  while (watched && Date.now() < latest && (watched.count > 0 || Date.now() - watched.changedMs < QUIET_MS))
    await page.waitForTimeout(100)
  await page
    .waitForFunction(() => document.querySelector('[aria-busy=true]') === null, undefined, { timeout: LONGEST_MS })
    .catch(() => undefined)
  await stands(page)
  await page.waitForTimeout(ms)
  return page
}

/** Cuts every connection of a page, as a pulled cable would. */
export async function cutNetwork(context: BrowserContext): Promise<void> {
  await context.setOffline(true)
}
