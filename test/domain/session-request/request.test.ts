/** Sessions on demand: asking, accepting, declining (article 21). */
import { describe, expect, it } from 'vitest'
import { queueOffer } from '../../../domain/calendar/offer.ts'
import { momentOf } from '../../../domain/words/wall-time.ts'
import { SETTINGS_STREAM, sectionsOf } from '../../../domain/settings/state.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import type { HallEvent } from '../../../domain/contract/subjects.ts'
import type { RequestCommand } from '../../../domain/session-request/commands.ts'
import { REQUEST_DAYS_MOST } from '../../../domain/session-request/decide.ts'
import { REQUESTS_STREAM } from '../../../domain/session-request/state.ts'
import { Log } from '../log.ts'
import { loadSite } from '../../support/site.ts'

const county = loadSite('county').settings
const MANAGER: Actor = { kind: 'clerk', badgeNo: '0101', role: 'dutyManager' }
const VISITOR: Actor = { kind: 'visitor' }
/** Sunday; the sample hall is closed on Sundays. Today is Wednesday the 25th. */
const SUNDAY = '2026-11-29'
const ASK = {
  type: 'RequestSession',
  date: SUNDAY,
  from: '09:00',
  to: '11:00',
  items: ['c01'],
  person: 'person-one-of-them',
} as const
const ACCEPT = {
  type: 'AcceptRequests',
  ids: [1],
  session: { from: '09:30', to: '11:30', isBookedOnly: false },
  badgeNo: '0301',
  note: '应约周日办理',
} as const

function requests(): Log {
  return new Log(county)
}

/** The events of a command that is lawful. */
function decide(log: Log, command: RequestCommand, actor: Actor = VISITOR): readonly HallEvent[] {
  const outcome = log.give(command, actor, { nowMs: 1 })
  if (!outcome.ok) throw new Error(outcome.rejection.code)
  return outcome.events
}

function rejected(log: Log, command: RequestCommand, actor: Actor = VISITOR): unknown {
  const outcome = log.give(command, actor, { nowMs: 1 })
  return outcome.ok ? outcome.events : outcome.rejection
}

describe('asking', () => {
  it('REQ-1 keeps who, when and what under a number of its own, without a name', () => {
    const log = requests()
    expect(decide(log, ASK)).toEqual([{ ...ASK, type: 'SessionRequested', requestNo: 1 }])
    expect(decide(log, { ...ASK, person: 'another-person-here' })).toMatchObject([{ requestNo: 2 }])
  })

  it('REQ-1 one request a day and person, three at a time, sixty days ahead at most', () => {
    const log = requests()
    decide(log, ASK)
    expect(rejected(log, ASK)).toEqual({ code: 'RequestTwice', requestNo: 1, date: SUNDAY })
    decide(log, { ...ASK, date: '2026-12-06' })
    decide(log, { ...ASK, date: '2026-12-13' })
    expect(rejected(log, { ...ASK, date: '2026-12-20' })).toEqual({ code: 'TooManyRequests', most: 3 })
    expect(rejected(log, { ...ASK, person: 'another-person-here', date: '2027-03-07' })).toEqual({
      code: 'DateTooFar',
      date: '2027-03-07',
      days: REQUEST_DAYS_MOST,
    })
    expect(rejected(log, { ...ASK, person: 'another-person-here', date: '2026-11-22' })).toMatchObject({
      code: 'DateInPast',
    })
    expect(rejected(log, { ...ASK, person: 'another-person-here', to: '08:00' })).toMatchObject({
      code: 'CalendarRefused',
      fault: { code: 'SessionBackwards' },
    })
    expect(rejected(log, { ...ASK, person: 'another-person-here', items: ['nothing'] })).toMatchObject({
      code: 'UnknownItem',
    })
  })

  it('REQ-2 hours that are open anyway need no request; later on the same day they do', () => {
    const log = requests()
    expect(rejected(log, { ...ASK, date: '2026-11-26', from: '09:00', to: '11:00' })).toEqual({
      code: 'AlreadyOpen',
      date: '2026-11-26',
      from: '09:00',
      to: '11:00',
    })
    expect(decide(log, { ...ASK, date: '2026-11-26', from: '18:30', to: '20:00' })).toHaveLength(1)
  })
})

describe('answering', () => {
  it('REQ-4 CAL-10 an accepted Sunday gives numbers for what was asked, in its time, and for nothing else', () => {
    const log = requests()
    decide(log, ASK)
    const events = decide(log, ACCEPT, MANAGER)
    expect(events).toMatchObject([
      { type: 'RequestsAccepted', badgeNo: '0301', session: { kind: 'weekend', queues: ['C'], items: ['c01'] } },
      { type: 'SettingsChanged', version: 1, note: ACCEPT.note },
    ])
    const calendar = sectionsOf(log.state(SETTINGS_STREAM))?.calendar
    const offer = (date: string, minute: number, queue = 'C', item = 'c01'): string =>
      queueOffer(calendar!, queue, momentOf(date, minute, 'Asia/Shanghai'), 'Asia/Shanghai', null, item).kind
    expect(offer(SUNDAY, 10 * 60)).toBe('tickets')
    expect(offer(SUNDAY, 8 * 60)).toBe('none')
    expect(offer(SUNDAY, 13 * 60)).toBe('none')
    expect(offer(SUNDAY, 10 * 60, 'C', 'c02')).toBe('none')
    expect(offer(SUNDAY, 10 * 60, 'G', 'g01')).toBe('none')
    expect(offer('2026-12-06', 10 * 60)).toBe('none')
  })

  it('REQ-5 only a duty manager answers, once, with words, and names somebody on the roster', () => {
    const log = requests()
    decide(log, ASK)
    decide(log, { ...ASK, person: 'another-person-here', date: '2026-12-06' })
    expect(rejected(log, ACCEPT)).toEqual({ code: 'NotAllowed' })
    expect(rejected(log, ACCEPT, { kind: 'clerk', badgeNo: '0301', role: 'clerk' })).toEqual({ code: 'NotAllowed' })
    expect(rejected(log, { ...ACCEPT, note: ' ' }, MANAGER)).toEqual({ code: 'ReasonMissing' })
    expect(rejected(log, { ...ACCEPT, badgeNo: '9999' }, MANAGER)).toEqual({ code: 'UnknownClerk', badgeNo: '9999' })
    expect(rejected(log, { ...ACCEPT, ids: [1, 2] }, MANAGER)).toEqual({ code: 'RequestsApart' })
    expect(rejected(log, { ...ACCEPT, ids: [7] }, MANAGER)).toEqual({ code: 'UnknownRequest', requestNo: 7 })
    expect(rejected(log, { type: 'DeclineRequests', ids: [1], reason: '' }, MANAGER)).toEqual({
      code: 'ReasonMissing',
    })
    decide(log, { type: 'DeclineRequests', ids: [1], reason: '当天停电检修' }, MANAGER)
    expect(log.state(REQUESTS_STREAM).requests.get(1)?.outcome).toMatchObject({
      kind: 'declined',
      reason: '当天停电检修',
      by: '0101',
    })
    expect(rejected(log, ACCEPT, MANAGER)).toEqual({ code: 'RequestSettled', requestNo: 1, outcome: 'declined' })
  })
})
