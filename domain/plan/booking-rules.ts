/** The rules of booking as data; each belongs to the hall's configuration. */

export interface BookingRules {
  /** Length of a slot, minutes. */
  readonly slotMin: number
  /** Share of the counters' time that may be booked; the rest is kept for those who walk in. */
  readonly share: number
  /** Bookable up to so many working days ahead. */
  readonly horizonWorkingDays: number
  /** Bookable from so many days ahead; 0: today as well. */
  readonly leastDaysAhead: number
  /** A slot is held so long before it has to be confirmed. */
  readonly holdMin: number
  /** What is cancelled or ran out is offered again only so much later: against trading with slots (docs/sources.md N49). */
  readonly releaseAfterMin: number
  /** A booking may be cancelled until so long before its slot (docs/sources.md N47). */
  readonly cancelUntilMin: number
  readonly perPersonDay: number
  /** A check-in counts from so long before the slot. */
  readonly earlyMin: number
  /** Later than so long after the slot's beginning: an ordinary number. */
  readonly lateMin: number
  /** So many misses within `blockWindowDays` block a person for `blockedDays` (docs/sources.md N48). */
  readonly missesToBlock: number
  readonly cancellationsToBlock: number
  readonly blockWindowDays: number
  readonly blockedDays: number
}

/**
 * Design defaults, each with its source (docs/sources.md B1): Zhoukou (days ahead, cancelling, one a day), Munich (hold,
 * release), Quanzhou (blocks).
 */
export const BOOKING_DEFAULTS: BookingRules = {
  slotMin: 30,
  share: 0.3,
  horizonWorkingDays: 5,
  leastDaysAhead: 1,
  holdMin: 30,
  releaseAfterMin: 30,
  cancelUntilMin: 120,
  perPersonDay: 1,
  earlyMin: 30,
  lateMin: 15,
  missesToBlock: 2,
  cancellationsToBlock: 5,
  blockWindowDays: 30,
  blockedDays: 30,
}
