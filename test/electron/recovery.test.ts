/** What a shell does by itself when something breaks, rule by rule. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { BrowserWindow, app, ipcMain, powerMonitor, powerSaveBlocker, world } from './fake-electron.ts'
import { PAGE, pass, startShell, useShell } from './shell.ts'

vi.mock('electron', () => import('./fake-electron.ts'))
useShell()

const MINUTE = 60_000
const pages = (window: BrowserWindow): number => window.loads.filter((url) => url === PAGE).length

function alive({ webContents }: BrowserWindow): void {
  ipcMain.emit('yichuang:alive', { sender: webContents, senderFrame: webContents.mainFrame })
}

async function live(window: BrowserWindow, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 2000) {
    alive(window)
    await pass(2000)
  }
}

function crash(window: BrowserWindow, reason = 'crashed'): void {
  window.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 })
}

it.each(['crashed', 'oom', 'memory-eviction', 'killed', 'abnormal-exit', 'clean-exit'])(
  'SHELL-5 a page that is gone (%s) comes back',
  async (reason) => {
    const window = await startShell()
    crash(window, reason)
    await pass(1000)
    expect(pages(window)).toBe(2)
    expect(app.relaunch).not.toHaveBeenCalled()
  },
)

it('SHELL-5 the second crash waits longer, the third within five minutes restarts the shell', async () => {
  const window = await startShell()
  crash(window)
  await pass(1000)
  crash(window)
  await pass(1000)
  expect(pages(window)).toBe(2)
  await pass(1000)
  expect(pages(window)).toBe(3)
  crash(window)
  expect(app.relaunch).toHaveBeenCalledTimes(1)
  expect(app.exit).toHaveBeenCalledExactlyOnceWith(0)
})

it('SHELL-5 three crashes over a longer time are three reloads', async () => {
  const window = await startShell()
  for (let i = 0; i < 3; i += 1) {
    crash(window)
    await live(window, 3 * MINUTE)
  }
  expect(app.relaunch).not.toHaveBeenCalled()
  expect(pages(window)).toBe(4)
})

it('SHELL-5 a page that does not respond for fifteen seconds is ended and loaded anew', async () => {
  const window = await startShell()
  window.webContents.emit('unresponsive')
  await pass(14_000)
  expect(window.webContents.forcefullyCrashRenderer).not.toHaveBeenCalled()
  await pass(2000)
  expect(window.webContents.forcefullyCrashRenderer).toHaveBeenCalledTimes(1)
  expect(pages(window)).toBe(2)
})

it('SHELL-5 a page that responds again in time is left alone', async () => {
  const window = await startShell()
  window.webContents.emit('unresponsive')
  await pass(10_000)
  window.webContents.emit('responsive')
  await live(window, 20_000)
  expect(window.webContents.forcefullyCrashRenderer).not.toHaveBeenCalled()
  expect(pages(window)).toBe(1)
})

it('SHELL-5 a page that says every two seconds that it lives is never reloaded', async () => {
  const window = await startShell()
  await live(window, 10 * MINUTE)
  expect(pages(window)).toBe(1)
})

it('SHELL-5 ten seconds of silence reload a page', async () => {
  const window = await startShell()
  alive(window)
  await pass(9000)
  expect(pages(window)).toBe(1)
  await pass(2000)
  expect(pages(window)).toBe(2)
})

it('SHELL-5 a page that never speaks after loading is reloaded, and if that does not help its process is ended', async () => {
  const window = await startShell()
  await pass(29_000)
  expect(pages(window)).toBe(1)
  await pass(2000)
  expect(pages(window)).toBe(2)
  await pass(30_000)
  expect(window.webContents.forcefullyCrashRenderer).toHaveBeenCalledTimes(1)
})

it('SHELL-5 silence on the waiting page is not a fault', async () => {
  world.up.clear()
  const window = await startShell()
  await pass(10 * MINUTE)
  expect(window.webContents.forcefullyCrashRenderer).not.toHaveBeenCalled()
  expect(app.relaunch).not.toHaveBeenCalled()
})

it('SHELL-9 the third end of the graphics process is noted and the shell restarts', async () => {
  await startShell()
  const end = (type: string, reason: string): void => void app.emit('child-process-gone', {}, { type, reason })
  end('GPU', 'crashed')
  end('Utility', 'crashed')
  end('GPU', 'clean-exit')
  end('GPU', 'launch-failed')
  expect(app.relaunch).not.toHaveBeenCalled()
  end('GPU', 'crashed')
  expect(app.relaunch).toHaveBeenCalledTimes(1)
  expect(existsSync(join(world.userData, 'no-gpu'))).toBe(true)
})

it('SHELL-9 with the note of this version the shell draws without the graphics processor; a newer Electron tries it again', async () => {
  await startShell()
  expect(app.disableHardwareAcceleration).not.toHaveBeenCalled()
  for (const reason of ['crashed', 'crashed', 'crashed']) app.emit('child-process-gone', {}, { type: 'GPU', reason })
  await startShell()
  expect(app.disableHardwareAcceleration).toHaveBeenCalledTimes(1)
  writeFileSync(join(world.userData, 'no-gpu'), `${readFileSync(join(world.userData, 'no-gpu'), 'utf8')}.older`)
  await startShell()
  expect(app.disableHardwareAcceleration).toHaveBeenCalledTimes(1)
})

it('SHELL-8 an untouched shell restarts once in the night', async () => {
  const window = await startShell()
  vi.setSystemTime(new Date(2027, 2, 4, 3, 20))
  await live(window, 9 * MINUTE)
  expect(app.relaunch).not.toHaveBeenCalled()
  await live(window, 3 * MINUTE)
  expect(app.relaunch).toHaveBeenCalledTimes(1)
})

it('SHELL-8 the shell that this restart has started does not restart again', async () => {
  vi.setSystemTime(new Date(2027, 2, 4, 3, 30, 20))
  const window = await startShell()
  await live(window, 100 * MINUTE)
  expect(app.relaunch).not.toHaveBeenCalled()
})

it('SHELL-8 a night restart waits for whoever is touching the screen', async () => {
  const window = await startShell()
  vi.setSystemTime(new Date(2027, 2, 4, 3, 25))
  for (let i = 0; i < 20; i += 1) {
    window.webContents.emit('input-event', {}, { type: 'touchStart' })
    await live(window, MINUTE)
  }
  expect(app.relaunch).not.toHaveBeenCalled()
  await live(window, 7 * MINUTE)
  expect(app.relaunch).toHaveBeenCalledTimes(1)
})

it('SHELL-8 a page grown heavy is reloaded while idle, at most once an hour', async () => {
  const window = await startShell()
  await live(window, 70 * MINUTE)
  world.workingSetKb = 500_000
  window.webContents.emit('input-event', {}, { type: 'touchStart' })
  await live(window, 4 * MINUTE)
  expect(pages(window)).toBe(1)
  await live(window, 30 * MINUTE)
  expect(pages(window)).toBe(2)
})

it('SHELL-5 a screen does not sleep, and a machine that wakes loads its page anew', async () => {
  const window = await startShell()
  expect(powerSaveBlocker.start).toHaveBeenCalledExactlyOnceWith('prevent-display-sleep')
  powerMonitor.emit('resume')
  await pass(0)
  expect(pages(window)).toBe(2)
})

it('SHELL-5 a second start of the same shell ends at once and opens nothing', async () => {
  world.hasLock = false
  await startShell()
  expect(app.exit).toHaveBeenCalledExactlyOnceWith(0)
  expect(BrowserWindow.all).toEqual([])
})

it('SHELL-5 kiosk and display of one machine keep their things apart', async () => {
  await startShell('--shell=display')
  expect(app.setPath).toHaveBeenCalledExactlyOnceWith('userData', join(world.appData, 'yichuang-display'))
})

it('SHELL-5 an error nobody expected restarts the shell and shows no dialogue box', async () => {
  const before = process.listeners('uncaughtException')
  await startShell()
  const [own] = process.listeners('uncaughtException').filter((listener) => !before.includes(listener))
  own?.(new Error('played by the test'), 'uncaughtException')
  await pass(5000)
  expect(app.relaunch).toHaveBeenCalledTimes(1)
})

it('SHELL-10 a wrong option ends the start with one sentence and status 2', async () => {
  await startShell('--printer=usb')
  expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/printer: give tcp:\/\/address:9100/))
  expect(app.exit).toHaveBeenCalledExactlyOnceWith(2)
  expect(BrowserWindow.all).toEqual([])
})
