/** What is looked after once an hour: ended sessions are forgotten, a renewed certificate is taken up. */
import type { Logger } from 'pino'
import type { Store } from '../store/port.ts'

const EVERY_MS = 3_600_000

export interface HourlyParts {
  readonly store: Pick<Store, 'forgetSessions' | 'forgetShared'>
  readonly nowMs: () => number
  /** Throws when the certificate's files do not fit. */
  readonly renewCertificate: () => void
  readonly log: Pick<Logger, 'error'>
}

/** Makes the jobs; call the result about once a second, it works at once and then each hour. */
export function hourlyJobs({ store, nowMs, renewCertificate, log }: HourlyParts): () => void {
  let nextMs = -Infinity
  return () => {
    const now = nowMs()
    if (now < nextMs) return
    nextMs = now + EVERY_MS
    void Promise.all([store.forgetSessions(now), store.forgetShared(now)]).catch((error: unknown) =>
      log.error({ err: error }, 'what has ended could not be forgotten'),
    )
    try {
      renewCertificate()
    } catch (error) {
      log.error({ err: error }, 'the renewed certificate cannot be used; the old one serves on')
    }
  }
}
