/** Runs what the server does once a second, each job by itself: one that fails is written to the log and holds up none. */
import type { Logger } from 'pino'

export interface Job {
  run(): void | Promise<void>
  /** For the log, when it fails. */
  readonly failed: string
}

/** Starts them, in this order every second; returns the way to stop. */
export function everySecond(jobs: readonly Job[], log: Pick<Logger, 'error'>): () => void {
  const timer = setInterval(() => {
    for (const job of jobs) {
      const write = (error: unknown): void => log.error({ err: error }, job.failed)
      try {
        void Promise.resolve(job.run()).catch(write)
      } catch (error) {
        write(error)
      }
    }
  }, 1000)
  return () => clearInterval(timer)
}
