/**
 * The way of a visit before its ticket is taken: which windows, in which order, what comes by itself; and what to bring
 * once.
 */
import type { TicketItem } from '../../../domain/queue-day/events.ts'
import { routeOf } from '../../../domain/queue-day/pick/legs.ts'
import type { SettingsIndex } from '../../../domain/plan/settings-index.ts'
import type { Material, ServiceItem, Zone } from '../../../domain/plan/settings.ts'
import type { ItemId, QueueId } from '../../../domain/words/ids.ts'
import { windowRuns } from '../../../domain/slip/window-runs.ts'
import { windowsFor } from '../../../domain/slip/windows.ts'

export interface RouteStop {
  readonly queue: QueueId
  readonly items: readonly ServiceItem[]
  readonly labels: readonly string[]
  readonly zone: Zone | undefined
}

export interface NeededMaterial extends Material {
  readonly forItems: readonly ServiceItem[]
}

/**
 * Each stop with the matters it settles, in walking order. `callers`: the windows that may call a number taken already;
 * without them the plan says where the first stop is.
 */
export function routeStops(
  ids: readonly ItemId[],
  index: SettingsIndex,
  callers?: readonly string[],
): readonly RouteStop[] {
  let rest = ids.flatMap((id) => index.items.get(id) ?? [])
  return routeOf(rest.map(asTicketItem), index).map((leg, at) => {
    const items = rest.filter((item) => leg.skills.includes(item.queue))
    rest = rest.filter((item) => !leg.skills.includes(item.queue))
    const place = windowsFor({ ...index.settings }, items, at === 0 ? callers : undefined)
    return { queue: leg.queue, items, labels: place.labels, zone: index.zones.get(place.zone ?? '') }
  })
}

/** Materials counted once, however many matters want them. */
export function materialsOf(ids: readonly ItemId[], index: SettingsIndex): readonly NeededMaterial[] {
  const needed = new Map<string, NeededMaterial>()
  for (const item of ids.flatMap((id) => index.items.get(id) ?? [])) {
    for (const material of item.materials) {
      const known = needed.get(material.name)
      needed.set(material.name, { ...material, ...known, forItems: [...(known?.forItems ?? []), item] })
    }
  }
  return [...needed.values()]
}

/** "21–28", "21" alone, "21–26、29": what stands in one arch when there are many, as on the slip. */
export function archLabel(labels: readonly string[]): string {
  return labels.length === 0 ? '–' : windowRuns(labels, '、')
}

function asTicketItem(item: ServiceItem): TicketItem {
  return { item: item.id, queue: item.queue, outcome: null, missing: null, serviceMin: item.serviceMin }
}
