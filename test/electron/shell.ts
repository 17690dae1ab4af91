/** Starts the shell's real main file against the fake Electron, with a clock that the test moves. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { BrowserWindow, resetElectron, world } from './fake-electron.ts'

export const PAGE = 'http://10.0.0.5:8080/kiosk/'
export const WAITING = 'app://shell/waiting'

const words = process.argv
let starts = 0
let strangers: readonly unknown[] = []

/** Fresh fakes, folder and clock for each test of the file that calls this. */
export function useShell(): void {
  beforeEach(() => {
    resetElectron()
    world.appData = mkdtempSync(join(tmpdir(), 'yichuang-shell-'))
    world.appPath = world.appData
    world.userData = join(world.appData, 'yichuang-kiosk')
    strangers = process.listeners('uncaughtException')
    vi.useFakeTimers({ now: new Date(2027, 2, 3, 9, 0) })
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    process.argv = words
    for (const listener of process.listeners('uncaughtException'))
      if (!strangers.includes(listener)) process.off('uncaughtException', listener)
    rmSync(world.appData, { recursive: true, force: true })
  })
}

/** Starts a shell as if by hand; resolves when its windows have loaded what they can. */
export async function startShell(...options: readonly string[]): Promise<BrowserWindow> {
  const given = [...options]
  if (!given.some((word) => word.startsWith('--shell='))) given.push('--shell=kiosk')
  if (!given.some((word) => word.startsWith('--url='))) given.push('--url=http://10.0.0.5:8080')
  process.argv = ['electron', '.', ...given]
  starts += 1
  // A new question mark, a new start: the module runs again, on the same fakes.
  await import(/* @vite-ignore */ `../../electron/main.ts?start=${starts}`)
  await pass(0)
  return BrowserWindow.all[0] as BrowserWindow
}

/** Lets time go by. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
}
