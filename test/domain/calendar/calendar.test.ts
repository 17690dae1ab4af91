/** The calendar of a hall: what a date is, the seven hours, working days, and what is offered minute by minute. */
import { noticeAlerts } from '../../../domain/views/overdue-alerts.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFaults, regularMinutes } from '../../../domain/calendar/check.ts'
import { dayPlan, isWorkingDay, missingTables } from '../../../domain/calendar/day-plan.ts'
import { addWorkingDays, workingDaysBetween, workingDaysOf } from '../../../domain/calendar/working-days.ts'
import { countersAt, queueOffer } from '../../../domain/calendar/offer.ts'
import { addDays, momentOf, minuteOf, wallTime } from '../../../domain/words/wall-time.ts'
import { county, session } from './sample-calendar.ts'
import { holds } from '../../support/property.ts'

const SHANGHAI = 'Asia/Shanghai'
const at = (date: string, time: string, zone = SHANGHAI): number => momentOf(date, minuteOf(time), zone)
const winterWith = (workday: readonly ReturnType<typeof session>[]) => ({
  ...county,
  seasons: county.seasons.map((season) => (season.name === 'winter' ? { ...season, workday } : season)),
})

describe('the days of a year', () => {
  it('CAL-1 CAL-2 a Sunday of the notice works, a holiday does not, and a rest day is neither', () => {
    expect(dayPlan(county, '2026-09-20').kind).toBe('makeup')
    expect(isWorkingDay(county, '2026-09-20')).toBe(true)
    expect(dayPlan(county, '2026-10-01')).toMatchObject({ kind: 'holiday', holiday: '国庆节', status: 'official' })
    expect(isWorkingDay(county, '2026-10-01')).toBe(false)
    expect(dayPlan(county, '2026-11-28').kind).toBe('restDay')
    expect(dayPlan(county, '2026-02-14').kind).toBe('makeup')
  })

  it('CAL-1 of two notices that name a day the one of its own year counts, where that one is silent the coming one', () => {
    const coming = { ...county.tables[0]!, year: 2027, source: 'coming', makeupWorkdays: ['2026-12-27', '2026-09-21'] }
    const [both] = [{ ...county, tables: [...county.tables.filter(({ year }) => year === 2026), coming] }]
    const holidays = [{ name: 'x', from: '2026-10-01', to: '2026-10-01' }]
    const known = { ...both, tables: [...both.tables.slice(0, -1), { ...coming, holidays }] }
    expect(dayPlan(known, '2026-12-27')).toMatchObject({ kind: 'makeup', source: 'coming' })
    expect(dayPlan(known, '2026-10-01')).toMatchObject({ holiday: '国庆节', source: county.tables[0]!.source })
  })

  it('CAL-2 2026 has the nineteen weekday holidays and six make-up days of the notice', () => {
    let holidays = 0
    let makeup = 0
    for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      const { kind } = dayPlan(county, date)
      const isWeekday = ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
      if (kind === 'holiday' && isWeekday) holidays += 1
      if (kind === 'makeup') makeup += 1
    }
    expect([holidays, makeup]).toEqual([19, 6])
  })

  it('CAL-3 a year without an official table says provisional and names its source', () => {
    expect(dayPlan(county, '2027-03-01')).toMatchObject({
      status: 'provisional',
      source: '尚无国务院通知，按法定节日估计',
    })
    expect(dayPlan(county, '2031-03-03')).toMatchObject({ kind: 'workday', status: 'provisional' })
  })

  it('CAL-5 warns from sixty days before a stretch that has no official table, and on the floor from thirty', () => {
    expect(missingTables(county, '2026-11-01')).toEqual([])
    expect(missingTables(county, '2026-11-02')).toEqual([{ year: 2027, inDays: 60, status: 'provisional' }])
    expect(noticeAlerts(county, '2026-12-01', 'Asia/Shanghai')).toEqual([])
    expect(noticeAlerts(county, '2026-12-02', 'Asia/Shanghai')).toMatchObject([
      { level: 'yellow', kind: 'noNotice', value: 2027, sinceMs: Date.parse('2026-12-02T00:00:00+08:00') },
    ])
    expect(missingTables(county, '2030-05-01')).toEqual([{ year: 2030, inDays: 0, status: 'missing' }])
  })

  it('CAL-4 working days skip holidays and count make-up days', () => {
    const days = workingDaysOf(county)
    expect(addWorkingDays('2026-09-30', 1, days)).toBe('2026-10-08')
    expect(addWorkingDays('2026-10-08', 2, days)).toBe('2026-10-10')
    expect(addWorkingDays('2026-10-03', 0, days)).toBe('2026-10-08')
    expect(workingDaysBetween('2026-09-30', '2026-10-12', days)).toBe(4)
  })

  it('CAL-4 adding and counting working days agree', async () => {
    const days = workingDaysOf(county)
    await holds(
      'calendar working days',
      fc.property(fc.integer({ min: 0, max: 360 }), fc.integer({ min: 0, max: 30 }), (offset, count) => {
        const from = addWorkingDays(addDays('2026-01-01', offset), 0, days)
        expect(workingDaysBetween(from, addWorkingDays(from, count, days), days)).toBe(count)
      }),
      100,
    )
  })
})

describe('the seven hours of article 11', () => {
  it('CAL-6 refuses a working day of 6 h 45 and names article 11; takes 7 h 00', () => {
    const short = winterWith([session('regular', '08:30', '12:00'), session('regular', '14:00', '17:15')])
    expect(calendarFaults(short)).toContainEqual({
      code: 'WorkdayTooShort',
      path: expect.stringMatching(/^seasons\.\d\.workday$/) as string,
      season: 'winter',
      minutes: 405,
      least: 420,
      article: 11,
    })
    expect(calendarFaults(county)).toEqual([])
  })

  it('CAL-6 extended and booked-only hours do not count, and overlapping hours count once', () => {
    expect(
      regularMinutes([
        session('regular', '09:00', '12:00'),
        session('regular', '11:00', '13:00', { queues: ['A'] }),
        session('extended', '17:00', '19:00'),
      ]),
    ).toBe(240)
    expect(regularMinutes([session('regular', '09:00', '12:00', { isBookedOnly: true })])).toBe(0)
  })

  it('CAL-6 names a session that runs backwards, a day without a season and a make-up day on a weekday', () => {
    const broken = {
      ...winterWith([session('regular', '12:00', '08:30')]),
      tables: [{ ...county.tables[0]!, makeupWorkdays: ['2026-09-21'] }],
    }
    expect(calendarFaults(broken).map((fault) => fault.code)).toEqual([
      'SessionBackwards',
      'WorkdayTooShort',
      'MakeupOnWeekday',
    ])
    expect(calendarFaults({ ...county, seasons: county.seasons.slice(0, 1) })).toContainEqual({
      code: 'DayWithoutSeason',
      path: 'seasons',
      date: '05-01',
    })
  })
})

describe('one kiosk through a whole week, minute by minute', () => {
  /** Runs of the same offer: [first minute "Mon 08:10", what]. */
  function walk(queue: string, from: string, days: number, zone = SHANGHAI, calendar = county): readonly string[] {
    const runs: string[] = []
    let before = ''
    const start = at(from, '00:00', zone)
    const end = at(addDays(from, days), '00:00', zone)
    for (let now = start; now < end; now += 60_000) {
      const offer = queueOffer(calendar, queue, now, zone, 12)
      const said = offer.kind === 'tickets' ? 'tickets' : offer.reason
      if (said === before) continue
      before = said
      const wall = wallTime(now, zone)
      runs.push(
        `${wall.date.slice(5)} ${String(Math.floor(wall.minute / 60)).padStart(2, '0')}:${String(wall.minute % 60).padStart(2, '0')} ${said}`,
      )
    }
    return runs
  }

  it('CAL-7 CAL-8 an ordinary queue over the National Day week with its make-up Saturday', () => {
    expect(walk('C', '2026-10-06', 6)).toEqual([
      '10-06 00:00 holiday',
      '10-08 00:00 beforeOpening',
      '10-08 08:10 tickets',
      '10-08 11:48 afterCutoff',
      '10-08 12:00 noon',
      '10-08 13:40 tickets',
      '10-08 17:18 afterCutoff',
      '10-08 17:30 afterClosing',
      '10-09 00:00 beforeOpening',
      '10-09 08:10 tickets',
      '10-09 11:48 afterCutoff',
      '10-09 12:00 noon',
      '10-09 13:40 tickets',
      '10-09 17:18 afterCutoff',
      '10-09 17:30 afterClosing',
      '10-10 00:00 beforeOpening',
      '10-10 08:10 tickets',
      '10-10 11:48 afterCutoff',
      '10-10 12:00 noon',
      '10-10 13:40 tickets',
      '10-10 17:18 afterCutoff',
      '10-10 17:30 afterClosing',
      '10-11 00:00 restDay',
    ])
  })

  it('CAL-7 a queue with weekend hours and booked-only holiday service', () => {
    expect(walk('G', '2026-11-28', 1)).toEqual([
      '11-28 00:00 beforeOpening',
      '11-28 09:10 tickets',
      '11-28 15:18 afterCutoff',
      '11-28 15:30 afterClosing',
    ])
    expect(walk('G', '2026-10-02', 1)).toEqual(['10-02 00:00 bookedOnly'])
  })

  it('CAL-9 always says when numbers are given again, and is right about it', () => {
    for (let now = at('2026-09-30', '00:00'); now < at('2026-10-09', '00:00'); now += 17 * 60_000) {
      const offer = queueOffer(county, 'C', now, SHANGHAI, null)
      if (offer.kind === 'tickets') continue
      expect(offer.againMs).not.toBeNull()
      expect(queueOffer(county, 'C', offer.againMs as number, SHANGHAI, null).kind).toBe('tickets')
      expect(queueOffer(county, 'C', (offer.againMs as number) - 60_000, SHANGHAI, null).kind).toBe('none')
    }
  })

  it('CAL-7 keeps the hours of the wall through the changes of the clock in another time zone', () => {
    const plain = { ...county, tables: [], holiday: [] }
    for (const sunday of ['2026-03-29', '2026-10-25']) {
      const monday = addDays(sunday, 1)
      expect(walk('G', sunday, 2, 'Europe/Warsaw', plain).slice(0, 4)).toEqual([
        `${sunday.slice(5)} 00:00 restDay`,
        `${monday.slice(5)} 00:00 beforeOpening`,
        `${monday.slice(5)} 08:10 tickets`,
        `${monday.slice(5)} 11:48 afterCutoff`,
      ])
    }
  })

  it('CAL-8 the cut-off leaves room for the wait, never more than half an hour, never less than nothing', () => {
    const open = (time: string, wait: number | null): string =>
      queueOffer(county, 'C', at('2026-11-25', time), SHANGHAI, wait).kind
    expect([open('16:59', 90), open('17:00', 90)]).toEqual(['tickets', 'none'])
    expect([open('17:24', 5), open('17:25', 5)]).toEqual(['tickets', 'none'])
    expect([open('16:59', null), open('17:00', null)]).toEqual(['tickets', 'none'])
  })

  it('CAL-10 an accepted request adds its session to that day alone', () => {
    const asked = {
      ...county,
      exceptions: [
        {
          date: '2026-11-29',
          reason: '应约开放',
          isAdded: true,
          sessions: [session('weekend', '10:00', '11:00', { queues: ['L'], isBookedOnly: true })],
        },
      ],
    }
    expect(countersAt(asked, at('2026-11-29', '10:30'), SHANGHAI).isOpen).toBe(true)
    expect(countersAt(county, at('2026-11-29', '10:30'), SHANGHAI)).toMatchObject({
      isOpen: false,
      nextMs: at('2026-11-30', '08:30'),
    })
    expect(queueOffer(asked, 'L', at('2026-11-29', '10:30'), SHANGHAI, null)).toMatchObject({
      kind: 'none',
      reason: 'bookedOnly',
    })
  })
})
