/** Which linked site may ask what: up and down one line of the tree, never across (articles 5, 6, 20). */
import type { HallSettings } from '../plan/settings.ts'
import { mayReach, treeOf } from '../site/reach.ts'
import type { SiteId } from '../words/ids.ts'

/**
 * Reading figures, giving numbers and bookings, sending a ticket up, sending its result down, the duty manager of a
 * site above, errands and their receipts, cases that two sites work on.
 */
export type LinkRequest = 'figures' | 'tickets' | 'bookings' | 'escalations' | 'results' | 'staff' | 'errands' | 'cases'

/**
 * Whether `asker` may ask this of us (LINK-1): figures, results and a manager's looks come from above, a ticket is sent
 * up from below,
 * numbers and bookings go both ways between a site and the ones it answers to.
 */
export function mayAsk(request: LinkRequest, asker: SiteId, settings: Pick<HallSettings, 'siteId' | 'site'>): boolean {
  const tree = treeOf(settings)
  const isAbove = asker !== settings.siteId && mayReach(asker, settings.siteId, tree)
  const isBelow = asker !== settings.siteId && mayReach(settings.siteId, asker, tree)
  if (request === 'figures' || request === 'results' || request === 'staff') return isAbove
  return request === 'escalations' ? isBelow : isAbove || isBelow
}
