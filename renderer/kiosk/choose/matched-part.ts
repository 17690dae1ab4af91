/** Which part of a name fits what was typed, for a mark in the list of what was found. */
import { searchIndex, searchItems, type ToReadings } from '../../app/search/item-search.ts'

/** Before, the shortest part that fits by itself, behind; null: the name was found by something else. */
export function matchedPart(
  name: string,
  query: string,
  readings: ToReadings | null,
): readonly [before: string, part: string, after: string] | null {
  const letters = [...name]
  for (let length = 1; length <= letters.length; length += 1)
    for (let at = 0; at + length <= letters.length; at += 1) {
      const part = letters.slice(at, at + length).join('')
      if (searchItems(searchIndex([{ id: '', name: part, nameEn: '' }], readings), query).length > 0)
        return [letters.slice(0, at).join(''), part, letters.slice(at + length).join('')]
    }
  return null
}
