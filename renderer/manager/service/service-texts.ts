/** Texts of the manager's service tab. */
import { createPageI18n } from '../../app/text/i18n.ts'
import { serviceEn } from './service-texts.en.ts'
import { serviceZh } from './service-texts.zh.ts'

export const { t: s } = createPageI18n({ zh: serviceZh, en: serviceEn })
