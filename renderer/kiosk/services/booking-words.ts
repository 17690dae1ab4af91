/** What the kiosk says of a booking, from the rules that the hall calls by (PICK-11). */
import { bookingTerms } from '../../../domain/booking/terms.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { ts } from './service-texts.ts'

/** What checking in is worth, in one sentence. */
export function bookLine(plan: SitePlan): string {
  const { creditMin, isRising } = bookingTerms(plan.rules)
  return [
    creditMin > 0 ? ts('bookCredit', { minutes: creditMin }) : '',
    isRising ? ts('bookRises') : '',
    ts('bookAtEnd'),
  ].join('')
}
