/**
 * The pulse of a running server: it tries its disk before anybody asks for a number, and tells the service manager that
 * it is alive only while disk and event loop are well.
 */
import type { Hall } from '../hall/compose.ts'
import type { ServiceManager } from '../start/systemd.ts'

const EVERY_MS = 10_000
/** A beat this late says that the event loop hangs. */
const LATE_MS = 5_000

export interface PulseParts {
  readonly hall: Pick<Hall, 'probe' | 'trouble'>
  readonly manager: ServiceManager | null
  readonly onError: (error: unknown) => void
}

/** Starts; returns the way to stop. */
export function startPulse({ hall, manager, onError }: PulseParts): () => void {
  const everyMs = Math.min(EVERY_MS, manager?.aliveEveryMs ?? EVERY_MS)
  let dueMs = performance.now() + everyMs
  const timer = setInterval(() => {
    const isLate = performance.now() - dueMs > LATE_MS
    dueMs = performance.now() + everyMs
    hall.probe().then(() => {
      if (!isLate && hall.trouble() === null) manager?.alive()
    }, onError)
  }, everyMs)
  return () => clearInterval(timer)
}
