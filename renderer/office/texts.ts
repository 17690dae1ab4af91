/** Texts of the back office in both languages. */
import { createPageI18n } from '../app/text/i18n.ts'
import '../app/text/staff-sentences.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

export const { t, locale, say } = createPageI18n({ zh, en })
export type OfficeKey = keyof typeof zh
