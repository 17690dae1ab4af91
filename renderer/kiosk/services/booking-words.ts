/** What the kiosk says of a booking, from the rules that the hall calls by (PICK-11). */
import { BOOKING_DEFAULTS } from '../../../domain/plan/booking-rules.ts'
import { bookingTerms } from '../../../domain/booking/terms.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { ts } from './service-texts.ts'

/** One line for a tile: from when, and what it is good for. */
export function bookTileLine(plan: SitePlan): string {
  const { fromDays, isRising } = bookingTerms(plan.rules, plan.booking ?? BOOKING_DEFAULTS)
  const from =
    fromDays === 0 ? ts('bookToday') : fromDays === 1 ? ts('bookTomorrow') : ts('bookLater', { days: fromDays })
  return `${from}${ts('bookThen')}${ts(isRising ? 'bookRising' : 'bookFirstAfter')}`
}

/** What checking in is worth, in one sentence. */
export function bookLine(plan: SitePlan): string {
  const { creditMin, isRising } = bookingTerms(plan.rules, plan.booking ?? BOOKING_DEFAULTS)
  return [
    creditMin > 0 ? ts('bookCredit', { minutes: creditMin }) : '',
    isRising ? ts('bookRises') : '',
    ts('bookAtEnd'),
  ].join('')
}
