/** What a booking is worth in the hall: the figures that kiosk and booking page put into words (PICK-11). */
import type { BookingRules } from '../plan/booking-rules.ts'
import type { QueueRules } from '../plan/settings.ts'

export interface BookingTerms {
  /** Days from today to the first date that can be booked; 0: today. */
  readonly fromDays: number
  /** Minutes of waiting that a check-in counts for beside whoever walks in. */
  readonly creditMin: number
  /** Whether the claim grows towards the end of the slot. At its end it goes first in every hall (PICK-4). */
  readonly isRising: boolean
}

/** The terms as the rules of the hall make them. */
export function bookingTerms(rules: Pick<QueueRules, 'classes' | 'bookedRise'>, booking: BookingRules): BookingTerms {
  const { ordinary, booked } = rules.classes
  return {
    fromDays: booking.leastDaysAhead,
    creditMin: Math.max(0, Math.floor((booked.headStart - ordinary.headStart) / ordinary.rate)),
    isRising: rules.bookedRise > 0,
  }
}
