/** The kiosk's words in two languages. */
import { createPageI18n } from '../app/i18n.ts'
import { kioskEn } from './texts.en.ts'
import { kioskZh } from './texts.zh.ts'

export type KioskKey = keyof typeof kioskZh

export const { t, tIn, say, locale } = createPageI18n<KioskKey>({ zh: kioskZh, en: kioskEn })
