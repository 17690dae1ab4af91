/** Which matters can be booked on a date, and why one cannot. */
import type { Rejection } from '../queue-day/rejections.ts'
import type { ServiceItem } from '../plan/settings.ts'
import type { ItemId } from '../words/ids.ts'

/** Why `item` cannot be booked; `found` is its entry on that date, where it has one. */
export function itemFault(
  item: ItemId,
  found: ServiceItem | undefined,
  { inForceFrom }: { readonly inForceFrom: (item: ItemId) => string | null },
): Rejection {
  if (found)
    return found.isApplicantInitiated
      ? { code: 'UnknownQueue', queue: found.queue }
      : { code: 'ItemNotForTickets', item }
  const fromDate = inForceFrom(item)
  return fromDate === null ? { code: 'UnknownItem', item } : { code: 'ItemNotInForce', item, fromDate }
}
