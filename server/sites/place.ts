/** Where a number of this site is called, for people who hold it at another site. */
import type { RemotePlace } from '../../domain/plan/remote-place.ts'
import type { Hall } from '../hall/hall.ts'

/** Where a number of this site is called, for a slip that is printed elsewhere. */
export function placeOf(hall: Pick<Hall, 'index' | 'day'>, ticketNo: string | undefined): RemotePlace | null {
  const { settings, queues, zones, items } = hall.index
  const ticket =
    ticketNo === undefined ? undefined : (hall.day().tickets.get(ticketNo) ?? hall.day().closed.get(ticketNo)?.ticket)
  const zone = zones.get(queues.get(ticket?.leg.queue ?? '')?.zone ?? '')
  if (!zone) return null
  const { siteId, title, titleEn, site } = settings
  return {
    site: siteId,
    title,
    titleEn,
    address: site?.address ?? '',
    addressEn: site?.addressEn ?? '',
    phone: site?.phone ?? '',
    zone: zone.name,
    zoneEn: zone.nameEn,
    way: zone.way,
    wayEn: zone.wayEn,
    stepFreeWay: zone.stepFreeWay,
    stepFreeWayEn: zone.stepFreeWayEn,
    matters:
      ticket?.items.map(({ item }) => ({
        name: items.get(item)?.name ?? item,
        nameEn: items.get(item)?.nameEn ?? item,
      })) ?? [],
    missedAfterCalls: settings.rules.callsBeforeMissed,
    rejoinWithinMin: settings.rules.rejoinsMax > 0 ? settings.rules.rejoinWithinMin : 0,
  }
}
