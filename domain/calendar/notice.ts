/**
 * Holiday tables as they are written: the text of the State Council's notice, a JSON of holiday-cn, or a calendar file
 * (ICS, RFC 5545). What cannot be read is said and nothing is guessed.
 */
import type { YearTable } from '../plan/calendar-tables.ts'
import { visibleText } from '../words/typed-text.ts'
import { addDays, isRealDate } from '../words/wall-time.ts'
import { noticeText, type NoticeFault } from './notice-text.ts'

export type { NoticeFault } from './notice-text.ts'

export interface NoticeTables {
  /** By year; empty when there are faults. */
  readonly tables: readonly YearTable[]
  readonly faults: readonly NoticeFault[]
  /** Entries of a calendar file that are neither a holiday nor a make-up day. */
  readonly leftOut: readonly string[]
}

/** One day of a file: off, or worked instead. */
interface NoticeDay {
  readonly year: number
  readonly date: string
  readonly name: string
  readonly isOff: boolean
}

/** Reads whichever of the three it is. `name` stands in as the source of a file that names none. */
export function noticeTables(content: string, name: string): NoticeTables {
  const text = visibleText(content).trim()
  if (text.startsWith('{')) return jsonTables(text, name)
  if (text.startsWith('BEGIN:VCALENDAR')) return icsTables(text, name)
  return noticeText(text)
}

/** Holidays of every year since 2014, by what a notice calls them. */
const FESTIVALS = [
  ['元旦', /元旦|新年/],
  ['春节', /春节/],
  ['清明节', /清明/],
  ['劳动节', /劳动|五一/],
  ['端午节', /端午/],
  ['中秋节', /中秋/],
  ['国庆节', /国庆/],
] as const

/** Those that a notice does not name: it was pasted in part, or is not whole. Empty where none is named in Chinese. */
export function festivalsLeftOut(tables: readonly YearTable[]): readonly string[] {
  const names = tables.flatMap(({ holidays }) => holidays.map(({ name }) => name)).join(' ')
  const missing = FESTIVALS.filter(([, called]) => !called.test(names)).map(([name]) => name)
  return missing.length === FESTIVALS.length ? [] : missing
}

function unread(line: number, text: string): NoticeTables {
  return { tables: [], faults: [{ code: 'Unread', line, text }], leftOut: [] }
}

/** {year, papers: [address], days: [{name, date, isOffDay}]}, as github.com/NateScarlet/holiday-cn writes it. */
function jsonTables(text: string, name: string): NoticeTables {
  let file: { readonly year?: unknown; readonly papers?: unknown; readonly days?: unknown }
  try {
    file = JSON.parse(text) as typeof file
  } catch {
    return unread(1, text.slice(0, 40))
  }
  const { year, papers, days } = file
  if (typeof year !== 'number' || !Array.isArray(days)) return unread(1, text.slice(0, 40))
  const read = days.map((day) => dayOf(year, day as Readonly<Record<string, unknown>>))
  const bad = read.indexOf(null)
  if (bad >= 0) return unread(bad + 1, JSON.stringify(days[bad]))
  const source = Array.isArray(papers) && papers.length > 0 ? papers.map(String).join(' ') : name
  return { tables: tablesOf(read as readonly NoticeDay[], () => source), faults: [], leftOut: [] }
}

function dayOf(year: number, day: Readonly<Record<string, unknown>>): NoticeDay | null {
  const { name, date, isOffDay } = day
  if (typeof name !== 'string' || typeof date !== 'string' || typeof isOffDay !== 'boolean') return null
  return isRealDate(date) ? { year, date, name, isOff: isOffDay } : null
}

/** Events of whole days; their words, or Apple's own mark, tell a holiday from a make-up day. */
function icsTables(text: string, name: string): NoticeTables {
  const lines = text.replace(/\n[ \t]/g, '').split('\n')
  const days: NoticeDay[] = []
  const leftOut: string[] = []
  let event: Map<string, string> | null = null
  for (const [at, line] of lines.entries()) {
    if (line === 'BEGIN:VEVENT') event = new Map()
    const [, key = '', value = ''] = /^([\w-]+)[^:]*:(.*)$/.exec(line) ?? []
    if (event !== null && !event.has(key)) event.set(key, value)
    if (line !== 'END:VEVENT' || event === null) continue
    const found = eventDays(event)
    if (found === null) return unread(at + 1, event.get('SUMMARY') ?? '')
    if (found === 'other') leftOut.push(event.get('SUMMARY') ?? '')
    else days.push(...found)
    event = null
  }
  const title = /^X-WR-CALNAME[^:]*:(.*)$/m.exec(lines.join('\n'))?.[1]?.trim() ?? ''
  if (days.length === 0) return { ...unread(1, title), leftOut }
  return { tables: tablesOf(days, () => [name, title].filter((one) => one !== '').join(' · ')), faults: [], leftOut }
}

function eventDays(event: ReadonlyMap<string, string>): readonly NoticeDay[] | 'other' | null {
  const summary = (event.get('SUMMARY') ?? '').replaceAll('\\,', ',')
  const mark = event.get('X-APPLE-SPECIAL-DAY') ?? ''
  const isWork = mark === 'ALTERNATE-WORKDAY' || (mark === '' && /班/.test(summary))
  const isOff = mark === 'WORK-HOLIDAY' || (mark === '' && !isWork && /[休假]/.test(summary))
  if (!isWork && !isOff) return 'other'
  const first = dateIn(event.get('DTSTART'))
  if (first === null) return null
  const end = endOf(event, first)
  if (end === null || end <= first || end > addDays(first, 31)) return null
  const name = summary.replace(/[（(].*?[）)]|第.*$|假期|放假|补班|上班|[休班\s]/g, '') || holidayIn(summary)
  const days: NoticeDay[] = []
  for (let date = first; date < end; date = addDays(date, 1)) {
    const year = Number(date.slice(0, 4))
    // New Year's days in December belong to the notice of the coming year.
    days.push({ year: date.slice(5, 7) === '12' && /元旦/.test(summary) ? year + 1 : year, date, name, isOff })
  }
  return days
}

/** Of a rule that repeats; a day after a day is the same in every calendar (RSCALE, RFC 7529). */
const READ_PARTS = new Set(['FREQ', 'COUNT', 'UNTIL', 'INTERVAL', 'WKST', 'RSCALE'])

/** The day after the last one (RFC 5545, 3.6.1: an end or a length; 3.3.10: repeated day by day); null: not whole days. */
function endOf(event: ReadonlyMap<string, string>, first: string): string | null {
  const last = dateIn(event.get('DTEND'))
  // The end of an event of whole days is the day after its last one; that of one with hours is in its last day.
  const isWhole = !event.get('DTEND')?.includes('T')
  const once = isWhole && last !== null ? last : addDays(last ?? first, 1)
  const length = event.get('DURATION') ?? 'PT'
  // "P9DT": a T without hours, which the grammar has not, but a common package writes.
  const [, weeks, days] = /^P(?:(\d+)W|(\d+)DT?)$/.exec(length) ?? []
  if (weeks === undefined && days === undefined && !length.startsWith('PT')) return null
  const end = length.startsWith('PT') ? once : addDays(first, Number(weeks ?? 0) * 7 + Number(days ?? 0))
  if (event.has('RDATE') || event.has('EXDATE')) return null
  const repeated = event.get('RRULE') ?? ''
  if (repeated === '') return end
  const rule = new Map(repeated.split(';').map((part) => part.split('=', 2) as [string, string]))
  if ([...rule.keys()].some((part) => !READ_PARTS.has(part))) return null
  if (rule.get('COUNT') === '1') return end
  if (rule.get('FREQ') !== 'DAILY') return null
  const until = dateIn(rule.get('UNTIL'))
  const count = Number(rule.get('COUNT') ?? NaN)
  if (Number(rule.get('INTERVAL') ?? 1) !== 1 || (until === null && !Number.isInteger(count))) return null
  return until === null ? addDays(end, count - 1) : addDays(until, 1)
}

function holidayIn(summary: string): string {
  return /[^（()补）]+?(?:节|元旦)/.exec(summary)?.[0] ?? summary
}

/** The date in China: an instant in UTC from 16:00 on is the next day there. */
function dateIn(value: string | undefined): string | null {
  const [, year, month, day, hour] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})\d{4}Z)?/.exec(value ?? '') ?? []
  const date = `${year}-${month}-${day}`
  if (!isRealDate(date)) return null
  return hour !== undefined && Number(hour) >= 16 ? addDays(date, 1) : date
}

/** Days side by side with one name are one holiday. */
function tablesOf(days: readonly NoticeDay[], sourceOf: (year: number) => string): readonly YearTable[] {
  const years = [...new Set(days.map((day) => day.year))].sort()
  return years.map((year) => {
    const own = days.filter((day) => day.year === year).sort((a, b) => (a.date < b.date ? -1 : 1))
    const holidays: { name: string; from: string; to: string }[] = []
    for (const { name, date } of own.filter((day) => day.isOff)) {
      const last = holidays.at(-1)
      if (last?.name === name && addDays(last.to, 1) === date) last.to = date
      else if (last?.to !== date) holidays.push({ name, from: date, to: date })
    }
    const makeupWorkdays = [...new Set(own.filter((day) => !day.isOff).map((day) => day.date))]
    return { year, status: 'official', source: sourceOf(year), holidays, makeupWorkdays }
  })
}
