/**
 * What the tile says of booking, from the rules that the hall calls by (PICK-11). It stands on the first page, which comes
 * without the words of the others.
 */
import { BOOKING_DEFAULTS } from '../../../domain/plan/booking-rules.ts'
import { firstBookable } from '../../../domain/booking/first-bookable.ts'
import { bookingTerms } from '../../../domain/booking/terms.ts'
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { t } from '../texts.ts'

/** One line for a tile: from when, and what it is good for. */
export function bookTileLine(plan: SitePlan, nowMs: number): string {
  const rules = plan.booking ?? BOOKING_DEFAULTS
  const { isRising } = bookingTerms(plan.rules)
  const { days: fromDays, isForMost } = firstBookable(plan, rules, nowMs)
  const from =
    fromDays === 0
      ? t('tileBookToday')
      : fromDays === 1
        ? t('tileBookTomorrow')
        : t('tileBookLater', { days: fromDays })
  if (isForMost) return t('tileBookMost', { from })
  return `${from}${t('tileBookThen')}${t(isRising ? 'tileBookRising' : 'tileBookFirstAfter')}`
}
