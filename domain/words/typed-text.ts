/** What people typed or pasted, without the characters that nobody can see. */

/**
 * Format characters (zero width, direction, byte-order mark, soft hyphen), variation selectors, fillers, halves of a
 * pair and controls: they come along from web pages and office files, print as squares and keep a search from
 * finding. What spells Mongolian (U+180B to U+180F) stays.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cs}|[\u2800\uFFF9-\uFFFB]|[^\P{Cc}\t\n\r\u0085]/gu
const MONGOLIAN = /[\u180B-\u180F]/u
const BLANKS = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F]/gu
const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029]/gu

/** The same text without invisible characters; every blank but the wide one (U+3000) is a plain blank, every line end is `\n`. */
export function visibleText(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(BLANKS, ' ')
    .replace(INVISIBLE, (one) => (MONGOLIAN.test(one) ? one : ''))
}

/** A value of JSON with `visibleText` in every text inside, however deep; keys stay as they are. */
export function visibleTexts<T>(value: T): T {
  return visibleIn(value) as T
}

function visibleIn(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value)
  if (Array.isArray(value)) return value.map(visibleIn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, visibleIn(one)]))
}
