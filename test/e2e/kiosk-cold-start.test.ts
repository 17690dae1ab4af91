/** A kiosk in a plain browser that starts without a server, and changes to a new build as a whole. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/server.ts'

const BUILT = process.env.YICHUANG_PAGES ?? join(import.meta.dirname, '..', '..', 'dist', 'pages')

let server: RunningServer
let browser: Browser
let pages: string

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'yichuang-pages-'))
  cpSync(BUILT, pages, { recursive: true })
  server = await startServer({ args: ['--at', '2026-11-25T10:18'], env: { YICHUANG_PAGES: pages } })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(pages, { recursive: true, force: true })
})

/** The worker governs the page and has it whole. */
async function kept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(async () => navigator.serviceWorker.controller !== null && (await caches.match('/kiosk/')) !== undefined), { timeout: 60_000 }).toBe(true)
}

const home = (page: Page): Promise<void> => page.getByRole('heading', { name: '您好，要办什么事？' }).waitFor()

it('KIOSK-18 a browser that was cold starts the kiosk without a server', async () => {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${server.url}/kiosk/?name=3 号机`)
  await home(page)
  await kept(page)
  await server.kill()
  await page.close()
  const cold = await context.newPage()
  await cold.goto(`${server.url}/kiosk/?name=3 号机`)
  await home(cold)
  await cold.getByRole('button', { name: '社保·医保·公积金' }).click()
  await cold.getByRole('button', { name: '社保卡补换' }).waitFor()
  await context.close()
  await server.restart()
})
