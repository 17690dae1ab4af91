/** Texts of the reports. */
import { createPageI18n } from '../../app/text/i18n.ts'
import { en } from './report-texts.en.ts'
import { zh } from './report-texts.zh.ts'

export const { t: r, say } = createPageI18n({ zh, en })
export type ReportKey = keyof typeof zh
