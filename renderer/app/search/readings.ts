/** Every reading of every character; fetched only when somebody searches: the tables weigh more than a page. */
import type { ToReadings } from './item-search.ts'

/** Never one reading per character: which one is meant in a name (长安, 重名, 典当行) no library knows for certain. */
export async function loadReadings(): Promise<ToReadings> {
  const { polyphonic } = await import('pinyin-pro')
  return (text) => polyphonic(text, { toneType: 'none', type: 'array' })
}
