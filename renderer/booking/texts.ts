/** Texts of the booking page; it begins in the phone's own language. */
import { createPageI18n } from '../app/text/i18n.ts'
import { bookingEn } from './texts.en.ts'
import { bookingZh } from './texts.zh.ts'

export const { t, say, locale } = createPageI18n({ zh: bookingZh, en: bookingEn })
