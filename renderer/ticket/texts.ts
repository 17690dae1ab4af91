/** Texts of the phone's ticket page; it begins in the phone's own language. */
import { createPageI18n } from '../app/text/i18n.ts'
import { ticketEn } from './texts.en.ts'
import { ticketZh } from './texts.zh.ts'

export const { t, say, locale } = createPageI18n({ zh: ticketZh, en: ticketEn })

/** Chinese for a phone that speaks Chinese, English for any other. */
export function speakPhoneLanguage(): void {
  if (navigator.language && !navigator.language.toLowerCase().startsWith('zh')) locale.value = 'en'
}

export function otherLanguage(): void {
  locale.value = locale.value === 'zh' ? 'en' : 'zh'
}
