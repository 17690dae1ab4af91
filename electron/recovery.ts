/**
 * What the shell does by itself when a page, a process, a monitor or a night goes wrong, so that nobody has to fetch a
 * keyboard.
 */
import { app } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShellWindow } from './window.ts'

const GONE_WITHIN_MS = 5 * 60_000
const GONE_MAX = 3
const UNRESPONSIVE_MS = 15_000
const SILENT_MS = 10_000
const FIRST_WORD_MS = 30_000
const IDLE_MS = 5 * 60_000
const HEAVY_KB = 400 * 1024
const LIGHTEN_EVERY_MS = 60 * 60_000
const MINUTE_MS = 60_000

/** Ends this process and starts a fresh one. */
export function restart(reason: string): void {
  console.error(`Restarting: ${reason}`)
  app.relaunch()
  app.exit(0)
}

/** Reloads a page that crashed, hangs or has fallen silent; three crashes in five minutes restart the shell. */
export function watchPage(one: ShellWindow): void {
  const { webContents } = one.window
  let gone: readonly number[] = []
  let hang: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let isSecondSilence = false

  function listen(forMs: number): void {
    clearTimeout(silence)
    silence = setTimeout(() => {
      // A page that stays silent through a reload hangs in its process; only a new process helps.
      if (isSecondSilence) return webContents.forcefullyCrashRenderer()
      isSecondSilence = true
      one.load()
      listen(FIRST_WORD_MS)
    }, forMs)
  }

  one.heard = () => {
    isSecondSilence = false
    listen(SILENT_MS)
  }
  webContents.on('did-finish-load', () => {
    if (webContents.getURL().startsWith('app:')) clearTimeout(silence)
    else listen(FIRST_WORD_MS)
  })
  webContents.on('unresponsive', () => {
    clearTimeout(hang)
    hang = setTimeout(() => webContents.forcefullyCrashRenderer(), UNRESPONSIVE_MS)
  })
  webContents.on('responsive', () => clearTimeout(hang))
  webContents.on('render-process-gone', (_event, { reason }) => {
    clearTimeout(hang)
    clearTimeout(silence)
    isSecondSilence = false
    const nowMs = performance.now()
    gone = [...gone.filter((atMs) => nowMs - atMs < GONE_WITHIN_MS), nowMs]
    if (gone.length >= GONE_MAX) return restart(`the page's process ended ${GONE_MAX} times (${reason})`)
    setTimeout(one.load, 1000 * 2 ** (gone.length - 1))
  })
}

/**
 * Before ready: draws without the graphics processor on a machine where it has failed three times under this very
 * version.
 */
export function setupGraphics(): void {
  const marker = join(app.getPath('userData'), 'no-gpu')
  const version = process.versions.electron ?? 'unknown'
  if (markedVersion(marker) === version) app.disableHardwareAcceleration()
  let failures = 0
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return
    failures += 1
    if (failures !== GONE_MAX) return
    writeFileSync(marker, version)
    restart('the graphics process ended three times; drawing without it from now on')
  })
}

function markedVersion(marker: string): string | null {
  try {
    return readFileSync(marker, 'utf8')
  } catch {
    return null
  }
}

/**
 * Each minute, while nobody has touched anything for five: restarts once between 03:30 and 05:00, reloads a page that
 * has grown heavy.
 */
export function setupNight(windows: readonly ShellWindow[], startedAt = new Date()): void {
  let touchedMs = performance.now()
  let lightenedMs = touchedMs
  for (const { window } of windows) window.webContents.on('input-event', () => (touchedMs = performance.now()))
  setInterval(() => {
    const nowMs = performance.now()
    if (nowMs - touchedMs < IDLE_MS) return
    if (isNight(new Date(), startedAt)) return restart('planned, at night')
    if (nowMs - lightenedMs < LIGHTEN_EVERY_MS) return
    const heavy = windows.filter(({ window }) =>
      app
        .getAppMetrics()
        .some(({ pid, memory }) => pid === window.webContents.getOSProcessId() && memory.workingSetSize > HEAVY_KB),
    )
    if (heavy.length > 0) lightenedMs = nowMs
    for (const one of heavy) one.load()
  }, MINUTE_MS)
}

function isNight(now: Date, startedAt: Date): boolean {
  const [from, to] = [new Date(now).setHours(3, 30, 0, 0), new Date(now).setHours(5, 0, 0, 0)]
  return now.getTime() >= from && now.getTime() < to && startedAt.getTime() < from
}
