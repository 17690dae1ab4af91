/** Sent to a counter, to a clerk, to a queue: who may call the ticket then, and who may not. */
import { describe, expect, it } from 'vitest'
import { ticketView } from '../../../domain/views/ticket.ts'
import { indexSettings } from '../../../domain/plan/settings-index.ts'
import { clerk, Hall, MINUTE, NINE, settingsWith } from './hall.ts'

/** C001 stands at counter 1, C002 waits behind it. */
function atCounterOne(): Hall {
  const hall = new Hall().staff('1', '2', '3')
  hall.issue('c')
  hall.wait(1).issue('c')
  hall.call('1')
  return hall
}

function peopleAhead(hall: Hall, no: string): number | null {
  return ticketView(hall.day, hall.index, hall.ticket(no).link, hall.nowMs)?.ahead ?? null
}

describe('a transfer', () => {
  it('MOVE-1 PICK-6 to a counter: it waits for that counter alone, with its clock', () => {
    const hall = atCounterOne()
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '2' } }, clerk('k1'))
    expect(hall.ticket('C001')).toMatchObject({ target: { kind: 'counter', counter: '2' }, sinceMs: NINE })
    expect(hall.call('1')).toBe('C002')
    expect(hall.call('2')).toBe('C001')
    expect(hall.last('TicketCalled').why.rule).toBe('sentToYou')
  })

  it('PICK-6 LIFE-2 to a clerk: the one behind it in the common line is anyone’s, the sent one is not', () => {
    const hall = atCounterOne()
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'clerk', badgeNo: 'k3' } }, clerk('k1'))
    expect(hall.call('2')).toBe('C002')
    expect(hall.call('1')).toBeNull()
    expect(hall.call('3')).toBe('C001')
  })

  it('PICK-6 WAIT-2 to a counter where nobody sits any more: served and counted like any other', () => {
    const hall = atCounterOne()
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '2' } }, clerk('k1'))
    expect(peopleAhead(hall, 'C002')).toBe(0)
    hall.do({ type: 'SignOut', counter: '2' }, clerk('k2'))
    expect(peopleAhead(hall, 'C002')).toBe(1)
    expect(hall.call('1')).toBe('C001')
    expect(hall.last('TicketCalled').why).toEqual({ rule: 'arrivalOrder', overtook: 0, overtaken: null })
  })

  it('MOVE-1 to the counter where it stands is refused, and names that counter', () => {
    const hall = atCounterOne()
    expect(hall.refuse({ type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '1' } }, clerk('k1'))).toEqual(
      { code: 'TicketNotReady', ticketNo: 'C001', status: 'called', counter: '1' },
    )
  })

  it('MOVE-1 ISSUE-4 to a queue that is closed or not there, or to nobody, is refused by name', () => {
    const hall = atCounterOne()
    const to = (target: { kind: 'queue'; queue: string } | { kind: 'clerk'; badgeNo: string }) =>
      hall.refuse({ type: 'Transfer', counter: '1', to: target }, clerk('k1'))
    expect(to({ kind: 'queue', queue: 'X' })).toEqual({ code: 'UnknownQueue', queue: 'X' })
    expect(to({ kind: 'clerk', badgeNo: 'k99' })).toEqual({ code: 'UnknownClerk', badgeNo: 'k99' })
    const asGuide = { role: 'floorGuide' as const }
    const clerks = settingsWith().clerks.map((one) => (one.badgeNo === 'k3' ? { ...one, ...asGuide } : one))
    hall.index = indexSettings(settingsWith({ clerks }))
    expect(to({ kind: 'clerk', badgeNo: 'k3' }), 'a floor guide').toEqual({ code: 'UnknownClerk', badgeNo: 'k3' })
    hall.do({ type: 'CloseQueue', queue: 'E', reason: '停电' }, clerk('k6'))
    expect(to({ kind: 'queue', queue: 'E' })).toEqual({ code: 'QueueClosed', queue: 'E', reason: '停电' })
  })

  it('MOVE-1 keeps why it was sent, and whom it comes back to only when that was asked', () => {
    const hall = atCounterOne()
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'queue', queue: 'E' }, reason: ' 先缴费 ' }, clerk('k1'))
    expect(hall.last('TicketTransferred')).toMatchObject({ reason: '先缴费', returnTo: null, target: null })
    hall.call('3')
    hall.do({ type: 'Transfer', counter: '3', to: { kind: 'queue', queue: 'C' }, returnToMe: true }, clerk('k3'))
    expect(hall.last('TicketTransferred')).toMatchObject({ reason: '', returnTo: 'k3' })
  })

  it('MOVE-1 PICK-6 what comes back waits with the wait it had when it was called, for the clerk who sent it', () => {
    const hall = atCounterOne()
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'queue', queue: 'E' }, returnToMe: true }, clerk('k1'))
    hall.wait(4).call('3')
    hall.start('3').wait(20).do({ type: 'FinishService', counter: '3', outcomes: [] }, clerk('k3'))
    expect(hall.ticket('C001')).toMatchObject({
      status: 'waiting',
      sinceMs: hall.nowMs - 5 * MINUTE,
      target: { kind: 'clerk', badgeNo: 'k1' },
      returnTo: null,
      leg: { queue: 'C', skills: ['C'] },
    })
  })
})

describe('parked', () => {
  it('PARK-1 the reason is kept without its blanks, with the hour it comes back', () => {
    const hall = atCounterOne()
    const returnAtMs = hall.nowMs + 5 * MINUTE
    hall.do({ type: 'Park', counter: '1', keepFor: 'me', reason: ' 去填表 ', returnAtMs }, clerk('k1'))
    expect(hall.ticket('C001').parked).toEqual({
      keepFor: 'k1',
      because: 'clerk',
      reason: '去填表',
      returnAtMs,
      atMs: hall.nowMs,
    })
    expect(hall.day.counters.get('1')?.ticketNo).toBeNull()
  })

  it('PARK-2 a time to return that is not in the future is refused', () => {
    const hall = atCounterOne()
    for (const returnAtMs of [hall.nowMs - MINUTE, hall.nowMs])
      expect(
        hall.refuse({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '', returnAtMs }, clerk('k1')),
      ).toEqual({ code: 'ReturnInPast' })
  })

  it('PARK-2 the clock brings a ticket back at its minute and not before, one without a time never', () => {
    const hall = atCounterOne()
    const returnAtMs = hall.nowMs + 5 * MINUTE
    hall.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '', returnAtMs }, clerk('k1'))
    hall.nowMs = returnAtMs - 1
    expect(hall.refuse({ type: 'Unpark', ticketNo: 'C001' }, { kind: 'timekeeper' })).toEqual({
      code: 'TicketNotReady',
      ticketNo: 'C001',
      status: 'parked',
      counter: null,
    })
    hall.nowMs = returnAtMs
    hall.do({ type: 'Unpark', ticketNo: 'C001' }, { kind: 'timekeeper' })
    expect(hall.ticket('C001')).toMatchObject({ status: 'waiting', target: null, parked: null, sinceMs: NINE })
    hall.call('1')
    hall.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '' }, clerk('k1'))
    hall.wait(600)
    expect(hall.refuse({ type: 'Unpark', ticketNo: 'C001' }, { kind: 'timekeeper' }).code).toBe('TicketNotReady')
  })
})

describe('late', () => {
  it('LATE-1 PARK-2 a delay sets the ticket aside for exactly so many minutes, for anyone', () => {
    const hall = atCounterOne()
    const holder = { kind: 'holder', ticketNo: 'C001' } as const
    for (const minutes of [0, -5, 31])
      expect(hall.refuse({ type: 'Delay', ticketNo: 'C001', minutes }, holder)).toEqual({
        code: 'DelayTooLong',
        mostMin: 30,
      })
    hall.do({ type: 'Delay', ticketNo: 'C001', minutes: 30 }, holder)
    expect(hall.ticket('C001')).toMatchObject({
      status: 'parked',
      delays: 1,
      parked: { keepFor: null, because: 'holderLate', returnAtMs: hall.nowMs + 30 * MINUTE },
    })
  })
})
