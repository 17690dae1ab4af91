/** The security table of a shell, line by line, against the real main file on a fake Electron. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { FUSES } from '../../config/electron-fuses.ts'
import { BrowserWindow, FakeContents, Menu, app, fakeSession, protocol, world } from './fake-electron.ts'
import { PAGE, startShell, useShell } from './shell.ts'

vi.mock('electron', () => import('./fake-electron.ts'))
useShell()

const certificates = join(import.meta.dirname, 'certificates')
const pem = (name: string): string => readFileSync(join(certificates, `${name}.pem`), 'utf8')

function leaving(contents: FakeContents, event: string, url: string, isMainFrame = true): boolean {
  const preventDefault = vi.fn<() => void>()
  contents.emit(event, { url, isMainFrame, preventDefault })
  return preventDefault.mock.calls.length === 0
}

it('SHELL-1 a page has no Node, its own context and a sandbox, and no developer tools', async () => {
  const window = await startShell()
  expect(window.options.webPreferences).toMatchObject({
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
    devTools: false,
  })
})

it('SHELL-1 developer tools open only on request, and never in a packed shell', async () => {
  expect((await startShell('--dev=true')).options.webPreferences.devTools).toBe(true)
  world.isPackaged = true
  await startShell('--dev=true')
  expect(BrowserWindow.all.at(-1)?.options.webPreferences.devTools).toBe(false)
})

it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
  'SHELL-2 %s stays on the configured pages of the configured servers',
  async (event) => {
    const { webContents } = await startShell()
    expect(leaving(webContents, event, PAGE)).toBe(true)
    expect(leaving(webContents, event, 'http://10.0.0.5:8080/kiosk/?zone=c')).toBe(true)
    for (const url of [
      'http://10.0.0.5:8080/manager/',
      'http://10.0.0.5:8080/',
      'http://10.0.0.5:8080/api/docs',
      'http://10.0.0.5/kiosk/',
      'https://10.0.0.5:8080/kiosk/',
      'http://10.0.0.5:8080@evil.example/kiosk/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'chrome://gpu',
      'app://shell/other',
      'not an address',
    ])
      expect(leaving(webContents, event, url), `for ${url}`).toBe(false)
  },
)

it('SHELL-2 a frame inside a page stays on the server too', async () => {
  const { webContents } = await startShell()
  expect(leaving(webContents, 'will-frame-navigate', 'http://10.0.0.5:8080/kiosk/slip', false)).toBe(true)
  expect(leaving(webContents, 'will-frame-navigate', 'http://evil.example/', false)).toBe(false)
})

it('SHELL-1 no page opens a window, not even to its own server, and none holds a webview', async () => {
  const { webContents } = await startShell()
  expect(webContents.openHandler?.({ url: PAGE })).toEqual({ action: 'deny' })
  const preventDefault = vi.fn<() => void>()
  webContents.emit('will-attach-webview', { preventDefault })
  expect(preventDefault).toHaveBeenCalled()
})

it('SHELL-1 the same holds for contents that nobody meant to open', async () => {
  await startShell()
  const stray = new FakeContents()
  app.emit('web-contents-created', {}, stray)
  expect(leaving(stray, 'will-navigate', 'http://evil.example/')).toBe(false)
  expect(stray.openHandler?.({ url: PAGE })).toEqual({ action: 'deny' })
})

it.each([
  'media',
  'geolocation',
  'notifications',
  'openExternal',
  'clipboard-read',
  'fullscreen',
  'hid',
  'serial',
  'usb',
])('SHELL-1 permission %s is denied when asked for, when checked, and for devices', async (permission) => {
  await startShell()
  const answer = vi.fn<(verdict: unknown) => void>()
  fakeSession.onPermission?.({}, permission, answer)
  expect(answer).toHaveBeenCalledExactlyOnceWith(false)
  expect(fakeSession.onPermissionCheck?.()).toBe(false)
  expect(fakeSession.onDevice?.()).toBe(false)
})

it('SHELL-1 nothing is downloaded', async () => {
  await startShell()
  const preventDefault = vi.fn<() => void>()
  fakeSession.emit('will-download', { preventDefault })
  expect(preventDefault).toHaveBeenCalled()
})

it('SHELL-2 a page fetches from its own servers only', async () => {
  await startShell()
  const isStopped = (url: string): boolean => {
    const answer = vi.fn<(response: { cancel: boolean }) => void>()
    fakeSession.onRequest?.({ url }, answer)
    return answer.mock.calls[0]?.[0].cancel === true
  }
  for (const url of [
    PAGE,
    'ws://10.0.0.5:8080/socket.io/?x',
    'http://10.0.0.5:8080/api/plan',
    'app://shell/waiting.css',
    'data:image/png;base64,AA',
    'blob:http://10.0.0.5:8080/1',
  ])
    expect(isStopped(url), `for ${url}`).toBe(false)
  for (const url of [
    'http://evil.example/',
    'ws://10.0.0.6:8080/',
    'wss://10.0.0.5:8080/',
    'file:///etc/passwd',
    'devtools://devtools/x',
    'chrome-extension://x/y',
    'ftp://10.0.0.5/',
  ])
    expect(isStopped(url), `for ${url}`).toBe(true)
})

it('SHELL-2 over https only the hall’s own authority counts, for the right name; the machine’s list of authorities does not', async () => {
  await startShell('--url=https://10.0.0.5:8443', `--ca=${join(certificates, 'hall-ca.pem')}`)
  const verdict = (hostname: string, name: string): number => {
    const answer = vi.fn<(result: number) => void>()
    fakeSession.verify?.({ hostname, certificate: { data: pem(name), fingerprint: 'sha256/unknown' } }, answer)
    return answer.mock.calls[0]?.[0] ?? NaN
  }
  expect(verdict('10.0.0.5', 'server')).toBe(0)
  expect(verdict('hall.example', 'server')).toBe(0)
  expect(verdict('10.0.0.6', 'server')).toBe(-2)
  expect(verdict('10.0.0.5', 'impostor'), 'same names, other key').toBe(-2)
  vi.setSystemTime(new Date(2200, 0, 1))
  expect(verdict('10.0.0.5', 'server'), 'expired').toBe(-2)
})

it('SHELL-2 a pinned fingerprint is trusted, and nothing beside it', async () => {
  const pin = `sha256/${'A'.repeat(43)}=`
  await startShell('--url=https://10.0.0.5:8443', `--pin=${pin}`)
  const answer = vi.fn<(verdict: unknown) => void>()
  fakeSession.verify?.({ hostname: '10.0.0.5', certificate: { data: pem('impostor'), fingerprint: pin } }, answer)
  fakeSession.verify?.(
    { hostname: '10.0.0.5', certificate: { data: pem('server'), fingerprint: `sha256/${'B'.repeat(43)}=` } },
    answer,
  )
  expect(answer.mock.calls).toEqual([[0], [-2]])
})

it('SHELL-6 app:// serves the waiting page and nothing else, without script, under the strictest policy', async () => {
  await startShell()
  expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
    { scheme: 'app', privileges: { standard: true, secure: true } },
  ])
  const page = await fakeSession.serve?.({ url: 'app://shell/waiting' })
  const text = (await page?.text()) ?? ''
  expect(page?.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  expect(text).toContain('正在连接')
  expect(text).toContain('Connecting')
  expect(text).not.toMatch(/<script|style=|on\w+=|http/i)
  expect((await fakeSession.serve?.({ url: 'app://shell/waiting.css' }))?.headers.get('content-type')).toContain(
    'text/css',
  )
  for (const url of [
    'app://shell/',
    'app://shell/../main.js',
    'app://other/waiting',
    'app://shell/__proto__',
    'app://shell/waiting?x',
  ])
    expect((await fakeSession.serve?.({ url }))?.status, `for ${url}`).toBe(404)
})

it.each([
  ['Ctrl+R', { control: true, key: 'r' }],
  ['Ctrl+Shift+I', { control: true, shift: true, key: 'I' }],
  ['Ctrl+W', { control: true, key: 'w' }],
  ['Alt+F4', { alt: true, key: 'F4' }],
  ['Alt+Left', { alt: true, key: 'ArrowLeft' }],
  ['F1', { key: 'F1' }],
  ['F5', { key: 'F5' }],
  ['F11', { key: 'F11' }],
  ['F12', { key: 'F12' }],
  ['the Windows key', { meta: true, key: 'Meta' }],
  ['Back', { key: 'BrowserBack' }],
  ['the menu key', { key: 'ContextMenu' }],
])('SHELL-4 %s leads nowhere', async (_name, input) => {
  const { webContents } = await startShell()
  const preventDefault = vi.fn<() => void>()
  webContents.emit(
    'before-input-event',
    { preventDefault },
    { control: false, alt: false, meta: false, shift: false, ...input },
  )
  expect(preventDefault).toHaveBeenCalled()
})

it.each(['Q', 'q', '7', 'Enter', 'Tab', '家'])(
  'SHELL-4 a plain %s is left to the page, as scanners type such keys',
  async (key) => {
    const { webContents } = await startShell()
    const preventDefault = vi.fn<() => void>()
    webContents.emit(
      'before-input-event',
      { preventDefault },
      { control: false, alt: false, meta: false, shift: false, key },
    )
    expect(preventDefault).not.toHaveBeenCalled()
  },
)

it('SHELL-4 there is no menu, and a window does not close before its shell ends', async () => {
  const window = await startShell()
  expect(Menu.setApplicationMenu).toHaveBeenCalledExactlyOnceWith(null)
  const preventDefault = vi.fn<() => void>()
  window.emit('close', { preventDefault })
  expect(preventDefault).toHaveBeenCalledTimes(1)
  app.emit('before-quit')
  window.emit('close', { preventDefault })
  expect(preventDefault, 'the service manager may end it').toHaveBeenCalledTimes(1)
})

it('SHELL-4 no file of the shells opens a program, a dialogue box or the old remote module', () => {
  const folder = join(import.meta.dirname, '..', '..', 'electron')
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    expect(readFileSync(join(folder, file), 'utf8'), `in ${file}`).not.toMatch(
      /openExternal|openPath|\bdialog\b|\bshell\s*[,}].*from 'electron'|child_process|@electron\/remote|executeJavaScript|nodeIntegration: true|file:\/\//,
    )
  }
})

it('SHELL-1 the nine fuses are set the safe way', () => {
  expect(FUSES).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  })
})

it('the shells stay thin: under 560 lines of code; printer, journal and pages apart', () => {
  const apart = ['printer.ts', 'journal-file.ts', 'packed-pages.ts', 'waiting-page.ts']
  const folder = join(import.meta.dirname, '..', '..', 'electron')
  const code = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !apart.includes(name))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => !/^\s*(\/\/|\/\*\*|\*|$)/.test(line))
  expect(code.length).toBeLessThan(560)
})
