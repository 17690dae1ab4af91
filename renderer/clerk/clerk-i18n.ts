/** The console's texts in both languages. */
import { createPageI18n } from '../app/text/i18n.ts'
import '../app/text/staff-sentences.ts'
import { clerkEn } from './messages.en.ts'
import { clerkZh } from './messages.zh.ts'

export type ClerkKey = keyof typeof clerkZh
/** What one row of a table is called, in both languages. */
export type Words = readonly [zh: string, en: string]

export const { t, tIn, say, locale } = createPageI18n({ zh: clerkZh, en: clerkEn })
