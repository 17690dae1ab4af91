/** What a person's earlier bookings mean for the next one: limits and the block after misses (docs/sources.md N47, N48). */
import { addDays, daysBetween, wallTime } from '../words/wall-time.ts'
import type { BookingRules } from '../plan/booking-rules.ts'
import type { EarlierBooking } from '../plan/world.ts'
import type { Booking } from './state.ts'

/** How far back a person's bookings matter, days. */
export function historyDays(rules: BookingRules): number {
  return rules.blockWindowDays + rules.blockedDays
}

/** Last date of a block that lies on a person on `today`, or null (BOOK-10). */
export function blockedUntil(
  history: readonly EarlierBooking[],
  rules: BookingRules,
  today: string,
  timeZone: string,
): string | null {
  const missed = history.filter((one) => one.status === 'missed').map((one) => one.date)
  const cancelled = history
    .filter((one) => one.status === 'cancelled')
    .map((one) => wallTime(one.changedAtMs, timeZone).date)
  const ends = [
    ...blockEnds(missed, rules.missesToBlock, rules),
    ...blockEnds(cancelled, rules.cancellationsToBlock, rules),
  ].filter((end) => end >= today)
  return ends.length === 0 ? null : ends.reduce((last, end) => (end > last ? end : last))
}

/** Every run of `count` within the window blocks from its last date on. */
function blockEnds(dates: readonly string[], count: number, rules: BookingRules): readonly string[] {
  const sorted = [...dates].sort()
  return sorted.flatMap((date, at) => {
    const first = sorted[at - count + 1]
    return first !== undefined && daysBetween(first, date) <= rules.blockWindowDays
      ? [addDays(date, rules.blockedDays)]
      : []
  })
}

/** Bookings of a person that count against the limit of a date (BOOK-5). */
export function activeOf(bookings: Iterable<Booking>, person: string, nowMs: number): number {
  let count = 0
  for (const one of bookings) {
    if (one.person !== person) continue
    if (
      one.status === 'confirmed' ||
      one.status === 'checkedIn' ||
      one.status === 'missed' ||
      (one.status === 'held' && nowMs < one.holdUntilMs)
    )
      count += 1
  }
  return count
}
