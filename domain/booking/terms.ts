/** What a booking is worth in the hall: the figures that kiosk and booking page put into words (PICK-11). */
import type { QueueRules } from '../plan/settings.ts'

export interface BookingTerms {
  /** Minutes of waiting that a check-in counts for beside whoever walks in. */
  readonly creditMin: number
  /** Whether the claim grows towards the end of the slot. At its end it goes first in every hall (PICK-4). */
  readonly isRising: boolean
}

/** The terms as the rules of the hall make them. */
export function bookingTerms(rules: Pick<QueueRules, 'classes' | 'bookedRise'>): BookingTerms {
  const { ordinary, booked } = rules.classes
  return {
    creditMin: Math.max(0, Math.floor((booked.headStart - ordinary.headStart) / ordinary.rate)),
    isRising: rules.bookedRise > 0,
  }
}
