/** How old the page may look: it always says when it was last true, and never shows old figures as if they were new. */
import { UPDATING_AFTER_MS } from '../../domain/contract/timing.ts'

/**
 * fresh: say when; updating: older than the hall needs to show it again; gone: older than 2 min, its figures may not be
 * seen any more.
 */
export type Freshness = 'fresh' | 'updating' | 'gone'

const GONE_AFTER_MS = 120_000

/** The state of something that was true `ageMs` ago. */
export function freshnessOf(ageMs: number): Freshness {
  if (ageMs > GONE_AFTER_MS) return 'gone'
  return ageMs > UPDATING_AFTER_MS ? 'updating' : 'fresh'
}
