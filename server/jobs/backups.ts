/** Backups by the clock: a process of its own copies and checks, so that the hall never waits for it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '../start/log.ts'

export interface BackupWatch {
  /** End of the last backup that counts, UTC ms of the machine; null before the first. */
  lastGoodMs(): number | null
  /** What the last one said when it failed, or that it has not ended in its time; null after one that counts. */
  problem(): string | null
  /** It is one that has not ended, and not one that failed. */
  isLate(): boolean
  /** When backups began to fail or to be late, UTC ms of the machine; null while they do neither. */
  failedSinceMs(): number | null
  stop(): void
}

/** One that is not over when the third after it is due is ended: it would hold on to the hall's journal for ever. */
const ENDED_AFTER_TURNS = 3
const MINUTE_MS = 60_000

/**
 * Takes a backup every `everyMin` minutes from now on; 0 takes none. One that fails is written to the log, and the next
 * comes in its time; one that is still running when the next is due is said to be late.
 */
export function watchBackups(
  data: string,
  folder: string,
  everyMin: number,
  log: Logger,
  command: readonly string[] = [join(import.meta.dirname, '..', 'operate', 'hall.ts')],
): BackupWatch {
  let lastGoodMs: number | null = null
  let failed: { readonly sinceMs: number; readonly words: string } | null = null
  let running: { readonly child: ChildProcess; readonly sinceMs: number } | null = null
  let isLate = false
  const fail = (words: string): void => {
    failed = { sinceMs: failed?.sinceMs ?? Date.now(), words }
  }
  const once = (): void => {
    if (running !== null) return late(running)
    const child = spawn(process.execPath, [...command, 'backup', '--data', data, '--to', folder, '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running = { child, sinceMs: Date.now() }
    isLate = false
    giveWay(child)
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', (error) => {
      running = null
      fail(error.message)
      log.error({ err: error }, 'a backup could not be started')
    })
    child.on('close', (code, signal) => {
      running = null
      if (code === 0) {
        lastGoodMs = Date.now()
        failed = null
        return
      }
      if (signal === null || failed === null) fail(sentenceIn(said))
      log.error({ code, signal, said: said.trim() }, 'a backup failed; the older ones are untouched')
    })
  }
  const late = ({ child, sinceMs }: { readonly child: ChildProcess; readonly sinceMs: number }): void => {
    const minutes = Math.round((Date.now() - sinceMs) / MINUTE_MS)
    isLate = true
    fail(`The backup has been running for ${minutes} minutes and has not ended; look at the disk of ${folder}.`)
    log.error({ minutes, folder }, 'a backup does not end')
    if (Date.now() - sinceMs >= (ENDED_AFTER_TURNS - 0.5) * everyMin * MINUTE_MS) child.kill('SIGKILL')
  }
  const timer = everyMin > 0 ? setInterval(once, everyMin * MINUTE_MS) : undefined
  timer?.unref()
  return {
    lastGoodMs: () => lastGoodMs,
    problem: () => failed?.words ?? null,
    isLate: () => failed !== null && running !== null && isLate,
    failedSinceMs: () => failed?.sinceMs ?? null,
    stop: () => clearInterval(timer),
  }
}

/** The hall goes before its backup. */
function giveWay(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  } catch {
    // Where the system does not allow it, both are alike.
  }
}

/** The line that says what went wrong, without the stack below it. */
function sentenceIn(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
  return lines.find((line) => line.includes('Error: '))?.replace(/^.*?Error: /, '') ?? lines.at(-1) ?? ''
}
