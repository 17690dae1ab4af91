/** The rules of cases as data: every number is a default that belongs to the hall's configuration. */
import type { HallSettings, ServiceItem } from './settings.ts'
import type { ItemId } from '../words/ids.ts'

export interface CaseRules {
  /**
   * Working days for an item whose guide promises none: the twenty of the Administrative Licensing Law, article 42
   * (docs/sources.md C1).
   */
  readonly promisedDays: number
  /** Working days for the making of the result, of the promised ones. */
  readonly makingDays: number
  /** Working days within which deferred materials must come (D). */
  readonly deferredDays: number
  /** Working days after a notice for coming back without a new wait (docs/sources.md N42). */
  readonly reentryDays: number
  /** Working days within which a supervision order (督办单) is answered (D). */
  readonly urgeDays: number
  /** The item of the pick-up queue; left out: the first of the queue of the first pick-up counter. */
  readonly pickupItem?: ItemId | undefined
}

const CASE_RULES: CaseRules = {
  promisedDays: 20,
  makingDays: 1,
  deferredDays: 5,
  reentryDays: 3,
  urgeDays: 1,
}

/** The rules of this hall. */
export function caseRules({ cases }: Pick<HallSettings, 'cases'>): CaseRules {
  return { ...CASE_RULES, ...cases }
}

/** The item that brings somebody into the pick-up queue; null in a hall without one. */
export function pickupItem(settings: Pick<HallSettings, 'cases' | 'counters' | 'items'>): ItemId | null {
  const named = settings.cases?.pickupItem
  if (named !== undefined) return settings.items.some((item) => item.id === named) ? named : null
  const queues = settings.counters.filter((one) => one.kind === 'pickup').flatMap((one) => one.skills[0]?.queue ?? [])
  return settings.items.find((item) => queues.includes(item.queue))?.id ?? null
}

/** Whether an item is accepted and worked on behind the counter, as a rule: its guide promises working days. */
export function opensCase({ guide }: Pick<ServiceItem, 'guide'>): boolean {
  return (guide?.promisedDays ?? 0) > 0
}
