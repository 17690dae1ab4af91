/** The kiosk's words in two languages; the English ones come after the first view. */
import { shallowReactive, watch } from 'vue'
import { createPageI18n, locale as chosen } from '../app/text/i18n.ts'
import type { kioskEn } from './texts.en.ts'
import { kioskZh } from './texts.zh.ts'

export type KioskKey = keyof typeof kioskZh

const english = shallowReactive({} as typeof kioskEn)

export const { t, say, locale } = createPageI18n<KioskKey>({ zh: kioskZh, en: english })

/** Fetches the English words once. */
export async function loadEnglish(): Promise<void> {
  Object.assign(english, (await import('./texts.en.ts')).kioskEn)
}

watch(chosen, (now) => {
  // Without a line the words that are missing stay Chinese.
  if (now === 'en') void loadEnglish().catch(() => undefined)
})
