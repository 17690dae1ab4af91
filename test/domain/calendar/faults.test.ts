/** What forbids a calendar, each fault whole: its place, its words, its dates. */
import { describe, expect, it } from 'vitest'
import type { HallCalendar, YearTable } from '../../../domain/plan/calendar-tables.ts'
import { calendarFaults, regularMinutes } from '../../../domain/calendar/check.ts'
import { dayPlan } from '../../../domain/calendar/day-plan.ts'
import { county, session } from './sample-calendar.ts'

const [winter, summer] = county.seasons
const seasons = (change: Partial<HallCalendar['seasons'][number]>): HallCalendar => ({
  ...county,
  seasons: [{ ...winter!, ...change }, summer!],
})
const [table] = county.tables
const tables = (...changed: readonly Partial<YearTable>[]): HallCalendar => ({
  ...county,
  tables: changed.map((change) => ({ ...table!, ...change })),
})
const backwards = [session('weekend', '15:00', '10:00')]

describe('a fault of the calendar', () => {
  it.each(['workday', 'saturday', 'sunday'] as const)(
    'CAL-6 SET-1 SET-6 a session that runs backwards on a %s is refused, at its place',
    (part) => {
      const good = part === 'workday' ? winter!.workday : []
      expect(calendarFaults(seasons({ [part]: [...good, ...backwards] }))).toEqual([
        { code: 'SessionBackwards', path: `seasons.0.${part}.${good.length}`, from: '15:00', to: '10:00' },
      ])
    },
  )

  it('CAL-6 SET-6 so it is on holidays, in self-service and on a day of its own; none takes no time or ends after midnight', () => {
    const code = 'SessionBackwards'
    expect(calendarFaults({ ...county, holiday: backwards })).toEqual([
      { code, path: 'holiday.0', from: '15:00', to: '10:00' },
    ])
    expect(calendarFaults({ ...county, selfService: [session('selfService', '08:00', '08:00')] })).toEqual([
      { code, path: 'selfService.0', from: '08:00', to: '08:00' },
    ])
    const day = { date: '2026-11-24', reason: 'x', isAdded: false }
    const exceptions = [
      { ...day, sessions: [] },
      { ...day, date: '2026-11-25', sessions: [session('regular', '08:00', '24:30')] },
    ]
    expect(calendarFaults({ ...county, exceptions })).toEqual([
      { code, path: 'exceptions.1.sessions.0', from: '08:00', to: '24:30' },
    ])
  })

  it('CAL-6 SET-6 two sessions of one kind that serve one queue at one time overlap; different queues and kinds do not, nor do neighbours', () => {
    const faultsOf = (saturday: typeof backwards) => calendarFaults(seasons({ saturday }))
    expect(faultsOf([session('weekend', '09:00', '11:00'), session('weekend', '10:59', '12:00')])).toEqual([
      { code: 'SessionsOverlap', path: 'seasons.0.saturday.1', at: '10:59' },
    ])
    const forC = { queues: ['C'] }
    expect(faultsOf([session('weekend', '09:00', '11:00'), session('weekend', '11:00', '12:00')])).toEqual([])
    expect(faultsOf([session('weekend', '11:00', '12:00'), session('weekend', '09:00', '11:00')])).toEqual([])
    expect(
      faultsOf([session('weekend', '09:00', '11:00', forC), session('weekend', '10:00', '12:00', { queues: ['D'] })]),
    ).toEqual([])
    expect(
      faultsOf([
        session('weekend', '09:00', '11:00', forC),
        session('weekend', '10:00', '12:00', { queues: ['D', 'C'] }),
      ]),
    ).toHaveLength(1)
    expect(faultsOf([session('weekend', '09:00', '11:00'), session('extended', '10:00', '12:00')])).toEqual([])
  })

  it('CAL-6 a working day of less than seven hours names its season, its minutes and article 11', () => {
    expect(calendarFaults(seasons({ workday: [session('regular', '09:00', '15:59')] }))).toEqual([
      { code: 'WorkdayTooShort', path: 'seasons.0.workday', season: 'winter', minutes: 419, least: 420, article: 11 },
    ])
    expect(calendarFaults(seasons({ workday: [session('regular', '09:00', '16:00')] }))).toEqual([])
  })

  it('CAL-6 overlapping regular hours count once, in whatever order they stand', () => {
    const spans = [
      session('regular', '13:00', '16:00'),
      session('regular', '09:00', '12:00'),
      session('regular', '11:00', '14:00'),
    ]
    expect(regularMinutes(spans)).toBe(7 * 60)
    expect(regularMinutes([...spans].reverse())).toBe(7 * 60)
    expect(regularMinutes([session('regular', '09:00', '17:00'), session('regular', '10:00', '11:00')])).toBe(480)
  })

  it('CAL-6 SET-6 a day without a season is named', () => {
    expect(calendarFaults({ ...county, seasons: [winter!] })).toEqual([
      { code: 'DayWithoutSeason', path: 'seasons', date: '05-01' },
    ])
  })
})

describe('a fault of a table', () => {
  it('SET-6 a second table of a year points at its year, one without a source at its source', () => {
    expect(calendarFaults(tables({}, { source: ' ' }))).toEqual([
      { code: 'TableTwice', path: 'tables.1.year', year: 2026 },
      { code: 'SourceMissing', path: 'tables.1.source', year: 2026 },
    ])
  })

  it('SET-6 a date of another year points at its own field', () => {
    const holidays = [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
      { name: '春节', from: '2025-11-30', to: '2027-01-02' },
    ]
    expect(calendarFaults(tables({ holidays, makeupWorkdays: ['2026-01-04', '2027-01-09'] }))).toEqual([
      { code: 'WrongYear', path: 'tables.0.holidays.1.from', year: 2026, date: '2025-11-30' },
      { code: 'WrongYear', path: 'tables.0.holidays.1.to', year: 2026, date: '2027-01-02' },
      { code: 'WrongYear', path: 'tables.0.makeupWorkdays.1', year: 2026, date: '2027-01-09' },
    ])
  })

  it('SET-6 a holiday that runs backwards tells both dates, a make-up day on a weekday its own', () => {
    const holidays = [{ name: '元旦', from: '2026-01-03', to: '2026-01-01' }]
    expect(calendarFaults(tables({ holidays, makeupWorkdays: ['2026-01-05', '2026-01-09', '2026-01-10'] }))).toEqual([
      { code: 'HolidayBackwards', path: 'tables.0.holidays.0.to', from: '2026-01-03', to: '2026-01-01' },
      { code: 'MakeupOnWeekday', path: 'tables.0.makeupWorkdays.0', date: '2026-01-05' },
      { code: 'MakeupOnWeekday', path: 'tables.0.makeupWorkdays.1', date: '2026-01-09' },
    ])
  })
})

describe('a day', () => {
  it('CAL-2 a make-up day inside a holiday’s span is a working day and names no holiday', () => {
    const calendar = tables({
      holidays: [{ name: '春节', from: '2026-02-14', to: '2026-02-23' }],
      makeupWorkdays: ['2026-02-14'],
    })
    expect(dayPlan(calendar, '2026-02-14')).toMatchObject({ kind: 'makeup', holiday: null, sessions: { length: 3 } })
    expect(dayPlan(calendar, '2026-02-16')).toMatchObject({ kind: 'holiday', holiday: '春节' })
  })

  it('CAL-1 a season holds from its first day to its last, over New Year too, in whatever order they are listed', () => {
    for (const calendar of [county, { ...county, seasons: [summer!, winter!] }])
      expect(
        ['2026-04-30', '2026-05-06', '2026-09-30', '2026-10-08', '2026-12-31'].map(
          (date) => dayPlan(calendar, date).sessions.at(-1)?.to,
        ),
      ).toEqual(['17:30', '18:00', '18:00', '17:30', '17:30'])
  })

  it('CAL-3 a day without a table names its year in the source and is provisional', () => {
    expect(dayPlan(county, '2031-03-03')).toMatchObject({
      status: 'provisional',
      source: expect.stringContaining('2031'),
      kind: 'workday',
    })
  })

  it('CAL-1 an exception replaces a day’s sessions and says why, an added one comes on top in order of time', () => {
    const own = { date: '2026-11-24', reason: '停电', sessions: [session('regular', '10:00', '12:00')], isAdded: false }
    const added = {
      date: '2026-11-24',
      reason: '延时',
      sessions: [session('extended', '07:00', '08:00')],
      isAdded: true,
    }
    const plan = dayPlan({ ...county, exceptions: [added, own] }, '2026-11-24')
    expect(plan.exception).toBe('停电')
    expect(plan.sessions.map((one) => one.from)).toEqual(['00:00', '07:00', '10:00'])
    expect(dayPlan({ ...county, exceptions: [added] }, '2026-11-24')).toMatchObject({ exception: '延时' })
    expect(dayPlan({ ...county, exceptions: [added, own] }, '2026-11-25').exception).toBeNull()
  })
})
