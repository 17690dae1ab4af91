/** A real Chromium: the machine's own, else the one that npm brings. */
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
]

/** How long a page may take for what is waited for: a starved machine is slow, and no fault of the page. */
const PATIENCE_MS = 90_000

/** Starts Chromium without a window, with patient pages. `extra` are further command-line switches. */
export async function openBrowser(extra: readonly string[] = []): Promise<Browser> {
  const browser = await launch(extra)
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(PATIENCE_MS)
    return context
  }
  return browser
}

async function launch(extra: readonly string[]): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? SYSTEM.find((path) => existsSync(path))
  if (own !== undefined) return chromium.launch({ executablePath: own, args: [...QUIET, ...extra] })
  const packed = (await import('@sparticuz/chromium')).default
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...QUIET, ...extra] })
}
