/** Texts of the office: the parts of the duty manager's page that are not the floor. */
import { createPageI18n } from '../../app/text/i18n.ts'
import { officeEn } from './office-texts.en.ts'
import { officeZh } from './office-texts.zh.ts'

export const { t: o, say } = createPageI18n({ zh: officeZh, en: officeEn })
