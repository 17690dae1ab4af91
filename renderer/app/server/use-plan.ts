/** The plan of the site, fetched once and again whenever another version comes into force. */
import { onScopeDispose, shallowRef, watch } from 'vue'
import type { ShallowRef } from 'vue'
import type { PlanReply } from '../../../domain/contract/http/hall.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { inPlan, type PlanLookUp } from './plan-look-up.ts'
import { planVersion } from './page-state.ts'
import { askServer } from './servers.ts'

const RETRY_MS = 3000

export interface Plan extends PlanLookUp {
  readonly plan: ShallowRef<SitePlan | null>
}

/** Keeps the last good plan on this machine, for a start without a server. */
export interface PlanKeeper {
  /** null: none is kept. */
  readonly load: () => Promise<PlanReply | null>
  readonly save: (reply: PlanReply) => void
}

/** Fetches /api/plan now and on every new version; keeps trying, and keeps the old plan until the new one is there. */
export function usePlan(keeper: PlanKeeper | null = null): Plan {
  const plan = shallowRef<SitePlan | null>(null)
  let held: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isReleased = false

  function take(reply: PlanReply): void {
    held = reply.version
    plan.value = reply.plan
  }

  async function takeKept(): Promise<void> {
    const kept = await keeper?.load()
    if (kept && plan.value === null && !isReleased) take(kept)
  }

  async function load(): Promise<void> {
    clearTimeout(timer)
    const fetched = await fetchPlan()
    if (isReleased) return
    if (fetched === null) {
      if (plan.value === null) void takeKept()
      timer = setTimeout(() => void load(), RETRY_MS)
      return
    }
    take(fetched)
    keeper?.save(fetched)
  }

  void load()
  // A network that swallows everything answers a fetch only after minutes.
  const patience = setTimeout(() => {
    if (plan.value === null) void takeKept()
  }, RETRY_MS)
  watch(planVersion, (version) => {
    if (version !== null && version !== held) void load()
  })
  onScopeDispose(() => {
    isReleased = true
    clearTimeout(timer)
    clearTimeout(patience)
  })
  return planOf(plan)
}

/** The same look-ups around a plan that is already at hand, for components and tests. */
export function planOf(plan: ShallowRef<SitePlan | null>): Plan {
  return {
    plan,
    item: (id) => inPlan(plan.value).item(id),
    queue: (id) => inPlan(plan.value).queue(id),
    counter: (id) => inPlan(plan.value).counter(id),
    zone: (id) => inPlan(plan.value).zone(id),
  }
}

async function fetchPlan(): Promise<PlanReply | null> {
  try {
    const response = await askServer('/api/plan', { cache: 'no-cache' })
    if (!response.ok) return null
    const reply = (await response.json()) as { version: string; plan?: SitePlan } | null
    return reply?.plan ? { version: reply.version, plan: reply.plan } : null
  } catch {
    return null
  }
}
