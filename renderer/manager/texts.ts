/** Texts of the duty manager's page. */
import { createPageI18n } from '../app/text/i18n.ts'
import '../app/text/staff-sentences.ts'
import { planEn } from './texts.en.ts'
import { planZh } from './texts.zh.ts'

export const { t, say, locale } = createPageI18n({ zh: planZh, en: planEn })
