/** Why a booking is not made, kept, moved or checked in. */
import type { PlanRejection } from '../plan/rejections.ts'
import type { TicketNo } from '../words/ids.ts'
import { stop, type CommonRejection } from '../words/rejected.ts'

export type BookingRejection =
  /** This hall takes no bookings. */
  | { readonly code: 'NoBookings' }
  | {
      readonly code: 'SlotNotOffered'
      readonly date: string
      readonly minute: number
      readonly reason: 'tooSoon' | 'tooFar' | 'noSession'
    }
  | { readonly code: 'SlotFull'; readonly date: string; readonly minute: number }
  | { readonly code: 'BookingLimit'; readonly most: number; readonly date: string }
  /** Too many bookings that nobody came for, or that were cancelled. */
  | { readonly code: 'PersonBlocked'; readonly untilDate: string }
  | { readonly code: 'UnknownBooking' }
  | {
      readonly code: 'BookingNotReady'
      readonly status: string
      /** Checked in already: as this number. */ readonly ticketNo: TicketNo | null
    }
  | { readonly code: 'BookingOtherDay'; readonly date: string; readonly minute: number }
  | { readonly code: 'HoldRanOut' }
  | { readonly code: 'CancelTooLate'; readonly untilMin: number }
  | { readonly code: 'SlotStillOffered'; readonly date: string; readonly minute: number }

export const reject: (rejection: BookingRejection | PlanRejection | CommonRejection) => never = stop
