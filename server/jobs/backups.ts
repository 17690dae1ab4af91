/** Backups by the clock: a process of its own copies and checks, so that the hall never waits for it. */
import type { Logger } from 'pino'
import type { BackupState } from '../hall/storage-warnings.ts'
import { operatorProcess, sentenceIn, type OperatorProcess } from './operator-process.ts'

export interface BackupWatch extends BackupState {
  stop(): void
}

interface Failure {
  readonly sinceMs: number
  readonly words: string
  readonly isLate: boolean
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
  command?: readonly string[],
): BackupWatch {
  let lastGoodMs: number | null = null
  let failed: Failure | null = null
  /** By a clock that nobody sets: how long it takes, and not how late it is. */
  let running: (OperatorProcess & { readonly begunMs: number }) | null = null
  let isOver = false
  const fail = (words: string, isLate: boolean): void => {
    failed = { sinceMs: failed?.sinceMs ?? Date.now(), words, isLate }
  }
  const late = ({ child, begunMs }: OperatorProcess & { readonly begunMs: number }): void => {
    const tookMs = performance.now() - begunMs
    const minutes = Math.round(tookMs / MINUTE_MS)
    fail(`The backup has been running for ${minutes} minutes and has not ended; look at the disk of ${folder}.`, true)
    log.error({ minutes, folder }, 'a backup does not end')
    if (tookMs >= (ENDED_AFTER_TURNS - 0.5) * everyMin * MINUTE_MS) child.kill('SIGKILL')
  }
  const once = (): void => {
    if (running !== null) return late(running)
    const started = operatorProcess(['backup', '--data', data, '--to', folder, '--json'], command)
    running = { ...started, begunMs: performance.now() }
    void started.ended.then(({ code, said }) => {
      running = null
      if (isOver) return
      if (code === 0) {
        lastGoodMs = Date.now()
        failed = null
        return
      }
      // One that was ended from here has its words already.
      if (!failed?.isLate) fail(sentenceIn(said), false)
      log.error({ code, said }, 'a backup failed; the older ones are untouched')
    })
  }
  const timer = everyMin > 0 ? setInterval(once, everyMin * MINUTE_MS) : undefined
  timer?.unref()
  return {
    lastGoodMs: () => lastGoodMs,
    problem: () => failed?.words ?? null,
    isLate: () => failed?.isLate === true,
    failedSinceMs: () => failed?.sinceMs ?? null,
    stop: () => {
      isOver = true
      clearInterval(timer)
    },
  }
}
