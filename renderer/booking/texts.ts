/** Texts of the booking page; it begins in the phone's own language. */
import { createPageI18n } from '../app/text/i18n.ts'
import { bookingEn } from './texts.en.ts'
import { bookingZh } from './texts.zh.ts'

export const { t, say, locale } = createPageI18n({ zh: bookingZh, en: bookingEn })

/** Chinese for a phone that speaks Chinese, English for any other. */
export function speakPhoneLanguage(): void {
  if (navigator.language && !navigator.language.toLowerCase().startsWith('zh')) locale.value = 'en'
}

export function otherLanguage(): void {
  locale.value = locale.value === 'zh' ? 'en' : 'zh'
}

/** "11月26日 周四" / "Thu 26 Nov": a date of the hall, which has no zone of its own. */
export function dateText(date: string): string {
  const at = new Date(`${date}T00:00:00Z`)
  const named = (language: string, what: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...what }).format(at)
  const day = at.getUTCDate()
  return locale.value === 'zh'
    ? `${at.getUTCMonth() + 1}月${day}日 ${named('zh-CN', { weekday: 'short' })}`
    : `${named('en-GB', { weekday: 'short' })} ${day} ${named('en-GB', { month: 'short' })}`
}

/** 540 → "9:00" */
export function timeText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
