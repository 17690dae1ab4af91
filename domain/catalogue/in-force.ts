/** Which items are in force on a date, and how much of the catalogue has moved in (进驻率). */
import type { ServiceItem } from '../plan/settings.ts'
import type { ItemId } from '../words/ids.ts'
import type { CatalogueState } from './state.ts'

/**
 * Items that may be ticketed on `date` (CAT-2): the newest version enforced by then, or the site file's own, unless
 * withdrawn. Order: site file first.
 */
export function itemsInForce(
  state: Readonly<CatalogueState>,
  base: readonly ServiceItem[],
  date: string,
): readonly ServiceItem[] {
  const ids = [...new Set([...base.map((item) => item.id), ...state.items.keys()])]
  return ids.flatMap((id) => itemOn(state, base, id, date) ?? [])
}

/** One item as it is on `date`, or undefined when it is not in force then. */
export function itemOn(
  state: Readonly<CatalogueState>,
  base: readonly ServiceItem[],
  id: ItemId,
  date: string,
): ServiceItem | undefined {
  const record = state.items.get(id)
  if (record?.withdrawn && record.withdrawn.fromDate <= date) return undefined
  const enforced =
    record?.versions.filter((one) => one.status === 'enforced' && one.fromDate !== null && one.fromDate <= date) ?? []
  const newest = enforced.reduce<(typeof enforced)[number] | undefined>(
    (best, one) => (best === undefined || (one.fromDate as string) >= (best.fromDate as string) ? one : best),
    undefined,
  )
  return newest?.item ?? base.find((item) => item.id === id)
}

/** The first date from which an item is in force, for one that is not yet; null when no date is set. */
export function inForceFrom(state: Readonly<CatalogueState>, id: ItemId, today: string): string | null {
  const dates =
    state.items
      .get(id)
      ?.versions.flatMap((one) =>
        one.status === 'enforced' && one.fromDate !== null && one.fromDate > today ? [one.fromDate] : [],
      ) ?? []
  return dates.length === 0 ? null : dates.reduce((first, date) => (date < first ? date : first))
}

/**
 * Onboarding rate (进驻率): items in force ÷ items on the list, drafts and approved ones included, withdrawn ones not. 1
 * for an empty list.
 */
export function onboardingRate(
  state: Readonly<CatalogueState>,
  base: readonly ServiceItem[],
  date: string,
): { readonly inForce: number; readonly listed: number; readonly rate: number } {
  const ids = [...new Set([...base.map((item) => item.id), ...state.items.keys()])].filter(
    (id) => (state.items.get(id)?.withdrawn?.fromDate ?? '9999') > date,
  )
  const inForce = itemsInForce(state, base, date).length
  return { inForce, listed: ids.length, rate: ids.length === 0 ? 1 : inForce / ids.length }
}
