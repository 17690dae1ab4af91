/** The contract of the booking routes: bodies and answers, for phone page and kiosk. */
import type { CommandResult } from '../protocol.ts'
import type { ItemRequest } from '../queue-day/commands.ts'
import type { BookableItem, BookingView, SlotDay } from './views.ts'

/** Header of whoever holds a booking: its secret, or the last four digits of the phone number. */
export const PROOF_HEADER = 'x-booking-proof'

/** GET /api/bookings/items */
export interface BookableReply {
  readonly items: readonly BookableItem[]
}

/** GET /api/bookings/slots?item=c05,d01 (or queue=C) &from=2026-11-26 */
export interface SlotsReply {
  readonly slotMin: number
  readonly first: string
  readonly last: string
  readonly days: readonly SlotDay[]
}

/** POST /api/bookings. The same `commandId` again is the same hold. */
export interface HoldRequest {
  readonly commandId: string
  readonly date: string
  readonly minute: number
  readonly items: readonly ItemRequest[]
  readonly phone: string
}
export interface HoldReply {
  readonly ok: true
  readonly booking: BookingView
  /** Shows that this phone made the booking; kept by the page alone. */
  readonly secret: string
}

/** POST /api/bookings/<code>/confirm, DELETE and GET /api/bookings/<code>; all with the proof header. */
export interface BookingReply {
  readonly ok: true
  readonly booking: BookingView
}

/** POST /api/bookings/check-in; a paired kiosk or a floor guide. By code, or by the phone number it was made with. */
export interface CheckInRequest {
  readonly commandId: string
  readonly code?: string
  readonly phone?: string
  readonly isElder?: boolean
}
export interface CheckInReply {
  readonly ok: true
  readonly seq: number
  /** As for a ticket that was taken; `booking.isLate` says that it is an ordinary number, `booking.movedFrom` that the slot was moved. */
  readonly result: CommandResult
}
