/**
 * Stands in for Electron and records what the shell asks of it; monitors, server and crashes are played by the test.
 */
import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

type Answer = (...words: never[]) => unknown
type Served = (request: { url: string; method?: string }) => Response | Promise<Response>
interface Permission {
  (contents: unknown, permission: string, answer: (isGranted: boolean) => void): void
}
interface Verify {
  (
    request: { hostname: string; certificate: { data: string; fingerprint: string } },
    answer: (result: number) => void,
  ): void
}
interface Request {
  (details: { url: string }, answer: (response: { cancel: boolean }) => void): void
}

/** What the world around the shell is like just now. */
export const world = {
  userData: '',
  appData: '',
  /** Folder of the shell's own programme. */
  appPath: '',
  hasLock: true,
  isPackaged: false,
  /** Origins that answer. */
  up: new Set<string>(),
  /** HTTP status of the page itself. */
  status: 200,
  displays: [] as {
    label: string
    size: { width: number; height: number }
    bounds: { x: number; y: number; width: number; height: number }
  }[],
  workingSetKb: 100_000,
}

export class FakeContents extends EventEmitter {
  url = ''
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  readonly mainFrame = {
    parent: null,
    get origin() {
      return 'http://10.0.0.5:8080'
    },
  }
  readonly navigationHistory = { clear: vi.fn<() => void>() }
  readonly insertCSS = vi.fn<(css: string) => Promise<string>>(async () => 'key')
  readonly forcefullyCrashRenderer = vi.fn<() => void>(
    () => void this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 }),
  )
  getURL = (): string => this.url
  getOSProcessId = (): number => 4711
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }): void =>
    void (this.openHandler = handler)
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = []
  readonly webContents = new FakeContents()
  readonly options: { readonly [key: string]: unknown; readonly webPreferences: Record<string, unknown> }
  /** Every address that was loaded, in order. */
  readonly loads: string[] = []
  isShown = false
  isKiosk: boolean
  bounds: unknown = null

  constructor(options: { readonly [key: string]: unknown; readonly webPreferences: Record<string, unknown> }) {
    super()
    this.options = options
    this.isKiosk = options.kiosk === true
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    this.loads.push(url)
    this.webContents.url = url
    const { origin, protocol } = new URL(url)
    const isPacked = (await fakeSession.answer(protocol.slice(0, -1), url)) !== null
    if (protocol !== 'app:' && !isPacked && !world.up.has(origin)) {
      this.webContents.emit('did-fail-load', {}, -102, 'ERR_CONNECTION_REFUSED', url, true)
      throw new Error('ERR_CONNECTION_REFUSED')
    }
    this.webContents.emit('did-navigate', {}, url, protocol === 'app:' ? 200 : world.status)
    if (protocol === 'app:' || world.status < 500) this.webContents.emit('did-finish-load')
  }

  isDestroyed = (): boolean => false
  setKiosk = (isKiosk: boolean): void => void (this.isKiosk = isKiosk)
  setBounds(bounds: unknown): void {
    if (!this.isKiosk) this.bounds = bounds
  }
  show = (): void => void (this.isShown = true)
  hide = (): void => void (this.isShown = false)
}

class FakeApp extends EventEmitter {
  readonly whenReady = vi.fn<() => Promise<void>>(() => Promise.resolve())
  readonly relaunch = vi.fn<() => void>()
  /** What has exited does nothing any more. */
  readonly exit = vi.fn<(code: number) => void>(() => void vi.clearAllTimers())
  readonly disableHardwareAcceleration = vi.fn<() => void>()
  readonly setPath = vi.fn<(name: string, path: string) => void>()
  get isPackaged(): boolean {
    return world.isPackaged
  }
  getAppPath = (): string => world.appPath
  getPath = (name: string): string => (name === 'userData' ? world.userData : world.appData)
  requestSingleInstanceLock = vi.fn<() => boolean>(() => world.hasLock)
  getAppMetrics = (): readonly object[] => [{ pid: 4711, memory: { workingSetSize: world.workingSetKb } }]
}

class FakeSession extends EventEmitter {
  onPermission: Permission | null = null
  onPermissionCheck: (() => boolean) | null = null
  onDevice: (() => boolean) | null = null
  verify: Verify | null = null
  onRequest: Request | null = null
  serve: Served | null = null
  /** What answers in place of the network, by scheme. */
  readonly served = new Map<string, Served>()
  /** What stands in place of the network for this address; null: nothing does, or it fails. */
  async answer(scheme: string, url: string): Promise<Response | null> {
    try {
      return (await this.served.get(scheme)?.({ url, method: 'GET' })) ?? null
    } catch {
      return null
    }
  }
  setPermissionRequestHandler = (handler: Permission): void => void (this.onPermission = handler)
  setPermissionCheckHandler = (handler: () => boolean): void => void (this.onPermissionCheck = handler)
  setDevicePermissionHandler = (handler: () => boolean): void => void (this.onDevice = handler)
  setCertificateVerifyProc = (handler: Verify): void => void (this.verify = handler)
  readonly webRequest = { onBeforeRequest: (handler: Request): void => void (this.onRequest = handler) }
  readonly protocol = {
    handle: vi.fn<(scheme: string, handler: Served) => void>((scheme, handler) => {
      this.served.set(scheme, handler)
      if (scheme === 'app') this.serve = handler
    }),
    unhandle: (scheme: string): void => void this.served.delete(scheme),
  }
}

class FakeIpcMain extends EventEmitter {
  readonly handlers = new Map<string, Answer>()
  handle = (channel: string, handler: Answer): void => void this.handlers.set(channel, handler)
}

export const app = new FakeApp()
export const ipcMain = new FakeIpcMain()
export const fakeSession = new FakeSession()
export const session = { defaultSession: fakeSession }
export const Menu = { setApplicationMenu: vi.fn<(menu: null) => void>() }
export const protocol = { registerSchemesAsPrivileged: vi.fn<(schemes: readonly object[]) => void>() }
export const powerSaveBlocker = { start: vi.fn<(kind: string) => number>(() => 1) }
export const powerMonitor = new EventEmitter()
export const screen = Object.assign(new EventEmitter(), { getAllDisplays: () => [...world.displays] })
export const net = {
  fetch: vi.fn<(asked: string | { readonly url: string }) => Promise<Response>>(async (asked) => {
    const url = typeof asked === 'string' ? asked : asked.url
    if (!world.up.has(new URL(url).origin)) throw new Error('net::ERR_CONNECTION_REFUSED')
    return new Response('', { status: 200 })
  }),
}
export const ipcRenderer = {
  invoke: vi.fn<(channel: string, ...words: unknown[]) => Promise<unknown>>(),
  send: vi.fn<(channel: string, ...words: unknown[]) => void>(),
}
export const contextBridge = {
  exposeInMainWorld: vi.fn<(name: string, api: unknown) => void>(),
  executeInMainWorld: vi.fn<(script: { func: () => unknown }) => void>(),
}

/** Forgets everything, for the next test. */
export function resetElectron(): void {
  vi.clearAllMocks()
  for (const emitter of [app, ipcMain, fakeSession, powerMonitor, screen]) emitter.removeAllListeners()
  ipcMain.handlers.clear()
  fakeSession.served.clear()
  BrowserWindow.all = []
  Object.assign(world, {
    hasLock: true,
    isPackaged: false,
    up: new Set(['http://10.0.0.5:8080']),
    status: 200,
    workingSetKb: 100_000,
    displays: [
      { label: 'DELL P2419H', size: { width: 1080, height: 1920 }, bounds: { x: 0, y: 0, width: 1080, height: 1920 } },
    ],
  })
}
