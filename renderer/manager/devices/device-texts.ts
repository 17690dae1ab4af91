/** Texts of the device board, and a device's name as the page's language says it. */
import { englishName } from '../../../domain/words/device-name.ts'
import { createPageI18n, locale } from '../../app/text/i18n.ts'
import { deviceEn } from './device-texts.en.ts'
import { deviceZh } from './device-texts.zh.ts'

export const { t: d } = createPageI18n({ zh: deviceZh, en: deviceEn })

/** "3 号机", on an English page "Kiosk 3" (DEV-8). */
export function deviceName(name: string): string {
  return locale.value === 'en' ? englishName(name) : name
}
