/** Queue, counter, zone and matter of a plan by their ids, found without a search; made once for each plan. */
import type { CounterId, ItemId, QueueId, ZoneId } from '../../../domain/words/ids.ts'
import type { CounterSettings, Queue, ServiceItem, Zone } from '../../../domain/plan/settings.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'

export interface PlanLookUp {
  readonly item: (id: ItemId | null | undefined) => ServiceItem | undefined
  readonly queue: (id: QueueId | null | undefined) => Queue | undefined
  readonly counter: (id: CounterId | null | undefined) => CounterSettings | undefined
  readonly zone: (id: ZoneId | null | undefined) => Zone | undefined
}

const made = new WeakMap<SitePlan, PlanLookUp>()
const NOTHING: PlanLookUp = {
  item: () => undefined,
  queue: () => undefined,
  counter: () => undefined,
  zone: () => undefined,
}

/** `inPlan(plan).counter('24')?.label`; without a plan nothing is found. */
export function inPlan(plan: SitePlan | null | undefined): PlanLookUp {
  if (!plan) return NOTHING
  const known = made.get(plan)
  if (known) return known
  const found: PlanLookUp = {
    item: byId(() => plan.items),
    queue: byId(() => plan.queues),
    counter: byId(() => plan.counters),
    zone: byId(() => plan.zones),
  }
  made.set(plan, found)
  return found
}

/** Each index is made when it is asked for first: a display asks for counters and zones only. */
function byId<T extends { readonly id: string }>(
  list: () => readonly T[],
): (id: string | null | undefined) => T | undefined {
  let index: ReadonlyMap<string, T> | undefined
  return (id) => {
    index ??= new Map(list().map((one) => [one.id, one]))
    return index.get(id ?? '')
  }
}
