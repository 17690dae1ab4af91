/** Rosters and leave: what is adopted, what is refused with its rule. */
import { describe, expect, it } from 'vitest'
import type { DutyCommand, DutySeat } from '../../../domain/duty/commands.ts'
import { ownDuty } from '../../../domain/duty/own-duty.ts'
import { SERVICE_DEFAULTS } from '../../../domain/plan/service-rules.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { DUTY_STREAM, isAway } from '../../../domain/duty/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { addDays } from '../../../domain/words/wall-time.ts'
import { loadSite } from '../../support/site.ts'
import { Log } from '../log.ts'

const { settings } = loadSite('county')
const MONDAY = '2026-11-30'
const manager: Actor = { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' }
const hall = (): Log => new Log(settings)
const seat = (badgeNo: string, counter: string, date = MONDAY, part: DutySeat['part'] = 'am'): DutySeat => ({
  ...{ date, part, counter, badgeNo },
})
const adopt = (...seats: readonly DutySeat[]): DutyCommand => ({ type: 'AdoptRoster', monday: MONDAY, seats })
const leave: DutyCommand = { type: 'NoteLeave', badgeNo: '0326', from: '2026-12-01', to: '2026-12-02' }

describe('a roster', () => {
  it('DUTY-1 is adopted as a whole, says by whom, and replaces the one of that week', () => {
    const log = hall()
    expect(log.told(adopt(seat('0326', '41'), seat('0327', '42')), manager)).toBe('ok')
    expect(log.told(adopt(seat('0327', '41')), manager)).toBe('ok')
    expect(log.state(DUTY_STREAM).weeks.get(MONDAY)).toMatchObject({ by: '0101', seats: [{ badgeNo: '0327' }] })
  })

  it('DUTY-6 of a week that is over is not adopted any more', () => {
    const log = hall()
    expect(log.told(adopt(seat('0326', '41')), manager, { today: '2026-12-07' })).toBe('DateInPast')
    expect(log.told(adopt(seat('0326', '41')), manager, { today: '2026-12-06' })).toBe('ok')
  })

  it('DUTY-4 the same leave noted again is one leave, gone with one step back', () => {
    const log = hall()
    for (const _ of ['pressed', 'pressed again']) expect(log.told(leave, manager)).toBe('ok')
    expect(log.state(DUTY_STREAM).leaves).toHaveLength(1)
    log.told({ type: 'TakeLeaveBack', badgeNo: '0326', from: '2026-12-01' }, manager)
    expect(isAway(log.state(DUTY_STREAM), '0326', '2026-12-01')).toBe(false)
  })

  it('DUTY-5 leave that overlaps leave of the same person is refused with the days that are noted; beside it, or of somebody else, it is taken', () => {
    const log = hall()
    log.told(leave, manager)
    const note = (badgeNo: string, from: string, to: string) =>
      log.told({ type: 'NoteLeave', badgeNo, from, to }, manager)
    expect(note('0326', '2026-12-02', '2026-12-09')).toBe('LeaveOverlaps')
    expect(note('0326', '2026-11-30', '2026-12-01')).toBe('LeaveOverlaps')
    expect(note('0326', '2026-12-01', '2026-12-01')).toBe('LeaveOverlaps')
    expect(note('0326', '2026-12-03', '2026-12-09')).toBe('ok')
    expect(note('0327', '2026-12-01', '2026-12-09')).toBe('ok')
    expect(log.state(DUTY_STREAM).leaves).toHaveLength(3)
  })

  it('DUTY-2 that breaks a rule is refused with it: leave, two places, one window for two, another week, seven days', () => {
    const log = hall()
    log.told(leave, manager)
    expect(log.told(adopt(seat('0326', '41', '2026-12-02')), manager)).toBe('OnLeave')
    expect(log.told(adopt(seat('0327', '41'), seat('0327', '42')), manager)).toBe('SeatTwice')
    expect(log.told(adopt(seat('0327', '41'), seat('0328', '41')), manager)).toBe('SeatTwice')
    expect(log.told(adopt(seat('0327', '41', '2026-12-07')), manager)).toBe('DatesApart')
    expect(log.told(adopt(seat('9999', '41')), manager)).toBe('UnknownClerk')
    const week = Array.from({ length: 7 }, (_, day) => seat('0327', '41', addDays(MONDAY, day)))
    expect(log.told(adopt(...week), manager)).toBe('NoRestDay')
    expect(log.told(adopt(...week.slice(1)), manager)).toBe('ok')
  })
})

it('DUTY-3 leave counts on both its days and not around them, and can be taken back; the past cannot be noted', () => {
  const log = hall()
  log.told(leave, manager)
  const away = (date: string): boolean => isAway(log.state(DUTY_STREAM), '0326', date)
  expect(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].map(away)).toEqual([false, true, true, false])
  expect(log.told({ ...leave, from: '2026-12-03' } as DutyCommand, manager)).toBe('SpanBackwards')
  expect(log.told({ ...leave, from: '2026-11-01', to: '2026-11-02' } as DutyCommand, manager)).toBe('DateInPast')
  expect(log.told({ type: 'TakeLeaveBack', badgeNo: '0326', from: '2026-12-01' }, manager)).toBe('ok')
  expect(away('2026-12-01')).toBe(false)
  expect(log.told({ type: 'TakeLeaveBack', badgeNo: '0326', from: '2026-12-01' }, manager)).toBe('NoSuchLeave')
})

describe('one’s own weeks', () => {
  const paired = {
    ...settings,
    service: {
      ...SERVICE_DEFAULTS,
      pairs: [
        { post: '户籍岗', queues: [], a: '0327', b: '0326' },
        { post: '社保岗', queues: [], a: '0326', b: '0328' },
      ],
    },
  }

  it('DUTY-8 show where one sits when, for whom one stands in, when one is away, and nothing of others', () => {
    const log = new Log(paired)
    log.told(adopt(seat('0326', '41'), seat('0326', '42', MONDAY, 'pm'), seat('0328', '43')), manager)
    log.told({ type: 'NoteLeave', badgeNo: '0327', from: '2026-12-01', to: '2026-12-01' }, manager)
    log.told({ type: 'NoteLeave', badgeNo: '0326', from: '2026-12-08', to: '2026-12-09' }, manager)
    const own = ownDuty(log.state(DUTY_STREAM), indexSettings(paired), '0326', '2026-12-01')
    expect(own.weeks.map(({ monday, isAdopted }) => [monday, isAdopted])).toEqual([
      [MONDAY, true],
      ['2026-12-07', false],
    ])
    const [first, second] = own.weeks.map(({ days }) => days)
    expect(first?.[0]).toMatchObject({ date: MONDAY, am: '41', pm: '42', isAway: false, standsIn: [] })
    expect(first?.[0]?.open.length, 'with the hours').toBeGreaterThan(0)
    expect(first?.[1]).toMatchObject({ am: null, pm: null, standsIn: [{ post: '户籍岗' }] })
    expect(second?.[1]).toMatchObject({ date: '2026-12-08', isAway: true })
    expect(own.pairs.map(({ post, isFirst }) => [post, isFirst])).toEqual([
      ['户籍岗', false],
      ['社保岗', true],
    ])
    expect(own.leaves).toEqual([{ from: '2026-12-08', to: '2026-12-09' }])
    expect(JSON.stringify(own)).not.toContain('43')
    const leavesOn = (today: string) => ownDuty(log.state(DUTY_STREAM), indexSettings(paired), '0326', today).leaves
    expect([leavesOn('2026-12-09').length, leavesOn('2026-12-10').length], 'until its last day is over').toEqual([1, 0])
  })

  it('DUTY-8 leave that was noted after a roster was adopted stands before its seats', () => {
    const log = hall()
    log.told(adopt(seat('0326', '41', '2026-12-01')), manager)
    log.told(leave, manager)
    const [week] = ownDuty(log.state(DUTY_STREAM), indexSettings(settings), '0326', MONDAY).weeks
    expect(week?.days[1]).toMatchObject({ date: '2026-12-01', isAway: true, am: null })
  })
})
