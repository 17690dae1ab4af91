/** Why this kiosk gives no number by itself, for the visitor: every way leads to the desk (KIOSK-20). */
import type { IssuingBlock } from '../offline/issuing.ts'
import { t } from '../texts.ts'

/** One calm sentence. */
export function blockText(block: IssuingBlock): string {
  if (block.code === 'JournalFull') return t('blockFull')
  return block.code === 'TooLongAlone' ? t('blockLong', { hours: block.hours }) : t('lostTakeLine')
}
