/** Clocks of cases: working days, lamps as events, pauses, a new calendar. */
import { describe, expect, it } from 'vitest'
import { clockOf, hallDays, lampAt, yellowMsOf, type ClockDays } from '../../../domain/case/clock.ts'
import { caseLamp, nextTickMs } from '../../../domain/case/lamps.ts'
import { officeCase } from '../../../domain/views/case.ts'
import { weekdayOf } from '../../../domain/words/wall-time.ts'
import { county as calendar } from '../calendar/sample-calendar.ts'
import { Office, at, officeSettings, timekeeper } from './office.ts'

const days = hallDays(officeSettings())
const tick = (office: Office, caseNo: string, wall: string): readonly unknown[] => {
  office.wall = wall
  const outcome = office.give({ type: 'TickCase', caseNo }, timekeeper)
  return outcome.ok ? outcome.events : [outcome.rejection]
}

const ONE_MISSING = ['present', 'missing', 'present', 'present'].map((finding) => ({
  finding: finding as 'present' | 'missing',
  mend: finding === 'present' ? '' : '带原件',
}))

describe('limits', () => {
  it('CLOCK-1 holidays and rest days do not count, make-up days do; the last day ends with its work', () => {
    // The week before National Day 2026: 09-30 is a Wednesday, then seven days off, and Saturday 10-10 is worked.
    expect(clockOf(3, '2026-09-30', days)).toMatchObject({ dueDate: '2026-10-10', dueMs: at('2026-10-10 17:30') })
    expect(clockOf(0, '2026-10-03', days).dueDate).toBe('2026-10-08')
    expect(clockOf(1, '2026-08-03', days).dueMs).toBe(at('2026-08-04 18:00'))
  })

  it('CLOCK-2 yellow comes at the same clock time one working day before, red once it has passed', () => {
    const clock = clockOf(3, '2026-09-30', days)
    expect(clock.yellowMs).toBe(at('2026-10-09 17:30'))
    expect([clock.yellowMs - 1, clock.yellowMs, clock.dueMs, clock.dueMs + 1].map((ms) => lampAt(clock, ms))).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ])
  })

  it('CLOCK-2 a change of the clock between the two moves the moment, not the time on the wall', () => {
    const amsterdam: ClockDays = {
      timeZone: 'Europe/Amsterdam',
      isWorkingDay: (date) => weekdayOf(date) % 6 !== 0,
      endOf: () => 0,
    }
    // Winter time began on Sunday 2011-10-30.
    const due = Date.parse('2011-10-31T13:41:31.788+01:00')
    expect(yellowMsOf(due, amsterdam)).toBe(Date.parse('2011-10-28T13:41:31.788+02:00'))
  })
})

describe('lamps', () => {
  it('CLOCK-5 each lamp turns once, with its moment and the holder; asked early or twice it writes nothing', () => {
    const office = new Office()
    const caseNo = office.taken()
    const { stageClock } = office.file(caseNo)
    expect(tick(office, caseNo, '2026-12-01 17:29')).toEqual([])
    const yellow = { type: 'LampTurned', of: 'stage', lamp: 'yellow', dueMs: stageClock.yellowMs, holder: '0711' }
    expect(tick(office, caseNo, '2026-12-01 17:30')).toEqual([yellow])
    expect(tick(office, caseNo, '2026-12-01 17:31')).toEqual([])
    expect(caseLamp(office.file(caseNo), at('2026-12-01 17:31'))).toBe('yellow')
  })

  it('CLOCK-4 CLOCK-5 a stage that overruns is red by itself while the whole is still yellow; the stricter shows', () => {
    const office = new Office()
    const caseNo = office.taken()
    tick(office, caseNo, '2026-12-02 17:30')
    expect(tick(office, caseNo, '2026-12-02 17:31')).toMatchObject([{ of: 'stage', lamp: 'red' }])
    expect(office.file(caseNo).lamps).toEqual({ whole: 'yellow', stage: 'red', deferred: 'green' })
    expect(caseLamp(office.file(caseNo), at('2026-12-02 17:31'))).toBe('red')
  })

  it('CLOCK-7 all that fell due while nobody looked is turned in one go, yellow before red', () => {
    const office = new Office()
    const caseNo = office.taken()
    expect(tick(office, caseNo, '2026-12-20 09:00')).toMatchObject([
      { of: 'whole', lamp: 'yellow' },
      { of: 'whole', lamp: 'red' },
      { of: 'stage', lamp: 'yellow' },
      { of: 'stage', lamp: 'red' },
    ])
    expect([nextTickMs(office.file(caseNo)), office.file(caseNo).reds]).toEqual([null, 2])
  })

  it('CLOCK-5 no command takes a red lamp out of the case: decided, it is still in its steps', () => {
    const office = new Office()
    const caseNo = office.taken()
    tick(office, caseNo, '2026-12-20 09:00')
    office.give({ type: 'DecideCase', caseNo, verdict: 'granted', reasons: '', remedies: '' }, '0711')
    const { steps, reds } = office.file(caseNo)
    expect([reds, steps.filter((step) => step.words === 'whole red').length]).toEqual([2, 1])
  })

  it('CASE-7 CLOCK-5 what was deferred has a lamp of its own', () => {
    const office = new Office()
    office.serve('a01')
    office.give(
      { type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'accepted', deferred: [0] }] },
      '0301',
    )
    const turned = tick(office, '261126-0001', '2026-12-04 09:00')
    expect(turned.filter((one) => (one as { of: string }).of === 'deferred')).toMatchObject([
      { lamp: 'yellow' },
      { lamp: 'red' },
    ])
  })
})

describe('pauses', () => {
  it('CLOCK-3 while a procedure runs nothing turns; then as many working days are left as before', () => {
    const office = new Office()
    const caseNo = office.taken()
    office.wall = '2026-11-27 10:00'
    const stop = { type: 'StopClock', caseNo, why: 'publicNotice', untilDate: '2026-12-16' } as const
    expect(office.told({ ...stop, reason: ' ' }, '0711')).toBe('ReasonMissing')
    expect(office.told({ ...stop, reason: '公示', untilDate: '2026-11-01' }, '0711')).toBe('DateInPast')
    expect(office.told({ ...stop, reason: '公示 15 个工作日' }, '0711')).toBe('ok')
    expect([tick(office, caseNo, '2026-12-10 09:00'), caseLamp(office.file(caseNo), at('2026-12-10 09:00'))]).toEqual([
      [],
      'paused',
    ])
    expect(tick(office, caseNo, '2026-12-17 00:00')).toMatchObject([{ type: 'ClockResumed' }])
    // Four working days were left on 11-27.
    expect([office.file(caseNo).clock.dueDate, office.file(caseNo).status]).toEqual(['2026-12-23', 'review'])
  })

  it('CLOCK-3 TELL-4 a supplement gives back the days that were left, however long it took', () => {
    const office = new Office()
    const caseNo = office.taken()
    office.wall = '2026-12-01 11:00'
    office.give({ type: 'AskSupplement', caseNo, judged: ONE_MISSING, basis: '第三十五条', days: 10 }, '0711')
    office.wall = '2026-12-11 15:00'
    office.give({ type: 'ReceiveMaterials', caseNo, places: [1] }, '0301')
    expect(office.file(caseNo).clock.dueDate).toBe('2026-12-15')
    expect(office.file(caseNo).stageClock.dueDate).toBe('2026-12-14')
  })

  it('CLOCK-3 a case that was red already is not made green by a pause', () => {
    const office = new Office()
    const caseNo = office.taken()
    tick(office, caseNo, '2026-12-20 09:00')
    office.wall = '2026-12-21 09:00'
    office.give({ type: 'StopClock', caseNo, why: 'hearing', reason: '听证', untilDate: '2026-12-22' }, '0711')
    office.wall = '2026-12-22 09:00'
    office.give({ type: 'ResumeClock', caseNo }, '0711')
    expect([office.file(caseNo).lamps.whole, office.file(caseNo).clock.dueDate]).toEqual(['red', '2026-12-03'])
  })
})

describe('a calendar that changes while a clock stands still', () => {
  it.each(['procedure', 'supplement'] as const)(
    'CLOCK-3 as many working days are left as when the %s began, though a holiday has come into them',
    (why) => {
      const office = new Office()
      const caseNo = office.taken()
      office.wall = '2026-12-01 11:00'
      // The whole ends on 12-03: two working days.
      if (why === 'procedure')
        office.give({ type: 'StopClock', caseNo, why: 'publicNotice', reason: '公示', untilDate: '2026-12-10' }, '0711')
      else office.give({ type: 'AskSupplement', caseNo, judged: ONE_MISSING, basis: '第三十五条', days: 10 }, '0711')
      const [table, ...others] = calendar.tables
      const holiday = { name: '增放', from: '2026-12-02', to: '2026-12-02' }
      const tables = [
        { ...(table as NonNullable<typeof table>), holidays: [...(table?.holidays ?? []), holiday] },
        ...others,
      ]
      const changed = new Office(officeSettings({ calendar: { ...calendar, tables } })).log.world(timekeeper).plan
      expect(officeCase(office.file(caseNo), changed, '2026-12-08', at('2026-12-08 10:00')).daysLeft).toBe(2)
      office.wall = '2026-12-08 10:00'
      if (why === 'procedure') office.give({ type: 'ResumeClock', caseNo }, '0711', { plan: changed })
      else office.give({ type: 'ReceiveMaterials', caseNo, places: [1] }, '0301', { plan: changed })
      expect(office.file(caseNo).clock.dueDate).toBe('2026-12-10')
    },
  )
})

describe('a calendar that changes under a running clock', () => {
  it('CLOCK-6 a limit on a day that has become a rest day moves on, by an event; the others stay as they were told', () => {
    const office = new Office()
    const caseNo = office.taken()
    const closed = { date: '2026-12-03', reason: '停电', sessions: [], isAdded: false }
    const holiday = { name: '抗疫', from: '2026-12-03', to: '2026-12-04' }
    const [table, ...others] = calendar.tables
    const tables = [
      { ...(table as NonNullable<typeof table>), holidays: [...(table?.holidays ?? []), holiday] },
      ...others,
    ]
    const changed = new Office(officeSettings({ calendar: { ...calendar, tables, exceptions: [closed] } }))
    const plan = changed.log.world(timekeeper).plan
    office.wall = '2026-11-30 09:00'
    const outcome = office.give({ type: 'TickCase', caseNo }, timekeeper, { plan })
    expect(outcome).toMatchObject({ ok: true, events: [{ type: 'ClockMoved', clock: { dueDate: '2026-12-07' } }] })
    expect(office.file(caseNo).stageClock.dueDate).toBe('2026-12-02')
    expect(office.give({ type: 'TickCase', caseNo }, timekeeper, { plan })).toMatchObject({ events: [] })
  })
})
