/**
 * The text of a notice of the State Council's General Office (国务院办公厅关于2026年部分节假日安排的通知): holidays,
 * make-up days, and whether its own weekdays and sums agree with what was read.
 */
import type { YearTable } from '../plan/calendar-tables.ts'
import { daysBetween, isRealDate, weekdayOf } from '../words/wall-time.ts'

export type NoticeFault = { readonly line: number; readonly text: string } & (
  | { readonly code: 'NoYear' | 'NoHolidays' | 'Unread' | 'NoSuchDate' | 'Backwards' }
  | { readonly code: 'Weekday'; readonly date: string }
  | { readonly code: 'Count'; readonly said: number; readonly read: number }
)

interface Holiday {
  readonly name: string
  readonly from: string
  readonly to: string
}

const ITEM = /^(?:[一二三四五六七八九十]+、|\d+[.、])?(?:\d{4}年)?([^:\d]{2,16}?)[:](.+)$/
const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?`
const RANGE = new RegExp(`${DATE}(?:[至到—-]+${DATE})?(放假|补休)`, 'g')
const DAY = new RegExp(DATE, 'g')
const WEEKDAYS = '日一二三四五六'
/** "鼓励各单位……安排职工在除夕（2月9日）休息" (notice of 2024): advice to employers, no day off of the country. */
const ADVICE = /^鼓励/

/** Reads a notice line by line; with one fault it gives no table. */
export function noticeText(content: string): {
  readonly tables: readonly YearTable[]
  readonly faults: readonly NoticeFault[]
  readonly leftOut: readonly string[]
} {
  const text = content.normalize('NFKC').replace(/[ \t\u3000]/g, '')
  const year = Number(/(\d{4})年(?:部分)?节假日安排|现将(\d{4})年/.exec(text)?.slice(1).find(Boolean) ?? 0)
  if (year === 0) return { tables: [], faults: [{ code: 'NoYear', line: 1, text: text.slice(0, 40) }], leftOut: [] }
  const reader = createReader(year)
  // What follows is advice about the holidays, and the signature.
  itemsIn(text.replace(/节假日期间,各.*/s, '')).forEach(reader.read)
  const { holidays, makeupWorkdays, faults, leftOut } = reader
  if (faults.length === 0 && holidays.length === 0)
    faults.push({ code: 'NoHolidays', line: 1, text: text.slice(0, 40) })
  if (faults.length > 0) return { tables: [], faults, leftOut: [] }
  const table: YearTable = {
    year,
    status: 'official',
    source: sourceOf(text, year),
    holidays,
    makeupWorkdays: makeupWorkdays.sort(),
  }
  return { tables: [table], faults: [], leftOut }
}

interface Item {
  readonly line: number
  /** null: words that name a day but stand under no holiday. */
  readonly name: string | null
  readonly body: string
}

/** The lines that order something; a line without a name of its own goes on with the holiday before it. */
function itemsIn(text: string): readonly Item[] {
  const items: Item[] = []
  const lines = text.replace(/(?<=[。;])(?=[一二三四五六七八九十]、)/g, '\n').split('\n')
  lines.forEach((line, at) => {
    const [, name, body] = ITEM.exec(line) ?? []
    const isOrder = /\d日/.test(line) && /放假|补休|上班/.test(line)
    if (!isOrder) return
    const named = name !== undefined && /节|元旦/.test(name)
    items.push({ line: at + 1, name: named ? name : (items.at(-1)?.name ?? null), body: named ? (body ?? '') : line })
  })
  return items
}

function createReader(year: number): {
  readonly holidays: Holiday[]
  readonly makeupWorkdays: string[]
  readonly faults: NoticeFault[]
  readonly leftOut: string[]
  readonly read: (item: Item) => void
} {
  const holidays: Holiday[] = []
  const makeupWorkdays: string[] = []
  const faults: NoticeFault[] = []
  const leftOut: string[] = []
  const read = ({ line, name, body }: Item): void => {
    for (const sentence of body.split(/[。;]/).filter((one) => /\d日/.test(one))) {
      if (ADVICE.test(sentence)) {
        leftOut.push(sentence)
        continue
      }
      const place = { line, text: sentence }
      const dates = datesIn(sentence, year)
      faults.push(...dates.flatMap((one) => dateFaults(one, place)))
      const ranges = [...sentence.matchAll(RANGE)].map((match) => rangeOf(match, year))
      if (name === null || (ranges.length === 0 && !sentence.includes('上班')))
        faults.push({ code: 'Unread', ...place })
      else if (sentence.includes('上班') && ranges.length === 0) makeupWorkdays.push(...dates.map((one) => one.date))
      else if (sentence.includes('上班')) faults.push({ code: 'Unread', ...place })
      else {
        const found = ranges.map(([from, to]) => ({ name, from, to }))
        holidays.push(...found)
        faults.push(...rangeFaults(found, place))
      }
    }
  }
  return { holidays, makeupWorkdays, faults, leftOut, read }
}

interface NoticeDate {
  readonly date: string
  readonly note: string
}

/** Dates of a sentence; a month or year that is not written is the one before it. */
function datesIn(sentence: string, year: number): readonly NoticeDate[] {
  let [atYear, atMonth] = [year, 0]
  return [...sentence.matchAll(DAY)].map(([, ownYear, month, day, note = '']) => {
    const nextMonth = month === undefined ? atMonth : Number(month)
    atYear = ownYear === undefined ? (nextMonth < atMonth ? atYear + 1 : atYear) : Number(ownYear)
    atMonth = nextMonth
    return { date: dateOf(atYear, atMonth, Number(day)), note }
  })
}

function rangeOf(match: RegExpExecArray, year: number): readonly [from: string, to: string] {
  const [first, last] = datesIn(match[0], year)
  return [first?.date ?? '', last?.date ?? first?.date ?? '']
}

function dateOf(year: number, month: number, day: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}`
}

function dateFaults(
  { date, note }: NoticeDate,
  place: { readonly line: number; readonly text: string },
): readonly NoticeFault[] {
  if (!isRealDate(date)) return [{ code: 'NoSuchDate', ...place }]
  const weekday = /(?:星期|周)([日一二三四五六天])/.exec(note)?.[1]?.replace('天', '日')
  return weekday === undefined || WEEKDAYS.indexOf(weekday) === weekdayOf(date)
    ? []
    : [{ code: 'Weekday', date, ...place }]
}

/** "共3天" must be what was read. */
function rangeFaults(
  found: readonly Holiday[],
  place: { readonly line: number; readonly text: string },
): readonly NoticeFault[] {
  if (found.some(({ from, to }) => to < from)) return [{ code: 'Backwards', ...place }]
  const said = /(?:共|放假)(\d+)天/.exec(place.text)?.[1]
  const read = found.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)
  return said === undefined || Number(said) === read ? [] : [{ code: 'Count', said: Number(said), read, ...place }]
}

/** Title, number and date of signing, as far as they are written. */
function sourceOf(text: string, year: number): string {
  const no = /国办发明电[〔[(]\d{4}[〕\])]\d+号/.exec(text)?.[0]
  const [, y, m, d] = /(?:^|\n)(\d{4})年(\d{1,2})月(\d{1,2})日(?:\n|$)/.exec(text) ?? []
  const signed = y === undefined ? undefined : dateOf(Number(y), Number(m), Number(d))
  const marks = [no, signed].filter((one) => one !== undefined).join('，')
  return `国务院办公厅关于${year}年部分节假日安排的通知${marks === '' ? '' : `（${marks}）`}`
}
