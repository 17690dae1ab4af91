/**
 * Tries the disk of a running server before anybody asks for a number, and tells the service manager that the server is
 * alive only while disk and event loop are well.
 */
import type { Hall } from '../hall/hall.ts'
import { underWay } from './scheduler.ts'

const EVERY_MS = 10_000
/** A try this late says that the event loop hangs. */
const LATE_MS = 5_000

/** Whoever starts the server again when it has not heard of it for too long. */
export interface Watchdog {
  readonly aliveEveryMs: number | null
  alive(): void
}

export interface ProbeParts {
  readonly hall: Pick<Hall, 'probe' | 'trouble'>
  readonly watchdog: Watchdog | null
  readonly onError: (error: unknown) => void
}

/** Starts; returns the way to stop, which waits for a try that has begun. */
export function startDiskProbe({ hall, watchdog, onError }: ProbeParts): () => Promise<void> {
  const begun = underWay()
  const everyMs = Math.min(EVERY_MS, watchdog?.aliveEveryMs ?? EVERY_MS)
  let dueMs = performance.now() + everyMs
  const timer = setInterval(() => {
    const isLate = performance.now() - dueMs > LATE_MS
    dueMs = performance.now() + everyMs
    const tried = hall.probe().then(() => {
      if (!isLate && hall.trouble() === null) watchdog?.alive()
    }, onError)
    begun.add(tried)
  }, everyMs)
  return () => {
    clearInterval(timer)
    return begun.ended()
  }
}
