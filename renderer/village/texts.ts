/** The village room's words in two languages. */
import { createPageI18n } from '../app/text/i18n.ts'
import '../app/text/staff-sentences.ts'
import { villageEn } from './texts.en.ts'
import { villageZh } from './texts.zh.ts'

export type VillageKey = keyof typeof villageZh

export const { t, say, locale } = createPageI18n<VillageKey>({ zh: villageZh, en: villageEn })
