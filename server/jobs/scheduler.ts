/** Runs what the server does once a second, each job by itself: one that fails is written to the log and holds up none. */
import { setTimeout as pause } from 'node:timers/promises'
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

/** A stop waits no longer for what a job has begun: it may wait itself, for somebody else's server. */
const ENDED_WITHIN_MS = 2000

/** What is under way, so that a stop can wait for its end before the hall's file is closed. */
export function underWay(): { add(one: Promise<unknown>): void; ended(): Promise<void> } {
  const begun = new Set<Promise<unknown>>()
  return {
    add: (one) => {
      const done = one.finally(() => begun.delete(done)).catch(() => undefined)
      begun.add(done)
    },
    ended: async () => {
      const tooLong = new AbortController()
      await Promise.race([Promise.all(begun), pause(ENDED_WITHIN_MS, undefined, { signal: tooLong.signal })])
      tooLong.abort()
    },
  }
}

/**
 * Starts them, in this order every second, each in a turn of its own, so that an order that comes meanwhile waits for one
 * of them and not for all; returns the way to stop, which waits for what has begun. What a stop breaks off is no
 * failure, and not written as one.
 */
export function everySecond(jobs: readonly Job[], log: Pick<Logger, 'error'>): () => Promise<void> {
  const begun = underWay()
  let soon: NodeJS.Immediate | null = null
  let isStopped = false
  const runFrom = (at: number): void => {
    soon = null
    const job = jobs[at]
    if (job === undefined) return
    begun.add(start(job, { error: (...said: Parameters<Logger['error']>) => void (isStopped || log.error(...said)) }))
    soon = setImmediate(runFrom, at + 1)
  }
  const timer = setInterval(() => {
    if (soon === null) runFrom(0)
  }, 1000)
  return async () => {
    isStopped = true
    clearInterval(timer)
    if (soon !== null) clearImmediate(soon)
    await begun.ended()
  }
}

async function start({ run, failed }: Job, log: Pick<Logger, 'error'>): Promise<void> {
  try {
    await run()
  } catch (error) {
    log.error({ err: error }, failed)
  }
}
