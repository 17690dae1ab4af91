/** Brings what the pages may need while the line still stands, so that a lost line leaves no blank letters. */
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import { loadTextFonts } from '../../app/mount.ts'
import { loadReadings } from '../../app/search/readings.ts'
import { LAZY_PAGES, LAZY_PARTS } from './lazy-pages.ts'
import { loadEnglish } from '../texts.ts'
import { kioskZh } from '../texts.zh.ts'

const WEIGHTS = [400, 700] as const
/** The first view goes first: what comes after it must not share its line. */
const BEGIN_AFTER_MS = 1000

/** Fetches every piece of the fonts that this plan's words need, then the search's pinyin. Never rejects. */
export async function loadAhead(plan: SitePlan): Promise<void> {
  const letters = lettersOf([plan, kioskZh])
  await new Promise((resolve) => setTimeout(resolve, BEGIN_AFTER_MS))
  try {
    await Promise.all([loadEnglish, ...Object.values(LAZY_PAGES), ...Object.values(LAZY_PARTS)].map((load) => load()))
    await loadTextFonts()
    for (const weight of WEIGHTS) await document.fonts.load(`${weight} 32px "Noto Sans SC"`, letters)
    await loadReadings()
  } catch {
    // Without them the page shows the system's letters and finds by name only.
  }
}

/** Each character once, from every text inside. */
export function lettersOf(texts: unknown): string {
  const letters = new Set<string>()
  JSON.stringify(texts, (_key, value: unknown) => {
    if (typeof value === 'string') for (const letter of value) letters.add(letter)
    return value
  })
  return [...letters].join('')
}
