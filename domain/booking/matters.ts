/** Which matters can be booked on a date, and why one cannot. */
import { inForceFrom } from '../catalogue/in-force.ts'
import { CATALOGUE_STREAM } from '../catalogue/state.ts'
import type { PlanRejection } from '../plan/rejections.ts'
import type { ServiceItem } from '../plan/settings.ts'
import type { World } from '../plan/world.ts'
import type { ItemId } from '../words/ids.ts'

/** Why `item` cannot be booked; `found` is its entry on that date, where it has one. */
export function itemFault(item: ItemId, found: ServiceItem | undefined, { state, today }: World): PlanRejection {
  if (found)
    return found.isApplicantInitiated
      ? { code: 'UnknownQueue', queue: found.queue }
      : { code: 'ItemNotForTickets', item }
  const fromDate = inForceFrom(state(CATALOGUE_STREAM), item, today)
  return fromDate === null ? { code: 'UnknownItem', item } : { code: 'ItemNotInForce', item, fromDate }
}
