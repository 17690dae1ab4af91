/** Texts of a zone that stands on one line. */
import { createPageI18n } from '../../app/text/i18n.ts'

const zh = { windows: '{open} / {all} 窗开着', fold: '收成一行' } as const
const en: Readonly<Record<keyof typeof zh, string>> = {
  windows: '{open} of {all} {all|counter|counters} open',
  fold: 'To one line',
}

export const { t: z } = createPageI18n({ zh, en })
