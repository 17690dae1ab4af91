/**
 * The shell in a real Electron, where one is installed and a screen is there: run with YICHUANG_ELECTRON=1
 * (docs/electron.md).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const page =
  '<!doctype html><title>kiosk</title><h1>kiosk</h1><script>setInterval(() => window.yichuang.alive(), 2000)</script>'

describe.skipIf(process.env.YICHUANG_ELECTRON !== '1')('in a real Electron', () => {
  const home = mkdtempSync(join(tmpdir(), 'yichuang-electron-'))
  let server: Server
  let app: ElectronApplication
  let url = ''

  beforeAll(async () => {
    for (const mode of ['main', 'preload'])
      spawnSync(
        process.execPath,
        ['node_modules/vite/bin/vite.js', 'build', '--config', 'config/vite.electron.config.ts', '--mode', mode],
        { cwd: root },
      )
    server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const program = createRequire(import.meta.url)('electron') as string
    app = await _electron.launch({
      executablePath: program,
      args: [root],
      env: { ...process.env, YICHUANG_SHELL: 'kiosk', YICHUANG_URL: url, XDG_CONFIG_HOME: home } as Record<
        string,
        string
      >,
    })
  })

  afterAll(async () => {
    await app.evaluate((electron) => electron.app.exit(0)).catch(() => undefined)
    server.close()
    rmSync(home, { recursive: true, force: true })
  })

  async function shown(): Promise<Page> {
    const window = await app.firstWindow()
    await window.waitForURL(`${url}/kiosk/`)
    return window
  }

  it('SHELL-3 the page finds the bridge, and nothing of Node or Electron', async () => {
    const found = await (
      await shown()
    ).evaluate(async () => {
      const bridge = Reflect.get(globalThis, 'yichuang') as { shell: string; printerStatus: () => Promise<unknown> }
      return {
        members: Object.keys(bridge).sort(),
        shell: bridge.shell,
        status: await bridge.printerStatus(),
        node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
      }
    })
    expect(found).toEqual({
      members: ['alive', 'print', 'printerStatus', 'shell'],
      shell: 'kiosk',
      status: { printer: 'none', paper: 'unknown' },
      node: [],
    })
  })

  it('SHELL-2 the page can neither leave nor open a window', async () => {
    const window = await shown()
    const opened = await window.evaluate(
      () => (Reflect.get(globalThis, 'open') as (address: string) => unknown)('/kiosk/') === null,
    )
    await window
      .evaluate(() => Reflect.set(Reflect.get(globalThis, 'location') as object, 'href', '/manager/'))
      .catch(() => undefined)
    await window.waitForTimeout(500)
    expect([opened, window.url(), app.windows().length]).toEqual([true, `${url}/kiosk/`, 1])
  })

  it('SHELL-5 a page whose process is ended comes back', async () => {
    await shown()
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()), {
        timeout: 10_000,
      })
      .toBe(false)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(
      `${url}/kiosk/`,
    )
  })
})
