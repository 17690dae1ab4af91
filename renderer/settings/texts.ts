/** Texts of the settings forms, which the duty manager's page and the first set-up share. */
import { createPageI18n } from '../app/text/i18n.ts'
import '../app/text/plan-sentences.ts'
import { settingsEn } from './texts.en.ts'
import { settingsZh } from './texts.zh.ts'

export const { t, say } = createPageI18n({ zh: settingsZh, en: settingsEn })
