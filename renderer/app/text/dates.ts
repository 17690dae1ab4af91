/**
 * Dates and times in words, everywhere in the zone of the hall's plan. While no plan is known there is no hall, and
 * hence no hour: every text is empty then, instead of that of some other zone.
 */
import { clockOf } from '../../../domain/words/wall-time.ts'
import { locale, type Locale } from './i18n.ts'

/** IANA name, from the plan; undefined while it is not known. */
export type Zone = string | undefined

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** "10:18:05" of a moment. */
export function secondsAt(atMs: number, timeZone: Zone): string {
  return inWords('en-GB', timeZone, { ...TIME, second: '2-digit' }, atMs)
}

/** "9:18" of a moment, as people write it. */
export function timeAt(atMs: number, timeZone: Zone): string {
  return shortTime(inWords('en-GB', timeZone, TIME, atMs))
}

/**
 * "10:18" of an earlier moment, with its date when it was not today: an old picture must not pass for this morning's.
 */
export function sinceText(atMs: number, nowMs: number, timeZone: Zone): string {
  const date = dateTextAt(atMs, timeZone, locale.value)
  const time = timeAt(atMs, timeZone)
  return date === dateTextAt(nowMs, timeZone, locale.value) ? time : `${date} ${time}`
}

/** "09:30" → 570 */
export function minuteOf(hhmm: string): number {
  const [hours = '0', minutes = '0'] = hhmm.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** "09:00" → "9:00", as people write it. */
export function shortTime(hhmm: string): string {
  return hhmm.replace(/^0(?=\d)/, '')
}

/** 510 → "8:30" */
export function minuteText(minute: number): string {
  return shortTime(clockOf(minute))
}

/** "11月23日 周一" or "Mon 23 Nov". */
export function dateTextAt(atMs: number, timeZone: Zone, language: Locale): string {
  if (timeZone === undefined) return ''
  const weekday = inWords(TAGS[language], timeZone, { weekday: 'short' }, atMs)
  const month = language === 'zh' ? 'long' : 'short'
  const day = inWords(TAGS[language], timeZone, { month, day: 'numeric' }, atMs)
  return language === 'zh' ? `${day} ${weekday}` : `${weekday} ${day}`
}

/** "11月25日 9:05", in the language chosen now. */
export function dateTimeText(atMs: number, timeZone: Zone): string {
  const text = inWords(TAGS[locale.value], timeZone, { month: 'short', day: 'numeric', ...TIME }, atMs)
  return text.replace(/\b0(?=\d:)/, '')
}

/** "2026/11/25" of a moment. */
export function numericDate(atMs: number, timeZone: Zone): string {
  return inWords('zh-CN', timeZone, {}, atMs)
}

/** "周日", or "星期日" when `long`, in the language chosen now. */
export function weekdayAt(
  atMs: number,
  timeZone: Zone,
  length: 'short' | 'long' = 'short',
  language: Locale = locale.value,
): string {
  return inWords(TAGS[language], timeZone, { weekday: length }, atMs)
}

/** The same of a date such as "2026-11-25", which has no zone of its own. */
export const weekdayText = (date: string): string => weekdayAt(startOf(date), 'UTC', 'long')
export const dateText = (date: string): string => dateTextAt(startOf(date), 'UTC', locale.value)

const TAGS: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en-GB' }
const formatters = new Map<string, Intl.DateTimeFormat>()

function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}

/** Making a formatter costs more than the rest of a tick, so each is kept. */
function inWords(language: string, timeZone: Zone, options: Intl.DateTimeFormatOptions, atMs: number): string {
  if (timeZone === undefined) return ''
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`
  let made = formatters.get(key)
  if (made === undefined) {
    made = new Intl.DateTimeFormat(language, { ...options, timeZone })
    formatters.set(key, made)
  }
  return made.format(atMs)
}
