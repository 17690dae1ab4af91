/** Texts of the duty manager's page. */
import { createPageI18n } from '../app/text/i18n.ts'
import { managerEn } from './texts.en.ts'
import { managerZh } from './texts.zh.ts'

export const { t, say, locale } = createPageI18n({ zh: managerZh, en: managerEn })
