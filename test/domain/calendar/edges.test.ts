/** The edges of hours and notices: one session only, sessions side by side, queues that end apart, dates that are none. */
import { describe, expect, it } from 'vitest'
import { calendarFaults } from '../../../domain/calendar/check.ts'
import { hallHours, stretchesOf } from '../../../domain/calendar/hall-hours.ts'
import { noticeTables } from '../../../domain/calendar/notice.ts'
import { breakOf, countersAt, offerAt, queueOffer, ticketWindow } from '../../../domain/calendar/offer.ts'
import { calendarFor } from '../../../domain/calendar/own-calendar.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { settingsWith } from '../queue-day/hall.ts'
import { county, session } from './sample-calendar.ts'

const ZONE = 'Asia/Shanghai'
const at = (date: string, time: string): number => Date.parse(`${date}T${time}:00+08:00`)
const [winter, summer] = county.seasons

it('NOBODY-2 the break that a queue is in, or comes to, on one day', () => {
  const rest = (time: string, queue = 'C') => {
    const found = breakOf(county, queue, at('2026-11-25', time), ZONE)
    return found?.map((ms) => new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)) ?? null
  }
  expect(rest('08:15')).toEqual(['00:00', '08:30'])
  expect([rest('08:30'), rest('11:59'), rest('13:59')]).toEqual([
    ['12:00', '14:00'],
    ['12:00', '14:00'],
    ['12:00', '14:00'],
  ])
  expect([rest('14:00'), rest('20:00')]).toEqual([null, null])
  // What goes on as something else ends is no break.
  expect(rest('15:00', 'D')).toBeNull()
})

describe('the eve of a holiday', () => {
  const plan = sitePlan(settingsWith({ calendar: county }))
  const hours = (date: string, time: string) => hallHours(plan, at(date, time), () => 10)

  it('CAL-13 urgent service for booked visitors is no opening: the next one is the first day for everybody', () => {
    const eve = hours('2026-09-30', '19:00')
    expect(eve.nextOpenMs).toBe(at('2026-10-08', '08:30'))
    expect(eve.nextStretches[0]?.[0]).toBe('08:30')
    expect(eve.againMs).toBe(at('2026-10-08', '08:10'))
    expect(countersAt(county, at('2026-10-03', '08:00'), ZONE).nextMs).toBe(at('2026-10-08', '08:30'))
  })

  it('CAL-13 a holiday with urgent service is a day of rest before and after it; the eve of a make-up Saturday is an eve like others', () => {
    expect(['08:00', '13:00', '20:00'].map((time) => hours('2026-10-03', time).phase)).toEqual(Array(3).fill('rest'))
    expect(hours('2026-10-03', '10:00').phase, 'counters work for those who have booked').toBe('pause')
    expect(hours('2026-10-09', '19:00').nextOpenMs).toBe(at('2026-10-10', '08:30'))
  })
})

describe('the eve of a day for some queues', () => {
  const saturday = [session('weekend', '09:30', '15:30', { queues: ['C'] })]
  const seasons = county.seasons.map((season) => ({ ...season, saturday }))
  const plan = sitePlan(settingsWith({ calendar: { ...county, seasons } }))
  const only = (date: string, queues = plan.queues) =>
    hallHours({ ...plan, queues }, at(date, '20:00'), () => 10).nextOnly?.map(({ id }) => id) ?? null

  it('CAL-15 names those who are served; before a day for all, and on a screen of just those, nobody', () => {
    expect(only('2026-11-27')).toEqual(['C'])
    expect([only('2026-11-25'), only('2026-11-28')]).toEqual([null, null])
    expect(
      only(
        '2026-11-27',
        plan.queues.filter(({ id }) => id === 'C'),
      ),
    ).toBeNull()
  })
})

describe('the hours of a hall', () => {
  const plan = sitePlan(settingsWith({ calendar: county }))

  it('CAL-9 a day with one session is over behind it, and not a day of rest', () => {
    expect(hallHours(plan, at('2026-11-28', '20:00'), () => null).phase).toBe('night')
    expect(hallHours(plan, at('2026-11-29', '20:00'), () => null).phase).toBe('rest')
  })

  it('CAL-9 CAL-8 the last number is that of the queue that ends first; a session for one queue does not end the hall', () => {
    const waits: Readonly<Record<string, number>> = { A: 10, C: 30, D: 20, E: 0 }
    const hours = hallHours(plan, at('2026-11-25', '09:00'), (queue) => waits[queue] ?? null)
    expect(hours.lastTicketMs).toBe(at('2026-11-25', '11:30'))
    const workday = [session('regular', '08:30', '10:00', { queues: ['A'] }), ...winter!.workday]
    const forOne = { ...plan, calendar: { ...county, seasons: [{ ...winter!, workday }, summer!] } }
    expect(hallHours(forOne, at('2026-11-25', '09:00'), () => 10).lastTicketMs).toBe(at('2026-11-25', '11:50'))
  })

  it('CAL-9 sessions side by side are one stretch, parted ones are two', () => {
    const morning = session('regular', '08:30', '12:00')
    expect(stretchesOf([morning, session('regular', '12:00', '13:00')])).toEqual([['08:30', '13:00']])
    expect(stretchesOf([morning, session('regular', '13:00', '14:00'), session('regular', '13:30', '15:00')])).toEqual([
      ['08:30', '12:00'],
      ['13:00', '15:00'],
    ])
  })

  it('CAL-8 who would not wait at all gets a number until the session ends', () => {
    const morning = session('regular', '08:30', '12:00')
    expect(ticketWindow(county, morning, 0).to).toBe(720)
    expect(ticketWindow(county, morning, -5).to).toBe(720)
    expect(ticketWindow(county, morning, 1).to).toBe(719)
  })

  it('CAL-7 what is for bookings only is no hour at which numbers are given again', () => {
    expect(queueOffer(county, 'G', at('2026-10-01', '12:00'), ZONE, null)).toMatchObject({
      kind: 'none',
      againMs: at('2026-10-08', '08:10'),
    })
  })
})

describe('a calendar', () => {
  it('SET-6 names each date that no calendar has, at its place', () => {
    const [table] = county.tables
    const holidays = [
      { name: '春节', from: '2026-02-30', to: '2026-13-01' },
      { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
    ]
    const faults = calendarFaults({ ...county, tables: [{ ...table!, holidays, makeupWorkdays: ['2026-04-31'] }] })
    expect(faults.filter(({ code }) => code === 'NoSuchDate')).toEqual([
      { code: 'NoSuchDate', path: 'tables.0.holidays.0.from', date: '2026-02-30' },
      { code: 'NoSuchDate', path: 'tables.0.holidays.0.to', date: '2026-13-01' },
      { code: 'NoSuchDate', path: 'tables.0.makeupWorkdays.0', date: '2026-04-31' },
    ])
  })

  it.each(['04-30', '05-01'])('SET-6 two seasons that both claim one day, %s, overlap on that day', (day) => {
    const seasons = [
      { ...winter!, to: day },
      { ...summer!, from: day },
    ]
    expect(calendarFaults({ ...county, seasons })).toContainEqual({
      code: 'SeasonsOverlap',
      path: 'seasons.1.from',
      date: day,
    })
  })
})

describe('a notice', () => {
  const ics = (...lines: readonly string[]): string => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\n')
  const event = (from: string, to: string, summary = '元旦（休）'): readonly string[] => [
    'BEGIN:VEVENT',
    `DTSTART;VALUE=DATE:${from}`,
    `DTEND;VALUE=DATE:${to}`,
    `SUMMARY:${summary}`,
    'END:VEVENT',
  ]

  it('CAL-11 without a year is shown by its beginning, and not more than a line of it', () => {
    const text = '关于节日期间值班安排的通知'.repeat(5)
    expect(noticeTables(text, 'x')).toEqual({
      tables: [],
      faults: [{ code: 'NoYear', line: 1, text: text.slice(0, 40) }],
      leftOut: [],
    })
  })

  it('CAL-11 that was not signed yet is named without number and date', () => {
    const [table] = noticeTables('现将2027年节假日安排通知如下。\n一、元旦：1月1日放假。', 'x').tables
    expect(table?.source).toBe('国务院办公厅关于2027年部分节假日安排的通知')
  })

  it('CAL-11 a calendar file that names no day off is refused at its first line, with its title', () => {
    const { tables, faults } = noticeTables(ics('X-WR-CALNAME:工作安排', ...event('20270101', '20270102', '例会')), 'x')
    expect(tables).toEqual([])
    expect(faults).toMatchObject([{ line: 1, text: '工作安排' }])
  })

  it('CAL-11 a calendar file with a date that is none is refused where that event ends', () => {
    const { tables, faults } = noticeTables(ics(...event('20270231', '20270302')), 'x')
    expect(tables).toEqual([])
    expect(faults).toMatchObject([{ line: 6, text: '元旦（休）' }])
  })

  it('CAL-11 days of one name that are parted are two holidays, side by side they are one', () => {
    const days = [...event('20270101', '20270102'), ...event('20270102', '20270103'), ...event('20270105', '20270106')]
    expect(noticeTables(ics(...days), 'x').tables[0]?.holidays).toEqual([
      { name: '元旦', from: '2027-01-01', to: '2027-01-02' },
      { name: '元旦', from: '2027-01-05', to: '2027-01-05' },
    ])
  })
})

it('CAL-7 one calendar asked in two zones within one minute: each by the clock on its own wall', () => {
  const nowMs = at('2026-11-25', '09:00')
  const kindIn = (zone: string) => offerAt(county, 'C', nowMs, zone, 10, 'c1').kind
  expect([kindIn(ZONE), kindIn('Asia/Urumqi'), kindIn(ZONE)]).toEqual(['tickets', 'none', 'tickets'])
})

it('CAL-8 numbers of a session at the very beginning of a day are given from its first minute, not from the day before', () => {
  const night = session('regular', '00:10', '06:00')
  expect(ticketWindow(county, night, 10)).toEqual({ from: 0, to: 350 })
})

it('SHOW-9 screens whose queues are written alike when they stand side by side have a calendar each', () => {
  const workday = [session('regular', '08:30', '12:00', { queues: ['AB'] }), session('regular', '14:00', '17:30')]
  const whole = { ...county, seasons: [{ ...winter!, workday }] }
  const sessionsFor = (...queues: string[]) => calendarFor(whole, queues).seasons[0]?.workday.length
  expect([sessionsFor('AB', 'C'), sessionsFor('A', 'BC')]).toEqual([2, 1])
})
