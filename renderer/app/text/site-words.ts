/** What this page's site calls itself: hall, station or room (SITE-13). */
import { ref, type Ref } from 'vue'
import { ownWords, type OwnWords } from '../../../domain/plan/site-level.ts'
import { SITE_LEVELS, type SiteLevel } from '../../../domain/words/ids.ts'
import type { Locale } from './locale.ts'

/** The server writes it into each page that it gives out; a new site's set-up learns it while it stands. */
export const siteLevel: Ref<SiteLevel> = ref(levelOfPage())

const PLACE = /\{(hall|Hall|hallTitle|ourHall|wholeHall)\}/g

/** `text` with the site's own words in their places: {hall}, {ourHall}, {wholeHall}. */
export function inOwnWords(locale: Locale, text: string): string {
  if (!text.includes('all')) return text
  const words = ownWords(siteLevel.value)[locale]
  return text.replace(PLACE, (_place, name: keyof OwnWords) => words[name])
}

function levelOfPage(): SiteLevel {
  const said = typeof document === 'undefined' ? undefined : document.documentElement.dataset.level
  return SITE_LEVELS.find((level) => level === said) ?? 'county'
}
