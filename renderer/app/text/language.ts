/** Which of the two languages a page speaks. */
import { locale } from './i18n.ts'

/** Chinese for a phone that speaks Chinese, English for any other. */
export function speakPhoneLanguage(): void {
  if (navigator.language && !navigator.language.toLowerCase().startsWith('zh')) locale.value = 'en'
}

/** Changes to the other one. */
export function otherLanguage(): void {
  locale.value = locale.value === 'zh' ? 'en' : 'zh'
}
