/** What a lobby display of the sample county shows through a Monday. */
import { describe, expect, it } from 'vitest'
import { weekHours } from '../../../domain/calendar/week-hours.ts'
import type { HallCalendar } from '../../../domain/plan/calendar-tables.ts'
import { sitePlan } from '../../../domain/plan/site-plan.ts'
import { lobbyFace, restingQueues, type LobbyFace } from '../../../domain/views/lobby-face.ts'
import type { CallLine, LobbyView } from '../../../domain/views/lobby.ts'
import { loadSite } from '../../support/site.ts'

const plan = sitePlan(loadSite('county').settings)
const at = (time: string): number => Date.parse(`2026-11-30T${time}:00+08:00`)

function face(time: string, waiting = 0, calls: readonly CallLine[] = []): LobbyFace {
  const queues = [
    ['C', waiting, waiting > 0 ? [20, 30] : [0, 5]],
    ['K', 0, [0, 5]],
  ] as LobbyView['queues']
  return lobbyFace(plan, { kind: 'lobby', seq: 1, atMs: 0, zone: 'C', calls, queues, next: [] }, at(time))
}
const called = (time: string, open: 0 | 1): readonly CallLine[] => [[1, 'C001', '21', 1, at(time), open]]

describe('the face of a lobby display', () => {
  it('SHOW-5 after hours it names the next opening', () => {
    const night = face('20:19')
    expect(night).toMatchObject({ kind: 'closed', why: 'night' })
    expect(night.kind === 'closed' && night.hours.nextOpenMs).toBe(Date.parse('2026-12-01T08:30:00+08:00'))
    expect(face('08:00')).toMatchObject({ kind: 'closed', why: 'early' })
  })

  it('SHOW-5 at noon it rests, whoever waits, unless somebody is being called', () => {
    expect(face('12:20')).toMatchObject({ kind: 'closed', why: 'noon' })
    expect(face('12:20', 4)).toMatchObject({ kind: 'closed', why: 'noon' })
    expect(face('12:01', 4, called('11:59', 1))).toEqual({ kind: 'calls' })
  })

  it('SHOW-5 while numbers given are still to be called it never says that all is over', () => {
    expect(face('18:40', 2)).toEqual({ kind: 'ended' })
    expect(face('18:40', 0, called('18:39', 1))).toEqual({ kind: 'ended' })
  })

  it('SHOW-6 it is quiet five minutes after the last call, and only with few waiting', () => {
    expect(face('10:00', 3, called('09:56', 0))).toEqual({ kind: 'calls' })
    expect(face('10:00', 3, called('09:55', 0))).toMatchObject({ kind: 'quiet', canTake: true })
    expect(face('10:00', 30, called('09:00', 0))).toEqual({ kind: 'calls' })
    expect(face('10:00', 0, called('09:00', 1))).toEqual({ kind: 'calls' })
  })

  it('SHOW-9 a screen of queues that are over says when they open again, whatever other zones still do', () => {
    const property: LobbyView = {
      ...{ kind: 'lobby', seq: 1, atMs: 0, zone: 'E', calls: [], next: [] },
      queues: [['E', 0, [0, 5]]],
    }
    // Medical insurance goes on until 18:30, one floor up.
    const evening = lobbyFace(plan, property, at('17:40'))
    expect(evening).toMatchObject({ kind: 'closed', why: 'night' })
    expect(evening.kind === 'closed' && evening.hours.nextOpenMs).toBe(Date.parse('2026-12-01T08:30:00+08:00'))
    const saturday = lobbyFace(plan, property, Date.parse('2026-11-28T10:00:00+08:00'))
    expect(saturday).toMatchObject({ kind: 'closed', why: 'rest' })
    expect(saturday.kind === 'closed' && saturday.hours.nextOpenMs).toBe(Date.parse('2026-11-30T08:30:00+08:00'))
    expect(saturday.kind === 'closed' && weekHours(saturday.calendar, '2026-11-28', 1, ['E'])[0]?.stretches).toEqual([])
  })

  it('CAL-13 on a holiday that serves booked visitors alone the hall is closed for today, unless one of them waits', () => {
    const nowMs = Date.parse('2026-10-03T10:00:00+08:00')
    const whole = (waiting: number): LobbyFace =>
      lobbyFace(
        plan,
        { kind: 'lobby', seq: 1, atMs: 0, zone: null, calls: [], next: [], queues: [['G', waiting, [0, 5]]] },
        nowMs,
      )
    expect(whole(0)).toMatchObject({ kind: 'closed', why: 'rest' })
    expect(whole(1)).toEqual({ kind: 'calls' })
  })

  it('SHOW-9 what gives no numbers now is named with why', () => {
    const queues = ['C', 'D', 'K', 'G'].map((id) => [id, 0, [0, 5]]) as unknown as LobbyView['queues']
    const view: LobbyView = { kind: 'lobby', seq: 1, atMs: 0, zone: null, calls: [], queues, next: [] }
    const resting = (time: string, more: Partial<LobbyView> = {}) =>
      Object.fromEntries(restingQueues(plan, { ...view, ...more }, Date.parse(`2026-${time}:00+08:00`)))
    expect(resting('11-30T10:00')).toEqual({})
    expect(resting('11-30T10:00', { shut: ['K'] })).toEqual({ K: 'shut' })
    const again = { againMs: Date.parse('2026-11-30T13:40:00+08:00') }
    expect(resting('11-30T11:58')).toEqual({ C: again, D: again, K: again, G: again })
    expect(resting('11-30T17:40')).toEqual({ C: 'ended', K: 'ended', G: 'ended' })
    expect(resting('11-28T10:00')).toEqual({ K: 'notToday' })
    expect(resting('10-03T10:00')).toEqual({ C: 'notToday', D: 'notToday', K: 'notToday', G: 'bookedOnly' })
    expect(restingQueues({ ...plan, calendar: null }, view, at('03:00')).size).toBe(0)
  })

  it('SHOW-5 a hall without a calendar never closes', () => {
    const without = { ...plan, calendar: null }
    const view: LobbyView = { kind: 'lobby', seq: 1, atMs: 0, zone: null, calls: [], queues: [], next: [] }
    expect(lobbyFace(without, view, at('20:19'))).toEqual({ kind: 'calls' })
  })
})

it('SHOW-5 the days to come stand in few lines, closed ones too', () => {
  const rows = weekHours(plan.calendar as HallCalendar, '2026-12-01', 7, ['C', 'K'])
  expect(rows.map((row) => [row.from, row.to, row.stretches.length])).toEqual([
    ['2026-12-01', '2026-12-04', 2],
    ['2026-12-05', '2026-12-05', 1],
    ['2026-12-06', '2026-12-06', 0],
    ['2026-12-07', '2026-12-07', 2],
  ])
})

it('CAL-15 a day for booked visitors or for some queues is no closed day, and says whom it is for', () => {
  const serves = (date: string, ...queues: readonly string[]) => {
    const [row] = weekHours(plan.calendar as HallCalendar, date, 1, queues)
    return [row?.stretches, row?.serves]
  }
  expect(serves('2026-10-03', 'C', 'G')).toEqual([[['09:00', '11:30']], 'booked'])
  expect(serves('2026-12-05', 'C', 'K')).toEqual([[['09:30', '15:30']], 'some'])
  expect(serves('2026-12-05', 'C', 'D')).toEqual([[['09:30', '15:30']], 'all'])
  expect(serves('2026-12-06', 'C')[0]).toEqual([])
})
