/** kioskKb, displayKb, clerkKb: compressed bytes of scripts and styles that a real Chromium fetches before a page can be used. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { rounded } from './measure.ts'
import { openStage } from './stage.ts'

const PAGES = { kioskKb: 'kiosk', displayKb: 'display', clerkKb: 'clerk' } as const
const BUILT = process.env.YICHUANG_PAGES ?? join(import.meta.dirname, '..', '..', 'dist', 'pages')
/** A page counts as usable once it shows words and has fetched no script or style for this long. */
const QUIET_MS = 500

/** A page that is not built gives null, and is said so. */
export async function run(_options: { readonly quick: boolean }): Promise<Record<string, number | null>> {
  const stage = await openStage()
  const browser = await openBrowser()
  try {
    const weights: Record<string, number | null> = {}
    for (const [key, page] of Object.entries(PAGES)) {
      if (existsSync(join(BUILT, page, 'index.html'))) weights[key] = await weigh(browser, `${stage.server.url}/${page}/`)
      else {
        weights[key] = null
        process.stderr.write(`  ${page} is not built: npm run build\n`)
      }
    }
    return weights
  } finally {
    await browser.close()
    await stage.stop()
  }
}

async function weigh(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const weights = new Map<string, number>()
  let lastMs = performance.now()
  page.on('response', (response) => {
    const type = response.request().resourceType()
    if (type !== 'script' && type !== 'stylesheet') return
    lastMs = performance.now()
    void response.body().then((body) => weights.set(response.url(), gzipSync(body).length), () => undefined)
  })
  await page.goto(url)
  await page.waitForFunction('document.body.innerText.trim().length > 20')
  while (performance.now() - lastMs < QUIET_MS) await page.waitForTimeout(50)
  await context.close()
  for (const [file, bytes] of [...weights].sort((a, b) => b[1] - a[1]).slice(0, 5)) process.stderr.write(`  ${new URL(file).pathname} ${rounded(bytes / 1024, 1)} kB\n`)
  return rounded([...weights.values()].reduce((sum, bytes) => sum + bytes, 0) / 1024, 1)
}
