/** Where a matter of this site comes from, in words: which agency has delegated it, or that the place has added it. */
import type { ServiceItem } from '../../../domain/plan/settings.ts'

/** '' for what is the site's own by the list; the agency's name stands as the catalogue has it, in English where it has one (SITE-6). */
export function itemOrigin({ guide }: ServiceItem, say: (zh: string, en: string) => string): string {
  if (guide?.delegatedFrom)
    return say(`由${guide.delegatedFrom}下放`, `delegated by ${guide.delegatedFromEn ?? guide.delegatedFrom}`)
  return guide?.isLocal ? say('本地增设', 'added by this place') : ''
}
