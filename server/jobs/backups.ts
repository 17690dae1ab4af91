/** Backups by the clock: a process of its own copies and checks, so that the hall never waits for it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Logger } from 'pino'

export interface BackupWatch {
  /** End of the last backup that counts, UTC ms of the machine; null before the first. */
  lastGoodMs(): number | null
  /** What the last one said when it failed; null after one that counts. */
  problem(): string | null
  /** When backups began to fail, UTC ms of the machine; null while they do not. */
  failedSinceMs(): number | null
  stop(): void
}

/**
 * Takes a backup every `everyMin` minutes from now on; 0 takes none. One that fails is written to the log, and the next
 * comes in its time.
 */
export function watchBackups(data: string, folder: string, everyMin: number, log: Logger): BackupWatch {
  let lastGoodMs: number | null = null
  let failed: { readonly sinceMs: number; readonly words: string } | null = null
  let isRunning = false
  const once = (): void => {
    if (isRunning) return
    isRunning = true
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '..', 'operate', 'hall.ts'), 'backup', '--data', data, '--to', folder, '--json'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', (error) => {
      isRunning = false
      failed = { sinceMs: failed?.sinceMs ?? Date.now(), words: error.message }
      log.error({ err: error }, 'a backup could not be started')
    })
    child.on('close', (code) => {
      isRunning = false
      if (code === 0) {
        lastGoodMs = Date.now()
        failed = null
        return
      }
      failed = { sinceMs: failed?.sinceMs ?? Date.now(), words: sentenceIn(said) }
      log.error({ code, said: said.trim() }, 'a backup failed; the older ones are untouched')
    })
  }
  const timer = everyMin > 0 ? setInterval(once, everyMin * 60_000) : undefined
  timer?.unref()
  return {
    lastGoodMs: () => lastGoodMs,
    problem: () => failed?.words ?? null,
    failedSinceMs: () => failed?.sinceMs ?? null,
    stop: () => clearInterval(timer),
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
