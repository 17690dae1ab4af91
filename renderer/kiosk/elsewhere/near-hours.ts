/** Another site's hours today in the visitor's words. */
import type { NearbyOffer } from '../../../domain/site/nearest.ts'
import { shortTime } from '../../app/text/dates.ts'
import { ts } from '../services/service-texts.ts'
import { locale } from '../texts.ts'

/** "今天 8:30–12:00、14:00–17:30"; sessions for bookings alone may be left out. */
export function hoursToday(site: NearbyOffer, hasBooked = true): string {
  const walkIn = site.today.filter((span) => !span.isBookedOnly)
  const shown = hasBooked || walkIn.length === 0 ? site.today : walkIn
  if (shown.length === 0) return ts('nearClosed')
  const hours = shown
    .map((span) => `${shortTime(span.from)}–${shortTime(span.to)}${span.isBookedOnly ? ts('nearBooked') : ''}`)
    .join(locale.value === 'zh' ? '、' : ', ')
  return ts('nearToday', { hours })
}
