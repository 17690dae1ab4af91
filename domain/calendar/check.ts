/**
 * Checks a calendar before it comes into force: the seven hours of article 11, sessions that make sense, tables that
 * name their source.
 */
import { WORKDAY_LEAST_MIN, type HallCalendar, type Season, type Session } from '../plan/calendar-tables.ts'
import { isInSeason, seasonOf } from './day-plan.ts'
import { addDays, isRealDate, minuteOf, weekdayOf } from '../words/wall-time.ts'

/** `path` is the place in the calendar, like "seasons.0.workday.1". */
export type CalendarFault = { readonly path: string } & (
  | {
      readonly code: 'WorkdayTooShort'
      readonly season: string
      readonly minutes: number
      readonly least: number
      readonly article: 11
    }
  | { readonly code: 'SessionBackwards'; readonly from: string; readonly to: string }
  | { readonly code: 'SessionsOverlap'; readonly at: string }
  | { readonly code: 'DayWithoutSeason'; readonly date: string }
  | { readonly code: 'TableTwice'; readonly year: number }
  | { readonly code: 'WrongYear'; readonly year: number; readonly date: string }
  | { readonly code: 'MakeupOnWeekday'; readonly date: string }
  | { readonly code: 'HolidayBackwards'; readonly from: string; readonly to: string }
  | { readonly code: 'SourceMissing'; readonly year: number }
  | { readonly code: 'NoSuchDate'; readonly date: string }
  | { readonly code: 'SeasonsOverlap'; readonly date: string }
  | { readonly code: 'OrderTwice'; readonly date: string }
)

/** Everything that forbids this calendar, in the order of reading; empty: it may come into force (CAL-6). */
export function calendarFaults(calendar: HallCalendar): readonly CalendarFault[] {
  const faults: CalendarFault[] = []
  for (const [at, season] of calendar.seasons.entries()) {
    for (const part of ['workday', 'saturday', 'sunday'] as const)
      faults.push(...sessionFaults(season[part], `seasons.${at}.${part}`))
    const minutes = regularMinutes(season.workday)
    if (minutes < WORKDAY_LEAST_MIN)
      faults.push({
        code: 'WorkdayTooShort',
        path: `seasons.${at}.workday`,
        season: season.name,
        minutes,
        least: WORKDAY_LEAST_MIN,
        article: 11,
      })
  }
  faults.push(...sessionFaults(calendar.holiday, 'holiday'), ...sessionFaults(calendar.selfService, 'selfService'))
  calendar.exceptions.forEach((exception, at) =>
    faults.push(...sessionFaults(exception.sessions, `exceptions.${at}.sessions`)),
  )
  const gap = firstWithoutSeason(calendar)
  if (gap !== null) faults.push({ code: 'DayWithoutSeason', path: 'seasons', date: gap })
  return [...dateFaults(calendar), ...faults, ...twiceFaults(calendar), ...tableFaults(calendar)]
}

/** Dates that no calendar has: 2026-02-30, 13-05. */
function dateFaults({ seasons, tables, exceptions }: HallCalendar): readonly CalendarFault[] {
  const named = [
    ...seasons.flatMap(({ from, to }, at) => [
      // A leap year has every day of every year.
      [`seasons.${at}.from`, `2028-${from}`],
      [`seasons.${at}.to`, `2028-${to}`],
    ]),
    ...tables.flatMap(({ holidays, makeupWorkdays }, at) => [
      ...holidays.flatMap(({ from, to }, place) => [
        [`tables.${at}.holidays.${place}.from`, from],
        [`tables.${at}.holidays.${place}.to`, to],
      ]),
      ...makeupWorkdays.map((date, place) => [`tables.${at}.makeupWorkdays.${place}`, date]),
    ]),
    ...exceptions.map(({ date }, at) => [`exceptions.${at}.date`, date]),
  ]
  return named.flatMap(([path = '', date = '']) =>
    isRealDate(date) ? [] : [{ code: 'NoSuchDate', path, date: date.replace(/^2028-/, '') }],
  )
}

/** Two orders that each say what the whole of one day is, and seasons that both claim a day. */
function twiceFaults({ seasons, exceptions }: HallCalendar): readonly CalendarFault[] {
  const whole = exceptions.map((one) => (one.isAdded ? null : one.date))
  const orders = whole.flatMap((date, at): readonly CalendarFault[] =>
    date !== null && whole.indexOf(date) < at ? [{ code: 'OrderTwice', path: `exceptions.${at}.date`, date }] : [],
  )
  const clashes = seasons.flatMap((season, at): readonly CalendarFault[] => {
    const day = firstOfBoth(season, seasons.slice(0, at))
    return day === null ? [] : [{ code: 'SeasonsOverlap', path: `seasons.${at}.from`, date: day }]
  })
  return [...orders, ...clashes]
}

function firstOfBoth(season: Season, others: readonly Season[]): string | null {
  for (let date = '2028-01-01'; date <= '2028-12-31'; date = addDays(date, 1)) {
    const day = date.slice(5)
    if (isInSeason(season, day) && others.some((other) => isInSeason(other, day))) return day
  }
  return null
}

/** Minutes of a day in which regular service is open, overlaps counted once. */
export function regularMinutes(sessions: readonly Session[]): number {
  const spans = sessions
    .filter((session) => session.kind === 'regular' && !session.isBookedOnly)
    .map((session) => [minuteOf(session.from), minuteOf(session.to)] as const)
    .sort((a, b) => a[0] - b[0])
  let minutes = 0
  let until = 0
  for (const [from, to] of spans) {
    minutes += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return minutes
}

function sessionFaults(sessions: readonly Session[], path: string): readonly CalendarFault[] {
  const faults: CalendarFault[] = []
  sessions.forEach((session, at) => {
    if (minuteOf(session.to) <= minuteOf(session.from) || minuteOf(session.to) > 1440)
      faults.push({ code: 'SessionBackwards', path: `${path}.${at}`, from: session.from, to: session.to })
    const clash = sessions
      .slice(0, at)
      .find(
        (other) =>
          other.kind === session.kind &&
          minuteOf(other.from) < minuteOf(session.to) &&
          minuteOf(session.from) < minuteOf(other.to) &&
          shareQueues(other, session),
      )
    if (clash) faults.push({ code: 'SessionsOverlap', path: `${path}.${at}`, at: session.from })
  })
  return faults
}

function shareQueues(a: Session, b: Session): boolean {
  return a.queues === null || b.queues === null || a.queues.some((queue) => b.queues?.includes(queue))
}

function firstWithoutSeason(calendar: HallCalendar): string | null {
  // A leap year has every day of every year.
  for (let date = '2028-01-01'; date <= '2028-12-31'; date = addDays(date, 1))
    if (seasonOf(calendar, date) === null) return date.slice(5)
  return null
}

function tableFaults(calendar: HallCalendar): readonly CalendarFault[] {
  const faults: CalendarFault[] = []
  calendar.tables.forEach((table, at) => {
    if (calendar.tables.findIndex((other) => other.year === table.year) !== at)
      faults.push({ code: 'TableTwice', path: `tables.${at}.year`, year: table.year })
    if (table.source.trim() === '')
      faults.push({ code: 'SourceMissing', path: `tables.${at}.source`, year: table.year })
    // A notice may begin with the last days of the year before: 2022-12-31 to 2023-01-02.
    const isElsewhere = (date: string): boolean =>
      Number(date.slice(0, 4)) !== table.year && date.slice(0, 7) !== `${table.year - 1}-12`
    table.holidays.forEach(({ from, to }, place) => {
      for (const [key, date] of [
        ['from', from],
        ['to', to],
      ] as const)
        if (isElsewhere(date))
          faults.push({ code: 'WrongYear', path: `tables.${at}.holidays.${place}.${key}`, year: table.year, date })
      if (to < from) faults.push({ code: 'HolidayBackwards', path: `tables.${at}.holidays.${place}.to`, from, to })
    })
    table.makeupWorkdays.forEach((date, place) => {
      if (isElsewhere(date))
        faults.push({ code: 'WrongYear', path: `tables.${at}.makeupWorkdays.${place}`, year: table.year, date })
      else if (weekdayOf(date) >= 1 && weekdayOf(date) <= 5)
        faults.push({ code: 'MakeupOnWeekday', path: `tables.${at}.makeupWorkdays.${place}`, date })
    })
  })
  return faults
}
