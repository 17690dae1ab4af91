/** Orders about bookings have no shape: a route makes each, for it must know the person. */
import type { BookingCommand } from '../../../domain/booking/commands.ts'
import type { ShapesOf } from './atoms.ts'

export const bookingShapes: ShapesOf<BookingCommand> = {
  HoldSlot: null,
  ConfirmBooking: null,
  CancelBooking: null,
  CheckInBooking: null,
  ExpireHolds: null,
  MissBookings: null,
  MoveBooking: null,
}
