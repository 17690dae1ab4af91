/**
 * kioskKb, displayKb, clerkKb: bytes of scripts and styles, as they went over the line, that a real Chromium fetches
 * before a page can be used.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { rounded } from './measure.ts'
import { openStage } from './stage.ts'

const PAGES = { kioskKb: 'kiosk', displayKb: 'display', clerkKb: 'clerk' } as const
const BUILT = process.env.YICHUANG_PAGES ?? join(import.meta.dirname, '..', '..', 'dist', 'pages')
/** Long enough for whatever follows the first view to be asked for, so that it is seen not to count. */
const AFTER_MS = 1000

/** A page that is not built gives null, and is said so. */
export async function run(_options: { readonly quick: boolean }): Promise<Record<string, number | null>> {
  const stage = await openStage()
  const browser = await openBrowser()
  try {
    const weights: Record<string, number | null> = {}
    for (const [key, page] of Object.entries(PAGES)) {
      if (existsSync(join(BUILT, page, 'index.html')))
        weights[key] = await weigh(browser, `${stage.server.url}/${page}/`, page !== 'display')
      else {
        weights[key] = null
        process.stderr.write(`  ${page} is not built: npm run build\n`)
      }
    }
    return weights
  } catch (error) {
    process.stderr.write(`${stage.server.output()}\n`)
    throw error
  } finally {
    await browser.close()
    await stage.stop()
  }
}

/**
 * Bytes of the scripts and styles that were asked for before the page showed words and a control to press (a display
 * has none).
 */
async function weigh(browser: Browser, url: string, hasControls: boolean): Promise<number> {
  // The question put to the page is a text to be evaluated, which the page's own policy rightly forbids.
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  const weights = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    const type = response.request().resourceType()
    if (type === 'script' || type === 'stylesheet')
      weights.set(
        response.url(),
        response
          .request()
          .sizes()
          .then(
            (sizes) => sizes.responseBodySize,
            () => 0,
          ),
      )
  })
  await page.goto(url, { waitUntil: 'commit' })
  const usable = await page.waitForFunction(
    `document.body !== null && document.body.innerText.trim().length > 20 && (${!hasControls} || document.querySelector('button, input') !== null) && performance.now()`,
  )
  const usableMs = Number(await usable.jsonValue())
  await page.waitForTimeout(AFTER_MS)
  const before = await page.evaluate(
    (untilMs) =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry.startTime <= untilMs)
        .map((entry) => entry.name),
    usableMs,
  )
  const counted: (readonly [string, number])[] = []
  for (const name of new Set(before))
    if (weights.has(name)) counted.push([name, await (weights.get(name) as Promise<number>)])
  await context.close()
  process.stderr.write(
    `  ${new URL(url).pathname} ${counted.map(([name, bytes]) => `${new URL(name).pathname.split('/').at(-1)} ${rounded(bytes / 1024, 1)}`).join(', ')}\n`,
  )
  return rounded(counted.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024, 1)
}
