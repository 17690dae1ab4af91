/** Texts of the phone's ticket page; it begins in the phone's own language. */
import { createPageI18n } from '../app/text/i18n.ts'
import { ticketEn } from './texts.en.ts'
import { ticketZh } from './texts.zh.ts'

export const { t, say, locale } = createPageI18n({ zh: ticketZh, en: ticketEn })
