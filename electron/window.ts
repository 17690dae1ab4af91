/**
 * One screen: a window that cannot be left, on its own monitor, with the server's page or, while there is none, the
 * packed page or the waiting page.
 */
import { BrowserWindow, app, net, screen, type Display } from 'electron'
import { join } from 'node:path'
import type { ShellOptions, WindowWish } from './options.ts'
import type { PackedPages } from './packed-pages.ts'
import { WAITING_URL } from './waiting-page.ts'

const RETRY_MS = 3000

export interface ShellWindow {
  readonly window: BrowserWindow
  readonly wish: WindowWish
  /** Loads the page anew from the first server that answers; retries for ever. */
  readonly load: () => void
  /** The page has given a sign of life; recovery.ts listens. */
  heard: () => void
}

/**
 * Opens the window, hidden until it has a monitor. `pages`: what a kiosk shows without a server; null: the waiting
 * page.
 */
export function openWindow(options: ShellOptions, wish: WindowWish, pages: PackedPages | null): ShellWindow {
  const { isDevelopment, shell } = options
  const window = new BrowserWindow({
    show: false,
    kiosk: !isDevelopment,
    frame: isDevelopment,
    autoHideMenuBar: true,
    backgroundColor: '#0f4650',
    title: '一窗',
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      additionalArguments: [`--yichuang-shell=${shell}`],
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      devTools: isDevelopment && !app.isPackaged,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  })
  let isQuitting = isDevelopment
  app.on('before-quit', () => (isQuitting = true))
  window.on('close', (event) => {
    if (!isQuitting) event.preventDefault()
  })
  if (!options.hasCursor)
    window.webContents.on('dom-ready', () => void window.webContents.insertCSS('*{cursor:none!important}'))
  // Otherwise a mouse's back button would lead to the waiting page.
  window.webContents.on('did-finish-load', () => window.webContents.navigationHistory.clear())
  return { window, wish, load: loader(window, options.servers, wish.page, pages), heard: () => undefined }
}

function loader(
  window: BrowserWindow,
  servers: readonly string[],
  page: string,
  pages: PackedPages | null,
): () => void {
  let isLoading = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function wait(): void {
    if (window.isDestroyed()) return
    clearTimeout(timer)
    timer = setTimeout(load, RETRY_MS)
    if (window.webContents.getURL() !== WAITING_URL)
      window.loadURL(WAITING_URL).catch((error: unknown) => console.error('Waiting page:', error))
  }

  function load(): void {
    if (isLoading || window.isDestroyed()) return
    clearTimeout(timer)
    isLoading = true
    open()
      .catch(wait)
      .finally(() => (isLoading = false))
  }

  async function open(): Promise<void> {
    const server = await firstAnswering(servers)
    if (server === null)
      return (await pages?.show({
        window,
        page,
        load,
        isServerBack: async () => (await firstAnswering(servers)) !== null,
      }))
        ? undefined
        : wait()
    pages?.answered(window, server)
    return window.loadURL(server + page)
  }

  window.webContents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
    // −3: a newer load took this one's place.
    if (isMainFrame && code !== -3) wait()
  })
  window.webContents.on('did-navigate', (_event, _url, status) => {
    if (status >= 500) wait()
  })
  return load
}

async function firstAnswering(servers: readonly string[]): Promise<string | null> {
  for (const server of servers) {
    const answer = await net
      .fetch(`${server}/health`, { cache: 'no-store', signal: AbortSignal.timeout(RETRY_MS) })
      .catch(() => null)
    if (answer !== null && answer.status < 500) return server
  }
  return null
}

/**
 * Puts each window on its monitor; known by label and size, as numbers change with every cable. Without a monitor of
 * its own a window hides.
 */
export function placeWindows(windows: readonly ShellWindow[], isDevelopment: boolean): void {
  const free = screen.getAllDisplays().sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y)
  const take = (fits: (display: Display) => boolean): Display | undefined =>
    free.splice(free.findIndex(fits) >>> 0, 1)[0]
  const named = new Map(
    windows.map((one) => [
      one,
      one.wish.screen === undefined
        ? undefined
        : take(({ label, size }) => `${label} ${size.width}x${size.height}`.includes(one.wish.screen ?? '')),
    ]),
  )
  for (const one of windows) {
    if (one.window.isDestroyed()) continue
    const display = named.get(one) ?? take(() => true)
    if (!display) one.window.hide()
    else put(one.window, display, isDevelopment)
  }
}

function put(window: BrowserWindow, { bounds }: Display, isDevelopment: boolean): void {
  // A window in kiosk mode does not move.
  window.setKiosk(false)
  window.setBounds(bounds)
  if (!isDevelopment) window.setKiosk(true)
  window.show()
}
