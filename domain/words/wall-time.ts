/** Wall time of a place: date and minute of day from UTC milliseconds and back, through the changes of the clock. */

export interface WallTime {
  /** 'YYYY-MM-DD' */
  readonly date: string
  /** Minutes since midnight by the clock on the wall, 0..1439. */
  readonly minute: number
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const QUARTER_MS = 900_000
const OFFSETS_KEPT = 1000
const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

/** What the clock on the wall shows at `atMs` (UTC ms) in an IANA zone. Seconds are dropped. */
export function wallTime(atMs: number, timeZone: string): WallTime {
  const local = atMs + offsetMs(atMs, timeZone)
  return { date: isoDate(local), minute: Math.floor((((local % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS) }
}

/**
 * The moment (UTC ms) at which the wall shows `minute` (0..1440 and beyond) of `date`. A time that a clock change
 * leaves out
 * is taken as that much later; of one that it repeats, the first is meant.
 */
export function momentOf(date: string, minute: number, timeZone: string): number {
  const local = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS
  const early = local - offsetMs(local - DAY_MS, timeZone)
  const late = local - offsetMs(local + DAY_MS, timeZone)
  const fits = [early, late].filter((moment) => moment + offsetMs(moment, timeZone) === local)
  return fits.length > 0 ? Math.min(...fits) : early
}

/** "08:30" → 510; "24:00" → 1440. */
export function minuteOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** 510 → "08:30" */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Whether something is written as a date is, whether a calendar has such a day or not: '2026-02-30'. */
export function isDateLike(date: unknown): date is string {
  return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)
}

/** Whether a text is the 'YYYY-MM-DD' of a day that some calendar has. */
export function isRealDate(date: string): boolean {
  const ms = isDateLike(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(ms) && isoDate(ms) === date
}

/** 'YYYY-MM-DD' so many days later (or earlier). */
export function addDays(date: string, days: number): string {
  return isoDate(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS)
}

/** Days from one date to another; positive when `to` is later. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: string): number {
  return (((Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS) + 4) % 7) + 7) % 7
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/**
 * Clocks change on whole quarters of an hour only, so one answer holds for a quarter; formatting is slow, and every
 * ticket asks.
 */
function offsetMs(atMs: number, timeZone: string): number {
  const quarter = Math.floor(atMs / QUARTER_MS)
  const known = offsets.get(timeZone)?.get(quarter)
  if (known !== undefined) return known
  const offset = formattedOffsetMs(atMs, timeZone)
  let ofZone = offsets.get(timeZone)
  if (!ofZone || ofZone.size >= OFFSETS_KEPT) offsets.set(timeZone, (ofZone = new Map()))
  ofZone.set(quarter, offset)
  return offset
}

function formattedOffsetMs(atMs: number, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(atMs))
    if (type !== 'literal') parts[type] = Number(value)
  const shown = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    parts.hour ?? 0,
    parts.minute ?? 0,
    parts.second ?? 0,
  )
  return shown - Math.floor(atMs / 1000) * 1000
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format
}
