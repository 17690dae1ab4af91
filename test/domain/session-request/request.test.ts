/** Sessions on demand: asking, accepting, declining (article 21). */
import { describe, expect, it } from 'vitest'
import { queueOffer } from '../../../domain/calendar/offer.ts'
import { momentOf } from '../../../domain/words/wall-time.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { Rejected } from '../../../domain/words/rejected.ts'
import type { RequestCommand } from '../../../domain/session-request/commands.ts'
import { decideRequest, REQUEST_DAYS_MOST, type RequestDecision } from '../../../domain/session-request/decide.ts'
import { emptyRequests, evolveRequests, type RequestState } from '../../../domain/session-request/state.ts'
import { loadSite } from '../../support/site.ts'

const index = indexSettings(loadSite('county').settings)
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

function decide(state: RequestState, command: RequestCommand, actor: Actor = VISITOR): RequestDecision {
  const told = decideRequest(state, command, { actor, today: '2026-11-25', index })
  for (const event of told.events) evolveRequests(state, { seq: state.seq + 1, atMs: 1, actor, commandId: 'c', event })
  return told
}

function rejected(state: RequestState, command: RequestCommand, actor: Actor = VISITOR): unknown {
  try {
    return decide(state, command, actor)
  } catch (thrown) {
    if (thrown instanceof Rejected) return thrown.rejection
    throw thrown
  }
}

describe('asking', () => {
  it('REQ-1 keeps who, when and what under a number of its own, without a name', () => {
    const state = emptyRequests()
    expect(decide(state, ASK).events).toEqual([{ ...ASK, type: 'SessionRequested', requestNo: 1 }])
    expect(decide(state, { ...ASK, person: 'another-person-here' }).events).toMatchObject([{ requestNo: 2 }])
  })

  it('REQ-1 one request a day and person, three at a time, sixty days ahead at most', () => {
    const state = emptyRequests()
    decide(state, ASK)
    expect(rejected(state, ASK)).toEqual({ code: 'RequestTwice', requestNo: 1, date: SUNDAY })
    decide(state, { ...ASK, date: '2026-12-06' })
    decide(state, { ...ASK, date: '2026-12-13' })
    expect(rejected(state, { ...ASK, date: '2026-12-20' })).toEqual({ code: 'TooManyRequests', most: 3 })
    expect(rejected(state, { ...ASK, person: 'another-person-here', date: '2027-03-07' })).toEqual({
      code: 'DateTooFar',
      date: '2027-03-07',
      days: REQUEST_DAYS_MOST,
    })
    expect(rejected(state, { ...ASK, person: 'another-person-here', date: '2026-11-22' })).toMatchObject({
      code: 'DateInPast',
    })
    expect(rejected(state, { ...ASK, person: 'another-person-here', to: '08:00' })).toMatchObject({
      code: 'CalendarRefused',
      fault: { code: 'SessionBackwards' },
    })
    expect(rejected(state, { ...ASK, person: 'another-person-here', items: ['nothing'] })).toMatchObject({
      code: 'UnknownItem',
    })
  })

  it('REQ-2 hours that are open anyway need no request; later on the same day they do', () => {
    const state = emptyRequests()
    expect(rejected(state, { ...ASK, date: '2026-11-26', from: '09:00', to: '11:00' })).toEqual({
      code: 'AlreadyOpen',
      date: '2026-11-26',
      from: '09:00',
      to: '11:00',
    })
    expect(decide(state, { ...ASK, date: '2026-11-26', from: '18:30', to: '20:00' }).events).toHaveLength(1)
  })
})

describe('answering', () => {
  it('REQ-4 CAL-10 an accepted Sunday gives numbers for what was asked, in its time, and for nothing else', () => {
    const state = emptyRequests()
    decide(state, ASK)
    const { calendar, events } = decide(state, ACCEPT, MANAGER)
    expect(events).toMatchObject([
      { type: 'RequestsAccepted', badgeNo: '0301', session: { kind: 'weekend', queues: ['C'], items: ['c01'] } },
    ])
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
    const state = emptyRequests()
    decide(state, ASK)
    decide(state, { ...ASK, person: 'another-person-here', date: '2026-12-06' })
    expect(rejected(state, ACCEPT)).toEqual({ code: 'NotAllowed' })
    expect(rejected(state, ACCEPT, { kind: 'clerk', badgeNo: '0301', role: 'clerk' })).toEqual({ code: 'NotAllowed' })
    expect(rejected(state, { ...ACCEPT, note: ' ' }, MANAGER)).toEqual({ code: 'ReasonMissing' })
    expect(rejected(state, { ...ACCEPT, badgeNo: '9999' }, MANAGER)).toEqual({ code: 'UnknownClerk', badgeNo: '9999' })
    expect(rejected(state, { ...ACCEPT, ids: [1, 2] }, MANAGER)).toEqual({ code: 'RequestsApart' })
    expect(rejected(state, { ...ACCEPT, ids: [7] }, MANAGER)).toEqual({ code: 'UnknownRequest', requestNo: 7 })
    expect(rejected(state, { type: 'DeclineRequests', ids: [1], reason: '' }, MANAGER)).toEqual({
      code: 'ReasonMissing',
    })
    decide(state, { type: 'DeclineRequests', ids: [1], reason: '当天停电检修' }, MANAGER)
    expect(state.requests.get(1)?.outcome).toMatchObject({ kind: 'declined', reason: '当天停电检修', by: '0101' })
    expect(rejected(state, ACCEPT, MANAGER)).toEqual({ code: 'RequestSettled', requestNo: 1, outcome: 'declined' })
  })
})
