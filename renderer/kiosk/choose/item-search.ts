/** Finding a matter by its name, by pinyin initials or by English words. */
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import type { ItemId } from '../../../domain/words/ids.ts'

export interface SearchEntry {
  readonly item: ServiceItem
  /** Name, English name and department, lower case. */
  readonly words: string
  /** "sbkbh" */
  readonly initials: string
  /** "shebaokabuhuan" */
  readonly pinyin: string
}

export type SearchIndex = readonly SearchEntry[]

/** Turns Chinese into pinyin syllables without tones: 社保 → ['she', 'bao']. */
export type ToPinyin = (text: string) => readonly string[]

/** The index of everything that may be searched; `toPinyin` is brought along because it is heavy. */
export function searchIndex(items: readonly ServiceItem[], toPinyin: ToPinyin): SearchIndex {
  return items
    .filter((item) => item.isApplicantInitiated)
    .map((item) => {
      const syllables = toPinyin(item.name)
      return {
        item,
        words: `${item.name} ${item.nameEn} ${item.department} ${item.departmentEn}`.toLowerCase(),
        initials: syllables
          .map((syllable) => syllable[0] ?? '')
          .join('')
          .toLowerCase(),
        pinyin: syllables.join('').toLowerCase(),
      }
    })
}

/** Best first: initials from the start, then anywhere; then whole pinyin; then words. */
export function searchItems(index: SearchIndex, query: string): readonly ServiceItem[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return []
  const packed = wanted.replaceAll(' ', '')
  const ranked = index.flatMap((entry) => {
    const rank = rankOf(entry, wanted, packed)
    return rank === null ? [] : [{ item: entry.item, rank }]
  })
  return ranked.sort((a, b) => a.rank - b.rank || compareIds(a.item.id, b.item.id)).map((one) => one.item)
}

function rankOf(entry: SearchEntry, wanted: string, packed: string): number | null {
  if (entry.initials.startsWith(packed)) return 0
  if (entry.words.startsWith(wanted)) return 1
  if (entry.pinyin.startsWith(packed)) return 2
  if (entry.initials.includes(packed)) return 3
  if (wanted.split(/\s+/).every((word) => entry.words.includes(word))) return 4
  return packed.length > 2 && entry.pinyin.includes(packed) ? 5 : null
}

function compareIds(a: ItemId, b: ItemId): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Fetched only when somebody opens the search: the tables weigh more than the whole page. */
export async function loadPinyin(): Promise<ToPinyin> {
  const { pinyin } = await import('pinyin-pro')
  return (text) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' })
}
