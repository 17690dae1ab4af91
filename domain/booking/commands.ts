/**
 * Orders about bookings. They are made by the server's own routes and clock; none is taken from a sender as it stands.
 */
import type { ItemRequest } from '../queue-day/commands.ts'
import { FLOOR_STAFF, type Access } from '../words/who.ts'

/** Eight digits, made outside: the domain knows no chance. */
export type BookingCode = string
/** Keyed hash of whoever books; never a number, a name or a document. */
export type PersonKey = string

export type BookingCommand =
  | {
      readonly type: 'HoldSlot'
      readonly date: string
      readonly minute: number
      readonly items: readonly ItemRequest[]
      readonly person: PersonKey
      readonly code: BookingCode
      /** Keyed hash by which the server knows the holder again; opaque here. */
      readonly proof: string
    }
  | { readonly type: 'ConfirmBooking'; readonly date: string; readonly code: BookingCode }
  | { readonly type: 'CancelBooking'; readonly date: string; readonly code: BookingCode }
  | { readonly type: 'CheckInBooking'; readonly date: string; readonly code: BookingCode; readonly isElder?: boolean }
  /** Timekeeper: holds that ran out. */
  | { readonly type: 'ExpireHolds'; readonly date: string }
  /**
   * Timekeeper: bookings nobody came for. `upSinceMs`: since when the hall could check people in without a break, UTC
   * ms.
   */
  | { readonly type: 'MissBookings'; readonly date: string; readonly upSinceMs: number }
  /** Timekeeper: a booking whose slot is no longer offered; `to` null: there is no other slot either. */
  | {
      readonly type: 'MoveBooking'
      readonly date: string
      readonly code: BookingCode
      readonly to: { readonly date: string; readonly minute: number } | null
    }

/**
 * Phones and the hall's own staff; a route makes the command, for it must know the person
 * (server/gateway/routes/bookings.ts).
 */
const BOOKERS = ['visitor', 'kiosk', ...FLOOR_STAFF] as const

export const BOOKING_MAY: Access<BookingCommand> = {
  HoldSlot: BOOKERS,
  ConfirmBooking: BOOKERS,
  CancelBooking: BOOKERS,
  CheckInBooking: ['kiosk', ...FLOOR_STAFF],
  ExpireHolds: ['timekeeper'],
  MissBookings: ['timekeeper'],
  MoveBooking: ['timekeeper'],
}
