/** Finding by name: characters, whole pinyin, initials and words, in any mixture; one search for all pages. */
import { visibleText } from '../../../domain/words/typed-text.ts'

/** Each character's readings without tones: 长安 → [['chang', 'zhang'], ['an']]; what is not Chinese stands for itself. */
export type ToReadings = (text: string) => readonly (readonly string[])[]

export interface Searched {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly department?: string
  readonly departmentEn?: string
}

interface Entry<T> {
  readonly item: T
  /** Name, English name and department, as `typed` writes them. */
  readonly words: string
  /** Per letter of the name, everything that may be typed for it; marks and blanks are left out. */
  readonly letters: readonly (readonly string[])[]
}

export type SearchIndex<T> = readonly Entry<T>[]

/** How a run of letters was typed, the plainest first: one letter each, whole syllables, a last one not yet finished. */
const WAYS = ['initials', 'syllables', 'unfinished'] as const
type Way = (typeof WAYS)[number]

/** The index of everything that may be searched; without `toReadings` (not yet loaded) by characters and words only. */
export function searchIndex<T extends Searched>(items: readonly T[], toReadings: ToReadings | null): SearchIndex<T> {
  return items.map((item) => {
    const name = typed(item.name)
    return {
      item,
      words: [item.name, item.nameEn, item.department ?? '', item.departmentEn ?? ''].map(typed).join(' '),
      letters: toReadings === null ? [] : lettersOf(name, toReadings),
    }
  })
}

/** Best first; among equals in the order of their ids. All of them, as they stand, for an empty query. */
export function searchItems<T extends Searched>(index: SearchIndex<T>, query: string): readonly T[] {
  const wanted = typed(query).trim()
  if (wanted === '') return index.map((entry) => entry.item)
  const words = wanted.split(/\s+/)
  const packed = asPinyin(words.join(''))
  const ranked = index.flatMap((entry) => {
    const rank = rankOf(entry, wanted, words, packed)
    return rank === null ? [] : [{ item: entry.item, rank }]
  })
  return ranked.sort((a, b) => a.rank - b.rank || (a.item.id < b.item.id ? -1 : 1)).map((one) => one.item)
}

function rankOf(entry: Entry<Searched>, wanted: string, words: readonly string[], packed: string): number | null {
  const start = wayAt(entry.letters, 0, packed)
  if (start === 'initials') return 0
  if (entry.words.startsWith(wanted)) return 1
  if (start !== null) return 2
  const within = wayWithin(entry.letters, packed)
  if (within === 'initials') return 3
  if (words.every((word) => entry.words.includes(word)) || isIdOf(entry.item, wanted)) return 4
  if (within === 'syllables' || (within !== null && packed.length > 2)) return 5
  return words.length > 1 && words.every((word) => hasWord(entry, word)) ? 6 : null
}

/** An id is looked for by its figures; its letters alone would be found in every search for initials. */
function isIdOf(item: Searched, wanted: string): boolean {
  return /\d/.test(wanted) && item.id.toLowerCase().startsWith(wanted)
}

function hasWord(entry: Entry<unknown>, word: string): boolean {
  return entry.words.includes(word) || wayWithin(entry.letters, asPinyin(word)) !== null
}

function wayWithin(letters: Entry<unknown>['letters'], packed: string): Way | null {
  let best: Way | null = null
  for (let at = 1; at < letters.length && best !== 'initials'; at++) best = plainer(best, wayAt(letters, at, packed))
  return best
}

/** How `packed` can be read from letter `at` on; null: not at all. */
function wayAt(letters: Entry<unknown>['letters'], at: number, packed: string): Way | null {
  const readings = letters[at]
  if (readings === undefined || packed === '') return null
  let best: Way | null = null
  for (const reading of readings) {
    best = plainer(
      best,
      wayWith(reading, packed, (rest) => wayAt(letters, at + 1, rest)),
    )
    if (best === 'initials') break
  }
  return best
}

/** The same where one letter is read in one way; `after`: how the next letters can be read. */
function wayWith(reading: string, packed: string, after: (rest: string) => Way | null): Way | null {
  let best: Way | null = null
  if (reading.startsWith(packed))
    best = packed.length === 1 ? 'initials' : reading === packed ? 'syllables' : 'unfinished'
  for (const part of partsOf(reading)) {
    if (part.length >= packed.length || !packed.startsWith(part)) continue
    const rest = after(packed.slice(part.length))
    best = plainer(best, rest === 'initials' && part.length > 1 ? 'syllables' : rest)
  }
  return best
}

/** What stands for a letter inside a run: its first letter, zh ch sh, or all of it. */
function partsOf(reading: string): readonly string[] {
  const double = /^[zcs]h./.test(reading) ? [reading.slice(0, 2)] : []
  return reading.length === 1 ? [reading] : [reading[0] ?? '', ...double, reading]
}

function plainer(a: Way | null, b: Way | null): Way | null {
  return a === null ? b : b === null ? a : WAYS.indexOf(a) < WAYS.indexOf(b) ? a : b
}

/** Lower case and half width, without invisible characters and without the marks of tones. */
function typed(text: string): string {
  return visibleText(text)
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030C]/g, '')
    .normalize('NFKC')
    .toLowerCase()
}

/** ü is typed as v, as u or as ü; after j, q, x and y it is written u. */
function asPinyin(text: string): string {
  return text.replaceAll('ü', 'v').replace(/([jqxy])v/g, '$1u')
}

function lettersOf(name: string, toReadings: ToReadings): Entry<unknown>['letters'] {
  const readings = toReadings(name)
  return [...name].flatMap((letter, at) => {
    if (!/[\p{L}\p{N}]/u.test(letter)) return []
    const pinyin = (readings[at] ?? []).map((one) => one.toLowerCase())
    return [[...new Set([letter, ...pinyin.flatMap(spellings)])]]
  })
}

/** "lü" → lv and lu. */
function spellings(reading: string): readonly string[] {
  return reading.includes('ü') ? [reading.replace('ü', 'v'), reading.replace('ü', 'u')] : [reading]
}
