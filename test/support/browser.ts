/**
 * A real Chromium: the one without a desktop's windows that npm brings, which takes half the work and is the same
 * everywhere; where it does not run, the machine's own.
 */
import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'

const PACKAGES = join(import.meta.dirname, '..', '..', 'node_modules')
const PACKED = join(PACKAGES, '@sparticuz/chromium')
const KEPT = join(PACKAGES, '.cache', 'yichuang-chromium')
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
  // Letters as wide as a desktop's browser makes them, not fitted to whole pixels.
  '--font-render-hinting=none',
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
]

/** How long a page may take for what is waited for: a starved machine is slow, and no fault of the page. */
const PATIENCE_MS = 90_000

/**
 * Starts Chromium without a window, with patient pages. `extra` are further command-line switches. The kiosk's service
 * worker fetches the whole build once more for each fresh context, a third of a page's work: it comes only where a
 * context asks for `serviceWorkers: 'allow'`.
 */
export async function openBrowser(extra: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: await browserPath(), args: [...QUIET, ...extra] })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext({ serviceWorkers: 'block', ...options })
    context.setDefaultTimeout(PATIENCE_MS)
    return context
  }
  return browser
}

/** The browser's file: `CHROMIUM_PATH` when that is set. Throws where there is none. */
export async function browserPath(): Promise<string> {
  const path =
    process.env.CHROMIUM_PATH ?? (await unpackedBrowser()) ?? SYSTEM.find((candidate) => existsSync(candidate))
  if (path === undefined) throw new Error('No Chromium runs here. Install one, or name it in CHROMIUM_PATH.')
  return path
}

/** null where the packed one does not run. Unpacked once, as a whole, whoever else does the same. */
async function unpackedBrowser(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const { version } = JSON.parse(readFileSync(join(PACKED, 'package.json'), 'utf8')) as { version: string }
  const path = join(KEPT, `chromium-${version}`)
  if (!existsSync(path)) {
    mkdirSync(KEPT, { recursive: true })
    const part = `${path}.${process.pid}`
    await pipeline(
      createReadStream(join(PACKED, 'bin', 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(part, { mode: 0o755 }),
    )
    renameSync(part, path)
  }
  // Without the libraries that it needs it does not even say its version.
  return spawnSync(path, ['--version']).status === 0 ? path : null
}
