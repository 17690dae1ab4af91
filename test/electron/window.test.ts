/** Which page stands on which monitor: servers that come and go, cables that come and go. */
import { expect, it, vi } from 'vitest'
import { BrowserWindow, screen, world } from './fake-electron.ts'
import { PAGE, WAITING, pass, startShell, useShell } from './shell.ts'

vi.mock('electron', () => import('./fake-electron.ts'))
useShell()

const tall = {
  label: 'DELL P2419H',
  size: { width: 1080, height: 1920 },
  bounds: { x: 0, y: 0, width: 1080, height: 1920 },
}
const wide = {
  label: 'HISENSE',
  size: { width: 1920, height: 1080 },
  bounds: { x: 1080, y: 0, width: 1920, height: 1080 },
}

it('SHELL-6 a server that is away shows the waiting page, and its page as soon as it is back', async () => {
  world.up.clear()
  const window = await startShell()
  expect(window.loads).toEqual([WAITING])
  await pass(6 * 60 * 60_000)
  expect(window.loads, 'no flicker while waiting').toEqual([WAITING])
  world.up.add('http://10.0.0.5:8080')
  await pass(3000)
  expect(window.loads).toEqual([WAITING, PAGE])
})

it('SHELL-6 the next server of the list stands in', async () => {
  world.up = new Set(['http://10.0.0.6:8080'])
  const window = await startShell('--url=http://10.0.0.5:8080,http://10.0.0.6:8080')
  expect(window.loads).toEqual(['http://10.0.0.6:8080/kiosk/'])
})

it('SHELL-6 a page that fails to load, or comes as an error of a gateway, is waited for', async () => {
  world.status = 502
  const window = await startShell()
  expect(window.loads).toEqual([PAGE, WAITING])
  world.status = 200
  await pass(3000)
  expect(window.loads).toEqual([PAGE, WAITING, PAGE])
  window.webContents.emit('did-fail-load', {}, -106, 'ERR_INTERNET_DISCONNECTED', PAGE, true)
  await pass(3000)
  expect(window.loads.slice(3)).toEqual([WAITING, PAGE])
})

it('SHELL-6 a picture that fails, or a load that gave way to a newer one, changes nothing', async () => {
  const window = await startShell()
  window.webContents.emit('did-fail-load', {}, -102, 'ERR_CONNECTION_REFUSED', `${PAGE}x.png`, false)
  window.webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', PAGE, true)
  await pass(3000)
  expect(window.loads).toEqual([PAGE])
})

it('SHELL-4 the way back to the waiting page is forgotten with each page', async () => {
  const { webContents } = await startShell()
  expect(webContents.navigationHistory.clear).toHaveBeenCalled()
})

it('SHELL-7 a kiosk fills its monitor, without frame and without pointer; the voice needs no touch', async () => {
  const window = await startShell()
  expect(window.options).toMatchObject({ kiosk: true, frame: false })
  expect(window.options.webPreferences).toMatchObject({
    autoplayPolicy: 'no-user-gesture-required',
    backgroundThrottling: false,
  })
  expect(window).toMatchObject({ isShown: true, isKiosk: true, bounds: tall.bounds })
  window.webContents.emit('dom-ready')
  expect(window.webContents.insertCSS).toHaveBeenCalledWith(expect.stringContaining('cursor:none'))
})

it('SHELL-7 the pointer may be kept', async () => {
  const window = await startShell('--cursor=true')
  window.webContents.emit('dom-ready')
  expect(window.webContents.insertCSS).not.toHaveBeenCalled()
})

it('SHELL-7 with no monitor at the start the window waits for one', async () => {
  world.displays = []
  const window = await startShell()
  expect(window.isShown).toBe(false)
  world.displays = [tall]
  screen.emit('display-added')
  expect(window).toMatchObject({ isShown: true, bounds: tall.bounds })
})

it.each([['HISENSE'], ['1920x1080']])('SHELL-7 of two monitors the one named %s is taken', async (name) => {
  world.displays = [tall, wide]
  expect((await startShell(`--screen=${name}`)).bounds).toEqual(wide.bounds)
})

it('SHELL-7 a monitor that goes is replaced by what is left, and taken again when it is back', async () => {
  world.displays = [tall, wide]
  const window = await startShell('--screen=HISENSE')
  world.displays = [tall]
  screen.emit('display-removed')
  expect(window.bounds).toEqual(tall.bounds)
  world.displays = [wide, tall]
  screen.emit('display-added')
  expect(window.bounds).toEqual(wide.bounds)
})

it('SHELL-7 a monitor that turns or changes its size is filled again', async () => {
  const window = await startShell()
  const turned = { ...tall, size: { width: 1920, height: 1080 }, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }
  world.displays = [turned]
  screen.emit('display-metrics-changed')
  expect(window).toMatchObject({ isKiosk: true, bounds: turned.bounds })
})

it('SHELL-7 two pages on two monitors: each finds its own whatever the order, and one hides when its monitor is gone', async () => {
  const { writeFileSync } = await import('node:fs')
  const file = `${world.appData}/shell.json`
  writeFileSync(
    file,
    JSON.stringify({ windows: [{ page: '/display/' }, { page: '/counter-display/?counter=24', screen: 'HISENSE' }] }),
  )
  world.displays = [wide, tall]
  await startShell('--shell=display', `--config=${file}`)
  const [hall, counter] = BrowserWindow.all
  expect(hall?.loads).toEqual(['http://10.0.0.5:8080/display/'])
  expect(counter?.loads).toEqual(['http://10.0.0.5:8080/counter-display/?counter=24'])
  expect([hall?.bounds, counter?.bounds]).toEqual([tall.bounds, wide.bounds])
  world.displays = [tall]
  screen.emit('display-removed')
  expect([hall?.isShown, counter?.isShown]).toEqual([true, false])
})
