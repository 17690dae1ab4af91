/**
 * What people typed or pasted: the characters that nobody can see are taken out, radicals become the characters that
 * they look like; what breaks a database, or names an hour beyond all calendars, is refused.
 */
import { withCharacters } from './radicals.ts'

/**
 * Format characters (zero width, direction, byte-order mark, soft hyphen), variation selectors, fillers, halves of a
 * pair and controls: they come along from web pages and office files, print as squares and keep a search from
 * finding. What spells Mongolian (U+180B to U+180F) stays.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cs}|[\u2800\uFFF9-\uFFFB]|[^\P{Cc}\t\n\r\u0085]/gu
const MONGOLIAN = /[\u180B-\u180F]/u
const BLANKS = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F]/gu
const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029]/gu

/**
 * The same text without invisible characters and with characters for radicals; every blank but the wide one (U+3000) is
 * a plain blank, every line end is `\n`.
 */
export function visibleText(text: string): string {
  return withCharacters(text)
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

/** The first place of an envelope that no screen could show. */
export interface UnfitText {
  readonly field: string
  readonly problem: string
}

/** Control characters (a database refuses NUL, and with it the whole batch) and halves of characters. */
// oxlint-disable-next-line no-control-regex
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Cs}/u
const COMMAND_ID = /^[\x21-\x7e]+$/
/** 1 January 2100: later instants are slips or tricks, and beyond year 275 760 no page can write them. */
const LATEST_MS = Date.UTC(2100, 0, 1)

/** The first text or time of a well-formed envelope that no screen could show, or null. */
export function unfitIn(envelope: { readonly commandId: string; readonly command: object }): UnfitText | null {
  if (!COMMAND_ID.test(envelope.commandId))
    return { field: 'commandId', problem: 'letters, digits and plain signs only' }
  return unfitValue(envelope.command, 'command')
}

function unfitValue(value: unknown, field: string): UnfitText | null {
  if (typeof value === 'string')
    return UNFIT.test(value) ? { field, problem: 'holds characters that cannot be shown' } : null
  if (typeof value === 'number')
    return field.endsWith('Ms') && value > LATEST_MS ? { field, problem: 'a time beyond the year 2100' } : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const fault = unfitValue(key, field) ?? unfitValue(inner, `${field}.${key}`)
    if (fault) return fault
  }
  return null
}
