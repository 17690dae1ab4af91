/** Why this kiosk gives no number by itself, for the visitor: every way leads to the desk (KIOSK-20). */
import type { Bar } from '../offline/issuing.ts'
import { t } from '../texts.ts'

/** One calm sentence. */
export function barText(bar: Bar): string {
  if (bar.code === 'JournalFull') return t('barFull')
  return bar.code === 'TooLongAlone' ? t('barLong', { hours: bar.hours }) : t('lostTakeLine')
}
