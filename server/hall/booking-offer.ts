/** What views and the clock of bookings stand on: rules, calendar and catalogue as they are now. */
import type { OfferedRules } from '../../domain/booking/offered.ts'
import type { BookingOffer } from '../../domain/views/booking.ts'
import { wallTime } from '../../domain/words/wall-time.ts'
import { itemsInForce } from '../../domain/catalogue/in-force.ts'
import { CATALOGUE_STREAM } from '../../domain/catalogue/state.ts'
import type { Hall } from './hall.ts'

/** What is on offer at this moment, or null in a hall that takes no bookings. */
export function bookingOffer(hall: Pick<Hall, 'index' | 'base' | 'streams' | 'nowMs'>): BookingOffer | null {
  const { index } = hall
  const { booking, calendar, timeZone } = index.settings
  if (!booking || calendar === null) return null
  const offered: OfferedRules = { rules: booking, calendar }
  const nowMs = hall.nowMs()
  const catalogue = hall.streams.state(CATALOGUE_STREAM)
  return {
    index,
    offered,
    nowMs,
    today: wallTime(nowMs, timeZone).date,
    itemsOn: (date) => itemsInForce(catalogue, hall.base.items, date),
  }
}
