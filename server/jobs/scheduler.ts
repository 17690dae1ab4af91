/** Runs what the server does once a second, each job by itself: one that fails is written to the log and holds up none. */
import type { Logger } from 'pino'

export interface Job {
  run(): void | Promise<void>
  /** For the log, when it fails. */
  readonly failed: string
}

/** What nobody waits for begins when the screens that come back after a start have what they need. */
const SETTLED_AFTER_MS = 60_000

/** The same job, silent for the first minute of this process. */
export function onceSettled(run: () => void | Promise<void>): () => void | Promise<void> {
  return () => (performance.now() < SETTLED_AFTER_MS ? undefined : run())
}

/**
 * Starts them, in this order every second, each in a turn of its own, so that an order that comes meanwhile waits for one
 * of them and not for all; returns the way to stop. What a stop breaks off is no failure, and not written as one.
 */
export function everySecond(jobs: readonly Job[], log: Pick<Logger, 'error'>): () => void {
  let soon: NodeJS.Immediate | null = null
  let isStopped = false
  const runFrom = (at: number): void => {
    soon = null
    const job = jobs[at]
    if (job === undefined) return
    start(job, { error: (...said: Parameters<Logger['error']>) => void (isStopped || log.error(...said)) })
    soon = setImmediate(runFrom, at + 1)
  }
  const timer = setInterval(() => {
    if (soon === null) runFrom(0)
  }, 1000)
  return () => {
    isStopped = true
    clearInterval(timer)
    if (soon !== null) clearImmediate(soon)
  }
}

function start({ run, failed }: Job, log: Pick<Logger, 'error'>): void {
  const write = (error: unknown): void => log.error({ err: error }, failed)
  try {
    void Promise.resolve(run()).catch(write)
  } catch (error) {
    write(error)
  }
}
