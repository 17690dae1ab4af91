/** Which items are in force on a date, and how much of the catalogue has moved in (进驻率). */
import type { ServiceItem } from '../plan/settings.ts'
import type { ItemId } from '../words/ids.ts'
import type { Theme } from '../plan/theme.ts'
import { addDays } from '../words/wall-time.ts'
import type { CatalogueState, Version } from './state.ts'

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
function itemOn(
  state: Readonly<CatalogueState>,
  base: readonly ServiceItem[],
  id: ItemId,
  date: string,
): ServiceItem | undefined {
  const record = state.items.get(id)
  if (record?.withdrawn && record.withdrawn.fromDate <= date) return undefined
  const enforced =
    record?.versions.filter((one) => one.status === 'enforced' && one.fromDate !== null && one.fromDate <= date) ?? []
  return newestOf(enforced)?.item ?? base.find((item) => item.id === id)
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

/** Of versions in force the one that came last; on one date the later one. */
function newestOf<T>(enforced: readonly Version<T>[]): Version<T> | undefined {
  return enforced.reduce<Version<T> | undefined>(
    (best, one) => (best === undefined || (one.fromDate as string) >= (best.fromDate as string) ? one : best),
    undefined,
  )
}

/**
 * Theme packages as they are on a date (THEME-3): the newest version in force by then, or the site file's own, unless
 * withdrawn; the site file's first.
 */
export function themesInForce(state: Readonly<CatalogueState>, base: readonly Theme[], date: string): readonly Theme[] {
  const ids = [...new Set([...base.map((one) => one.id), ...state.themes.keys()])]
  return ids.flatMap((id) => {
    const life = state.themes.get(id)
    if (life?.withdrawn && life.withdrawn.fromDate <= date) return []
    const enforced = life?.versions.filter((one) => one.status === 'enforced' && (one.fromDate ?? '9') <= date) ?? []
    const newest = newestOf(enforced)
    if (newest === undefined) return base.find((one) => one.id === id) ?? []
    const { item, documentNo, receiptNo, fromDate } = newest
    return {
      ...item,
      documentNo: documentNo ?? '',
      receiptNo: receiptNo ?? '',
      fromDate: fromDate ?? date,
      toDate: life?.withdrawn ? addDays(life.withdrawn.fromDate, -1) : null,
    }
  })
}
