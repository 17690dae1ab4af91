/** The plan of the site, fetched once and again whenever another version comes into force. */
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { SitePlan } from '../../domain/queue-day/view-types.ts'
import type { CounterId, CounterSettings, ItemId, Queue, QueueId, ServiceItem, Zone, ZoneId } from '../../domain/queue-day/settings.ts'
import { planVersion } from './page-state.ts'

const RETRY_MS = 3000

export interface Plan {
  readonly plan: ShallowRef<SitePlan | null>
  readonly item: (id: ItemId) => ServiceItem | undefined
  readonly queue: (id: QueueId) => Queue | undefined
  readonly counter: (id: CounterId) => CounterSettings | undefined
  readonly zone: (id: ZoneId) => Zone | undefined
}

/** Fetches /api/plan now and on every new version; keeps trying, and keeps the old plan until the new one is there. */
export function usePlan(): Plan {
  const plan = shallowRef<SitePlan | null>(null)
  let held: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isReleased = false

  async function load(): Promise<void> {
    clearTimeout(timer)
    const fetched = await fetchPlan()
    if (isReleased) return
    if (fetched === null) {
      timer = setTimeout(() => void load(), RETRY_MS)
      return
    }
    held = fetched.version
    plan.value = fetched.plan
  }

  void load()
  watch(planVersion, (version) => {
    if (version !== null && version !== held) void load()
  })
  onScopeDispose(() => {
    isReleased = true
    clearTimeout(timer)
  })
  return planOf(plan)
}

/** The same look-ups around a plan that is already at hand, for components and tests. */
export function planOf(plan: ShallowRef<SitePlan | null>): Plan {
  return {
    plan,
    item: (id) => plan.value?.items.find((item) => item.id === id),
    queue: (id) => plan.value?.queues.find((queue) => queue.id === id),
    counter: (id) => plan.value?.counters.find((counter) => counter.id === id),
    zone: (id) => plan.value?.zones.find((zone) => zone.id === id),
  }
}

async function fetchPlan(): Promise<{ readonly version: string; readonly plan: SitePlan } | null> {
  try {
    const response = await fetch('/api/plan', { cache: 'no-cache' })
    if (!response.ok) return null
    const told = (await response.json()) as { version: string; plan?: SitePlan } | null
    return told?.plan ? { version: told.version, plan: told.plan } : null
  } catch {
    return null
  }
}
