/** Throws away the keys of texts whose time is over (RETAIN-1). */
import type { Logger } from 'pino'
import { retentionDays } from '../../domain/plan/retention.ts'
import type { Store } from '../store/port.ts'
import { dueKeys } from '../store/beside/sealed-texts.ts'

const EVERY_MS = 3_600_000

export interface RetentionParts {
  readonly store: Pick<Store, 'people' | 'dropSecrets'>
  readonly nowMs: () => number
  /** Days per kind, as the site file says. */
  readonly own: Readonly<Record<string, number>>
  readonly log: Pick<Logger, 'info'>
}

/** Makes the job; call it about once a second, it works at once and then each hour. */
export function retentionJob({ store, nowMs, own, log }: RetentionParts): () => Promise<void> {
  let nextMs = -Infinity
  return async () => {
    const now = nowMs()
    if (now < nextMs) return
    nextMs = now + EVERY_MS
    const due = await dueKeys(store, (kind) => retentionDays(own, kind), now)
    if (due.length === 0) return
    await store.dropSecrets(due)
    log.info({ keys: due }, 'texts whose time is over can be read no more')
  }
}
