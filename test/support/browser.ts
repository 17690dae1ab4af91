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

/** Starts Chromium without a window. `extra` are further command-line switches. */
export async function openBrowser(extra: readonly string[] = []): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? SYSTEM.find((path) => existsSync(path))
  if (own !== undefined) return chromium.launch({ executablePath: own, args: [...QUIET, ...extra] })
  const packed = (await import('@sparticuz/chromium')).default
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...QUIET, ...extra] })
}
