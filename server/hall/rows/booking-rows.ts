/** Projects bookings that events have touched into rows of the booking table. */
import type { BookingEvent } from '../../../domain/booking/events.ts'
import type { Booking, BookingDay } from '../../../domain/booking/state.ts'

/**
 * Rows of the booking table for what these events touch, as the date stands after them. One that moved away stands in
 * the other date's rows.
 */
export function bookingRows(day: Readonly<BookingDay>, events: readonly BookingEvent[]): readonly Booking[] {
  return [...new Set(events.map((event) => event.code))].flatMap((code) => {
    const booking = day.bookings.get(code)
    return booking && booking.status !== 'movedAway' ? [booking] : []
  })
}
