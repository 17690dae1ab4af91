/** At the window: outcomes, walking on, parking, transfers, undo, and the table of what may follow what. */
import { describe, expect, it } from 'vitest'
import { clerk, dutyManager, Hall, MINUTE, NINE } from './hall.ts'

function serving(...items: string[]): Hall {
  const hall = new Hall().staff('1', '2', '3')
  hall.issue(...items)
  hall.wait(10).call('1')
  return hall.start('1')
}

describe('serving', () => {
  it('SERVE-1 SERVE-2 a visit ends only when every item settled here has an outcome', () => {
    const hall = serving('c', 'd')
    expect(
      hall.refuse({ type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'done' }] }, clerk('k1')),
    ).toEqual({ code: 'OutcomeMissing', index: 1 })
    hall.do({ type: 'SettleItem', counter: '1', index: 1, outcome: 'noticed' }, clerk('k1'))
    hall.finish('1', 0)
    expect(hall.day.closed.get('C001')?.ticket.items.map((item) => item.outcome)).toEqual(['done', 'noticed'])
  })

  it('SERVE-1 an item is settled once', () => {
    const hall = serving('c')
    hall.do({ type: 'SettleItem', counter: '1', index: 0, outcome: 'done' }, clerk('k1'))
    expect(hall.refuse({ type: 'SettleItem', counter: '1', index: 0, outcome: 'done' }, clerk('k1'))).toEqual({
      code: 'NoSuchItem',
      index: 0,
    })
    expect(hall.refuse({ type: 'SettleItem', counter: '1', index: 7, outcome: 'done' }, clerk('k1'))).toEqual({
      code: 'NoSuchItem',
      index: 7,
    })
  })

  it('SERVE-3 LEG-1 three items of three departments: two here, the third walks on with the same number and the wait so far', () => {
    const hall = serving('c', 'd', 'e')
    hall.wait(20).finish('1', 0, 1)
    expect(hall.ticket('C001')).toMatchObject({
      status: 'waiting',
      leg: { queue: 'E' },
      sinceMs: hall.nowMs - 10 * MINUTE,
    })
    expect(hall.call('3')).toBe('C001')
    hall.start('3').finish('3', 2)
    expect(hall.day.closed.get('C001')?.as).toBe('finished')
  })

  it('LEG-2 a ticket sent to a counter for none of its skills is settled there whole', () => {
    const hall = serving('c')
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'queue', queue: 'E' } }, clerk('k1'))
    hall.call('3')
    hall.start('3').finish('3', 0)
    expect(hall.day.closed.get('C001')?.as).toBe('finished')
  })

  it('SERVE-4 finishing and calling next is one step; with nobody waiting the visit still ends', () => {
    const hall = serving('c')
    const next = hall.issue('c')
    const events = hall.do(
      { type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'done' }], thenCallNext: true },
      clerk('k1'),
    )
    expect(events.map((event) => event.type)).toEqual(['ServiceFinished', 'TicketCalled'])
    expect(hall.day.counters.get('1')?.ticketNo).toBe(next)
    hall.start('1')
    expect(
      hall.do(
        { type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'done' }], thenCallNext: true },
        clerk('k1'),
      ),
    ).toHaveLength(1)
  })

  it('STAFF-4 a pause pressed while serving takes effect after the visit: nobody else is called', () => {
    const hall = serving('c')
    hall.issue('c')
    hall.do({ type: 'PauseCounter', counter: '1', reason: 'meal' }, clerk('k1'))
    hall.do(
      { type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'done' }], thenCallNext: true },
      clerk('k1'),
    )
    expect(hall.day.counters.get('1')).toMatchObject({ status: 'paused', ticketNo: null })
  })
})

describe('parked and late', () => {
  it('PARK-1 PARK-2 parked for me: a colleague cannot call it, it returns to me with its clock', () => {
    const hall = serving('c')
    hall.do(
      { type: 'Park', counter: '1', keepFor: 'me', reason: '填表', returnAtMs: hall.nowMs + 5 * MINUTE },
      clerk('k1'),
    )
    expect(hall.refuse({ type: 'CallByNumber', counter: '2', ticketNo: 'C001', reason: 'x' }, clerk('k2'))).toEqual({
      code: 'ParkedForOther',
      badgeNo: 'k1',
    })
    expect(hall.refuse({ type: 'Unpark', ticketNo: 'C001' }, { kind: 'timekeeper' }).code).toBe('TicketNotReady')
    hall.wait(5).do({ type: 'Unpark', ticketNo: 'C001' }, { kind: 'timekeeper' })
    expect(hall.ticket('C001').sinceMs).toBe(NINE)
    expect(hall.call('2')).toBeNull()
    expect(hall.call('1')).toBe('C001')
  })

  it('PARK-1 parked for anyone: the next free colleague may call it back', () => {
    const hall = serving('c')
    hall.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '拍照' }, clerk('k1'))
    hall.do({ type: 'CallByNumber', counter: '2', ticketNo: 'C001', reason: '回来了' }, clerk('k2'))
    expect(hall.ticket('C001')).toMatchObject({ status: 'called', counter: '2' })
  })

  it('LATE-1 a called holder may let others go first once; the window is free at once', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    expect(hall.refuse({ type: 'Delay', ticketNo: 'C001', minutes: 31 }, { kind: 'holder', ticketNo: 'C001' })).toEqual(
      { code: 'DelayTooLong', mostMin: 30 },
    )
    hall.do({ type: 'Delay', ticketNo: 'C001', minutes: 10 }, { kind: 'holder', ticketNo: 'C001' })
    expect(hall.day.counters.get('1')?.ticketNo).toBeNull()
    hall.do({ type: 'Unpark', ticketNo: 'C001' }, { kind: 'holder', ticketNo: 'C001' })
    expect(hall.refuse({ type: 'Delay', ticketNo: 'C001', minutes: 5 }, { kind: 'holder', ticketNo: 'C001' })).toEqual({
      code: 'DelayUsedUp',
    })
  })
})

describe('transfer', () => {
  it('MOVE-1 to another queue and back to me: number and clock kept, settled by whom it belongs to', () => {
    const hall = serving('c')
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'queue', queue: 'E' }, returnToMe: true }, clerk('k1'))
    expect(hall.ticket('C001')).toMatchObject({ status: 'waiting', sinceMs: NINE, leg: { queue: 'E' } })
    hall.call('3')
    hall.start('3').finish('3')
    expect(hall.call('2')).toBeNull()
    expect(hall.call('1')).toBe('C001')
    expect(hall.last('TicketCalled').why.rule).toBe('sentToYou')
    hall.start('1').finish('1', 0)
    expect(hall.day.closed.get('C001')?.as).toBe('finished')
  })

  it('MOVE-1 PEERS-47 a transfer to nowhere is refused and leaves the ticket where it was', () => {
    const hall = serving('c')
    expect(
      hall.refuse({ type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '99' } }, clerk('k1')),
    ).toEqual({ code: 'UnknownCounter', counter: '99' })
    expect(hall.ticket('C001')).toMatchObject({ status: 'serving', counter: '1' })
  })
})

describe('undo', () => {
  it('UNDO-1 takes back a finish: the ticket is served again at this window', () => {
    const hall = serving('c')
    hall.finish('1', 0)
    hall.do({ type: 'Undo', counter: '1' }, clerk('k1'))
    expect(hall.ticket('C001')).toMatchObject({ status: 'serving', counter: '1' })
    expect(hall.day.totals).toMatchObject({ finished: 0, served: 0, serviceMs: 0 })
  })

  it('UNDO-1 takes back finish-and-call step by step', () => {
    const hall = serving('c')
    hall.issue('c')
    hall.do(
      { type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'done' }], thenCallNext: true },
      clerk('k1'),
    )
    hall.do({ type: 'Undo', counter: '1' }, clerk('k1'))
    expect(hall.ticket('C002').status).toBe('waiting')
    hall.do({ type: 'Undo', counter: '1' }, clerk('k1'))
    expect(hall.ticket('C001').status).toBe('serving')
  })

  it('UNDO-1 not after ten seconds, and not when somebody else has the ticket by now', () => {
    const slow = serving('c')
    slow.finish('1', 0)
    slow.wait(1)
    expect(slow.refuse({ type: 'Undo', counter: '1' }, clerk('k1'))).toEqual({ code: 'NothingToUndo' })
    const taken = serving('c')
    taken.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '' }, clerk('k1'))
    taken.do({ type: 'CallByNumber', counter: '2', ticketNo: 'C001', reason: 'x' }, clerk('k2'))
    expect(taken.refuse({ type: 'Undo', counter: '1' }, clerk('k1'))).toEqual({ code: 'NothingToUndo' })
  })
})

describe('priority, void, cancel', () => {
  it('PICK-8 CLOSE-2 priority and void need a reason', () => {
    const hall = new Hall()
    hall.issue('c')
    expect(
      hall.refuse({ type: 'ChangePriority', ticketNo: 'C001', priorityClass: 'priority', reason: '' }, dutyManager),
    ).toEqual({ code: 'ReasonMissing' })
    expect(hall.refuse({ type: 'VoidTicket', ticketNo: 'C001', reason: ' ' }, dutyManager)).toEqual({
      code: 'ReasonMissing',
    })
  })

  it('PICK-8 a raised priority takes effect at the next call', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    const second = hall.wait(1).issue('c')
    hall.do({ type: 'ChangePriority', ticketNo: second, priorityClass: 'priority', reason: '孕妇' }, dutyManager)
    expect(hall.call('1')).toBe(second)
  })

  it('CLOSE-1 PEERS-19 a holder who cancels while called frees the window', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    hall.do({ type: 'CancelTicket', ticketNo: 'C001' }, { kind: 'holder', ticketNo: 'C001' })
    expect(hall.day.counters.get('1')?.ticketNo).toBeNull()
    expect(hall.refuse({ type: 'CancelTicket', ticketNo: 'C001' })).toEqual({
      code: 'TicketNotReady',
      ticketNo: 'C001',
      status: 'cancelled',
      counter: null,
    })
  })
})
