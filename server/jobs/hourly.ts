/** What is looked after once an hour: ended sessions are forgotten, a renewed certificate is taken up. */
import type { Logger } from '../start/log.ts'
import type { Store } from '../store/port.ts'

const EVERY_MS = 3_600_000

export interface UpkeepParts {
  readonly store: Pick<Store, 'forgetSessions'>
  readonly nowMs: () => number
  /** Throws when the certificate's files do not fit. */
  readonly renewDoor: () => void
  readonly log: Pick<Logger, 'error'>
}

/** Makes the upkeep; `tick` is called about once a second and works at once and then each hour. */
export function createUpkeep(parts: UpkeepParts): { tick(): void } {
  let nextMs = -Infinity
  return {
    tick: () => {
      const now = parts.nowMs()
      if (now < nextMs) return
      nextMs = now + EVERY_MS
      void parts.store
        .forgetSessions(now)
        .catch((error: unknown) => parts.log.error({ err: error }, 'ended sessions could not be forgotten'))
      try {
        parts.renewDoor()
      } catch (error) {
        parts.log.error({ err: error }, 'the renewed certificate cannot be used; the old one serves on')
      }
    },
  }
}
