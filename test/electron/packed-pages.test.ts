/**
 * A kiosk's shell that starts without a server: the packed page under the server's own address, and the server's page
 * once nobody is there.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { BRIDGE_CHANNELS } from '../../domain/contract/bridge.ts'
import { BrowserWindow, fakeSession, ipcMain, net, world } from './fake-electron.ts'
import { PAGE, WAITING, pass, startShell, useShell } from './shell.ts'

vi.mock('electron', () => import('./fake-electron.ts'))
useShell()

const SERVER = 'http://10.0.0.5:8080'
const MINUTE = 60_000

function pack(): void {
  const pages = join(world.appPath, 'dist', 'pages')
  for (const folder of ['kiosk', 'display', 'assets']) mkdirSync(join(pages, folder), { recursive: true })
  writeFileSync(join(pages, 'kiosk', 'index.html'), '<p>packed kiosk')
  writeFileSync(join(pages, 'assets', 'kiosk-abc.js'), 'let packed')
  writeFileSync(join(world.appPath, 'dist', 'secret.txt'), 'secret')
}

/** Lets time go by while the page gives its signs of life. */
async function standing(window: BrowserWindow, forMs: number): Promise<void> {
  for (let at = 0; at < forMs; at += 2000) {
    ipcMain.emit(BRIDGE_CHANNELS.alive, { sender: window.webContents, senderFrame: window.webContents.mainFrame })
    await pass(2000)
  }
}

const asked = (path: string, method = 'GET'): Promise<Response> =>
  Promise.resolve(fakeSession.served.get('http')?.({ url: `${SERVER}${path}`, method }) as Promise<Response>)

it('SHELL-13 without a server a kiosk stands there all the same, from the pages in the shell', async () => {
  pack()
  world.up.clear()
  const window = await startShell()
  await vi.waitFor(() => expect(window.loads).toEqual([PAGE]))
  const page = await asked('/kiosk/?name=3')
  expect(await page.text()).toBe('<p>packed kiosk')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  const script = await asked('/assets/kiosk-abc.js')
  expect([await script.text(), script.headers.get('content-type')]).toEqual([
    'let packed',
    'text/javascript; charset=utf-8',
  ])
})

it('SHELL-13 what only a server has is asked of the server; nothing else of the disk is given away', async () => {
  pack()
  world.up.clear()
  await startShell()
  for (const path of [
    '/api/plan',
    '/assets/none.js',
    '/secret.txt',
    '/assets/..%2F..%2Fsecret.txt',
    '/manager/../secret.txt',
  ])
    await expect(asked(path), path).rejects.toThrow('ERR_CONNECTION_REFUSED')
  await expect(asked('/kiosk/', 'POST')).rejects.toThrow('ERR_CONNECTION_REFUSED')
  world.up.add(SERVER)
  expect((await asked('/api/plan')).status).toBe(200)
  expect(net.fetch.mock.lastCall?.[0]).toMatchObject({ url: `${SERVER}/api/plan` })
})

it('SHELL-13 the server’s own page comes when it is back and nobody has touched the screen for a while', async () => {
  pack()
  world.up.clear()
  const window = await startShell()
  await vi.waitFor(() => expect(window.loads).toEqual([PAGE]))
  await standing(window, 10 * MINUTE)
  expect(window.loads).toHaveLength(1)
  const during = window.webContents.listenerCount('input-event')
  window.webContents.emit('input-event')
  world.up.add(SERVER)
  await standing(window, MINUTE)
  expect(window.loads, 'somebody stands there').toHaveLength(1)
  await standing(window, MINUTE)
  expect(window.loads).toEqual([PAGE, PAGE])
  expect(fakeSession.served.has('http'), 'the network answers for itself again').toBe(false)
  const listening = window.webContents.listenerCount('input-event')
  expect(listening, 'the outage leaves no listener behind').toBe(during - 1)
})

it('SHELL-13 the packed page stands under the address that answered last, where the pairing is', async () => {
  pack()
  world.up = new Set(['http://10.0.0.6:8080'])
  const servers = '--url=http://10.0.0.5:8080,http://10.0.0.6:8080'
  mkdirSync(world.userData, { recursive: true })
  await startShell(servers)
  world.up.clear()
  const window = await startShell(servers)
  await vi.waitFor(() => expect(BrowserWindow.all.at(-1)?.loads).toEqual(['http://10.0.0.6:8080/kiosk/']))
  expect(window.loads).toEqual(['http://10.0.0.6:8080/kiosk/'])
})

it('SHELL-13 a display and a shell without packed pages wait', async () => {
  world.up.clear()
  expect((await startShell()).loads).toEqual([WAITING])
  pack()
  await startShell('--shell=display')
  expect(BrowserWindow.all.at(-1)?.loads).toEqual([WAITING])
})
