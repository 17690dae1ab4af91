/** A kiosk in a plain browser that starts without a server, and changes to a new build as a whole. */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  await expect
    .poll(
      () =>
        page.evaluate(
          async () => navigator.serviceWorker.controller !== null && (await caches.match('/kiosk/')) !== undefined,
        ),
      { timeout: 60_000 },
    )
    .toBe(true)
}

const home = (page: Page): Promise<void> => page.getByRole('heading', { name: '您好，要办什么事？' }).waitFor()

it('KIOSK-18 a browser that was cold starts the kiosk without a server', async () => {
  const context = await browser.newContext({
    serviceWorkers: 'allow',
    viewport: { width: 1080, height: 1920 },
    reducedMotion: 'reduce',
  })
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

/** Another build stands on the server: another page, another worker. */
async function deploy(title: string): Promise<void> {
  const [page, worker] = [join(pages, 'kiosk', 'index.html'), join(pages, 'kiosk', 'service-worker.js')]
  writeFileSync(page, readFileSync(page, 'utf8').replace(/<title>.*<\/title>/, `<title>${title}</title>`))
  writeFileSync(
    worker,
    readFileSync(worker, 'utf8').replace(
      /\b[0-9a-f]{16}\b/,
      createHash('sha256').update(title).digest('hex').slice(0, 16),
    ),
  )
  await server.kill()
  await server.restart()
}

it('KIOSK-18 a new build is taken as a whole while nobody is there, never under a visitor’s hands', async () => {
  const context = await browser.newContext({
    serviceWorkers: 'allow',
    viewport: { width: 1080, height: 1920 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${server.url}/kiosk/?name=4 号机`)
  await home(page)
  await kept(page)
  await page.getByRole('button', { name: '社保·医保·公积金' }).click()
  await deploy('new build')
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state), {
      timeout: 60_000,
    })
    .toBe('installed')
  expect(await page.title()).not.toBe('new build')
  await page.getByRole('button', { name: '上一步' }).click()
  await home(page)
  await expect.poll(() => page.title(), { timeout: 90_000, interval: 500 }).toBe('new build')
  expect(await page.evaluate(async () => (await caches.keys()).length), 'nothing of the old one stays').toBe(1)
  await context.close()
})
