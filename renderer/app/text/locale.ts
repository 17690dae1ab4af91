/** The language that a page is in. */
import { ref, type Ref } from 'vue'

export type Locale = 'zh' | 'en'

/** One document shows one language at a time, so shared parts and page read the same ref. */
export const locale: Ref<Locale> = ref('zh')
