/** What one date is, and which sessions it has. */
import {
  WARN_DAYS,
  type HallCalendar,
  type Season,
  type Session,
  type TableStatus,
  type YearTable,
} from '../plan/calendar-tables.ts'
import { addDays, daysBetween, minuteOf, weekdayOf } from '../words/wall-time.ts'

export type DayKind = 'workday' | 'makeup' | 'restDay' | 'holiday'

export interface DayPlan {
  readonly date: string
  readonly kind: DayKind
  /** Name of the holiday; null on other days. */
  readonly holiday: string | null
  /** 'provisional' where no official table covers the year. */
  readonly status: TableStatus
  readonly source: string
  /** Why the hall ordered this day otherwise; null when it did not. */
  readonly exception: string | null
  /** By their beginning; self-service included. */
  readonly sessions: readonly Session[]
}

/** A calendar never changes, it is replaced; every ticket and every kiosk's view asks for the same few dates. */
const plans = new WeakMap<HallCalendar, Map<string, DayPlan>>()
const PLANS_KEPT = 1000

/** The plan of a date (CAL-1 … CAL-3). `date` is 'YYYY-MM-DD' in the hall's zone. */
export function dayPlan(calendar: HallCalendar, date: string): DayPlan {
  let ofCalendar = plans.get(calendar)
  const known = ofCalendar?.get(date)
  if (known) return known
  if (!ofCalendar || ofCalendar.size >= PLANS_KEPT) plans.set(calendar, (ofCalendar = new Map()))
  const plan = planOf(calendar, date)
  ofCalendar.set(date, plan)
  return plan
}

function planOf(calendar: HallCalendar, date: string): DayPlan {
  const table = tableOf(calendar, date)
  const holiday = table?.holidays.find((one) => one.from <= date && date <= one.to)?.name ?? null
  const weekday = weekdayOf(date)
  const isWeekend = weekday === 0 || weekday === 6
  const isMakeup = table?.makeupWorkdays.includes(date) ?? false
  const kind: DayKind = isMakeup ? 'makeup' : holiday !== null ? 'holiday' : isWeekend ? 'restDay' : 'workday'
  const exception = calendar.exceptions.find((one) => one.date === date && !one.isAdded)
  const added = calendar.exceptions.filter((one) => one.date === date && one.isAdded)
  const own = exception ? exception.sessions : counterSessions(calendar, date, kind, weekday)
  return {
    date,
    kind,
    holiday: isMakeup ? null : holiday,
    status: table?.status ?? 'provisional',
    source: table?.source ?? `no table for ${date.slice(0, 4)}; the plain week is assumed`,
    exception: exception?.reason ?? added[0]?.reason ?? null,
    sessions: [...own, ...added.flatMap((one) => one.sessions), ...calendar.selfService].sort(
      (a, b) => minuteOf(a.from) - minuteOf(b.from) || minuteOf(a.to) - minuteOf(b.to),
    ),
  }
}

/** The table that speaks of a date: in December the coming year's notice may, else that of its own year. */
function tableOf(calendar: HallCalendar, date: string): YearTable | undefined {
  const year = Number(date.slice(0, 4))
  const own = calendar.tables.find((one) => one.year === year)
  const coming = calendar.tables.find((one) => one.year === year + 1)
  return coming !== undefined && !(own && namesDate(own, date)) && namesDate(coming, date) ? coming : own
}

function namesDate(table: YearTable, date: string): boolean {
  return table.makeupWorkdays.includes(date) || table.holidays.some((one) => one.from <= date && date <= one.to)
}

/** Whether a date is a working day: a weekday that is no holiday, or a make-up day (CAL-2). */
export function isWorkingDay(calendar: HallCalendar, date: string): boolean {
  const { kind } = dayPlan(calendar, date)
  return kind === 'workday' || kind === 'makeup'
}

/** Years within the next sixty days that no official table covers (CAL-5); the hall must ask for the notice. */
export function missingTables(
  calendar: HallCalendar,
  today: string,
): readonly { readonly year: number; readonly inDays: number; readonly status: TableStatus | 'missing' }[] {
  const years = [...new Set([today.slice(0, 4), addDays(today, WARN_DAYS).slice(0, 4)])].map(Number)
  return years.flatMap((year) => {
    const table = calendar.tables.find((one) => one.year === year)
    if (table?.status === 'official') return []
    return [
      { year, inDays: Math.max(0, daysBetween(today, `${year}-01-01`)), status: table?.status ?? ('missing' as const) },
    ]
  })
}

/** The season that a date falls in; a season may run over New Year. */
export function seasonOf(calendar: HallCalendar, date: string): Season | null {
  const day = date.slice(5)
  return calendar.seasons.find((season) => isInSeason(season, day)) ?? null
}

/** Whether a season has a day 'MM-DD'. */
export function isInSeason({ from, to }: Season, day: string): boolean {
  return from <= to ? from <= day && day <= to : day >= from || day <= to
}

function counterSessions(calendar: HallCalendar, date: string, kind: DayKind, weekday: number): readonly Session[] {
  if (kind === 'holiday') return calendar.holiday
  const season = seasonOf(calendar, date)
  if (season === null) return []
  if (kind === 'restDay') return weekday === 6 ? season.saturday : season.sunday
  return season.workday
}
