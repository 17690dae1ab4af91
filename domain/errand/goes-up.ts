/** Which errands leave for the site above, and which are settled where they were taken in (ERRAND-16). */
import type { ServiceItem } from '../plan/settings.ts'
import type { ItemId, SiteLevel } from '../words/ids.ts'

/**
 * Whether an errand of this matter is worked on by the site above: where the catalogue says so (上级审批). A village room
 * whose catalogue says it of no matter hands everything up; whoever hands over may say otherwise of each.
 */
export function goesUp(
  item: ItemId,
  { items, siteLevel }: { readonly items: readonly ServiceItem[]; readonly siteLevel: SiteLevel },
): boolean {
  const isAbove = (one: ServiceItem): boolean => one.guide?.reviewedAbove === true
  if (siteLevel === 'village' && !items.some(isAbove)) return true
  return items.some((one) => one.id === item && isAbove(one))
}
