/** Finding a matter that can be booked: by its name, by English words, by pinyin initials. */
import type { BookableItem } from '../../domain/views/booking.ts'

/** "社保卡" → "sbk"; fetched only when somebody types letters, for the tables weigh more than the page. */
export type ToInitials = (text: string) => string

/** Those that fit, best first; all of them for an empty query. */
export function findItems(
  items: readonly BookableItem[],
  query: string,
  toInitials: ToInitials | null,
): readonly BookableItem[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return items
  const ranked = items.flatMap((item): readonly (readonly [rank: number, item: BookableItem])[] => {
    const words = `${item.name} ${item.nameEn} ${item.department} ${item.departmentEn}`.toLowerCase()
    const at = toInitials?.(item.name).indexOf(wanted) ?? -1
    if (item.name.startsWith(wanted) || at === 0) return [[0, item]]
    if (at > 0) return [[1, item]]
    return wanted.split(/\s+/).every((word) => words.includes(word)) ? [[2, item]] : []
  })
  return ranked.sort(([a], [b]) => a - b).map(([, item]) => item)
}

/** The initials of pinyin; remembered, since every letter typed asks for all items. */
export async function loadInitials(): Promise<ToInitials> {
  const { pinyin } = await import('pinyin-pro')
  const known = new Map<string, string>()
  return (text) => {
    const found =
      known.get(text) ??
      pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('').toLowerCase()
    known.set(text, found)
    return found
  }
}
