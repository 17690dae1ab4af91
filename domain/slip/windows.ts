/** Which windows a slip sends its holder to. */
import type { CounterSettings, ServiceItem } from '../plan/settings.ts'
import type { ItemId, ZoneId } from '../words/ids.ts'
import type { SitePlan } from '../plan/site-plan.ts'

export interface SlipPlace {
  readonly zone: ZoneId | null
  readonly labels: readonly string[]
  /** Whether these windows serve that matter too. */
  isHere(item: ServiceItem): boolean
  zoneOf(item: ServiceItem): ZoneId | null
}

/**
 * The windows of the first matter, all in one zone because the slip describes one way. `labels` says which may call
 * (a transfer, a quick counter); without it the plan alone decides.
 */
export function windowsFor(plan: SitePlan, items: readonly ServiceItem[], labels?: readonly string[]): SlipPlace {
  const queueZone = plan.queues.find((queue) => queue.id === items[0]?.queue)?.zone ?? null
  const able = labels ? plan.counters.filter((counter) => labels.includes(counter.label)) : ableCounters(plan, items)
  const near = able.filter((counter) => counter.zone === queueZone)
  const zone = near.length > 0 ? queueZone : (able[0]?.zone ?? queueZone)
  const here = able.filter((counter) => counter.zone === zone)
  const served = new Set(here.flatMap((counter) => counter.skills.map((skill) => skill.queue)))
  const known = new Set<ItemId>(plan.items.map((item) => item.id))
  const zoneOf = (item: ServiceItem): ZoneId | null =>
    plan.queues.find((queue) => queue.id === item.queue)?.zone ?? null
  return {
    zone,
    labels: here.map((counter) => counter.label),
    zoneOf,
    isHere: (item) => !known.has(item.id) || served.has(item.queue) || zoneOf(item) === zone,
  }
}

/** Reserves (`fromWaiting`) are left out: they call only in a rush, and then the call says where. */
function ableCounters(plan: SitePlan, items: readonly ServiceItem[]): readonly CounterSettings[] {
  const isQuick = items.every((item) => item.serviceMin <= plan.rules.quickItemMin)
  const serves = (counter: CounterSettings, queue: string): boolean =>
    counter.skills.some((skill) => skill.queue === queue && skill.fromWaiting === undefined)
  return items.reduce<readonly CounterSettings[]>(
    (able, item) => {
      const both = able.filter((counter) => serves(counter, item.queue))
      return both.length > 0 || item === items[0] ? both : able
    },
    plan.counters.filter((counter) => counter.kind !== 'quick' || isQuick),
  )
}
