/** Small promises that are easily forgotten: what an event says in full, what stays empty, whom a refusal names. */
import { describe, expect, it } from 'vitest'
import { DAY_MAY } from '../../../domain/queue-day/commands.ts'
import { dayStream } from '../../../domain/queue-day/state.ts'
import { clerk, dutyManager, Hall, kiosk, MINUTE, NINE, settingsWith } from './hall.ts'

const day = dayStream('2026-11-24')

describe('a call', () => {
  it('CALL-1 stands on the ticket with the clerk who called, and in the calls as the first of this ticket', () => {
    const hall = new Hall().staff('1')
    hall.wait(3).issue('c')
    hall.call('1')
    expect(hall.ticket('C001')).toMatchObject({ counter: '1', badgeNo: 'k1', calls: 1 })
    expect(hall.day.calls).toMatchObject([{ ticketNo: 'C001', counter: '1', nth: 1, atMs: hall.nowMs }])
  })

  it('LIFE-1 who has arrived cannot arrive again', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Arrive', counter: '1' }, clerk('k1'))
    expect(hall.refuse({ type: 'Arrive', counter: '1' }, clerk('k1'))).toMatchObject({
      code: 'TicketNotReady',
      status: 'arrived',
    })
  })

  it('CALL-1 a counter that the plan does not know is named', () => {
    const hall = new Hall().staff('1')
    expect(hall.refuse({ type: 'CallNext', counter: '99' }, clerk('k1'))).toEqual({
      code: 'UnknownCounter',
      counter: '99',
    })
  })

  it('SERVE-4 finishing and calling on says when nobody waits, finishing alone does not', () => {
    const hall = new Hall().staff('1')
    const finish = (thenCallNext: boolean) => {
      hall.issue('c')
      hall.call('1')
      hall.start('1')
      const outcomes = [{ index: 0, outcome: 'done' as const }]
      return hall.giveAny({ type: 'FinishService', counter: '1', outcomes, thenCallNext }, clerk('k1'))
    }
    expect(finish(true)).toMatchObject({ ok: true, result: { isQueueEmpty: true } })
    expect(finish(false)).toMatchObject({ ok: true, result: {} })
    expect(finish(false)).not.toHaveProperty('result.isQueueEmpty')
  })
})

describe('staff', () => {
  it('STAFF-3 whoever leaves an open counter closes it; a closed one is not closed again', () => {
    const hall = new Hall().staff('1', '2')
    hall.do({ type: 'CloseCounter', counter: '2' }, clerk('k2'))
    expect(hall.do({ type: 'SignOut', counter: '1' }, clerk('k1')).map(({ type }) => type)).toEqual([
      'CounterClosed',
      'ClerkSignedOut',
    ])
    expect(hall.do({ type: 'SignOut', counter: '2' }, clerk('k2')).map(({ type }) => type)).toEqual(['ClerkSignedOut'])
  })

  it('STAFF-4 a pause is counted from its beginning', () => {
    const hall = new Hall().staff('1')
    hall.wait(20).do({ type: 'PauseCounter', counter: '1', reason: 'meal', note: '' }, clerk('k1'))
    expect(hall.day.counters.get('1')).toMatchObject({ status: 'paused', sinceMs: NINE + 20 * MINUTE })
  })
})

describe('a ticket set aside', () => {
  it('PARK-1 without a time to return has none', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    const [parked] = hall.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '填表' }, clerk('k1'))
    expect(parked).toMatchObject({ type: 'TicketParked', returnAtMs: null })
  })

  it('LATE-1 LIFE-4 by its holder says why in a field of its own, and no words that nobody typed', () => {
    const hall = new Hall()
    const no = hall.issue('c')
    const [parked] = hall.do({ type: 'Delay', ticketNo: no, minutes: 10 }, { kind: 'holder', ticketNo: no })
    expect(parked).toEqual({
      type: 'TicketParked',
      ticketNo: no,
      counter: null,
      keepFor: null,
      because: 'holderLate',
      reason: '',
      returnAtMs: NINE + 10 * MINUTE,
    })
  })
})

describe('a matter', () => {
  it('CAT-2 that is not in force yet is refused with its own date, not with that of another', () => {
    const comingItems = [
      { id: 'first', fromDate: '2026-12-01' },
      { id: 'second', fromDate: '2027-01-01' },
    ]
    const hall = new Hall(settingsWith({ comingItems }))
    const ask = (item: string) => hall.refuse({ type: 'IssueTicket', items: [{ item }], origin: 'kiosk' }, kiosk)
    expect(ask('second')).toEqual({ code: 'ItemNotInForce', item: 'second', fromDate: '2027-01-01' })
    expect(ask('neither')).toEqual({ code: 'UnknownItem', item: 'neither' })
  })

  it('CASE-1 accepted with papers to follow names each once, in order; with none to follow it names none', () => {
    const settings = settingsWith()
    const materials = ['a', 'b', 'c', 'd'].map((name) => ({ name, nameEn: name, remark: '', remarkEn: '' }))
    const items = settings.items.map((one) => (one.id === 'c' ? { ...one, materials } : one)) as typeof settings.items
    const accept = (deferred: readonly number[]) => {
      const hall = new Hall({ ...settings, items }).staff('1')
      hall.issue('c')
      hall.call('1')
      hall.start('1')
      const outcomes = [{ index: 0, outcome: 'accepted' as const, deferred }]
      const given = hall.giveAny({ type: 'FinishService', counter: '1', outcomes }, clerk('k1'))
      if (!given.ok) throw new Error(given.rejection.code)
      return given.events.flatMap((event) => (event.type === 'ServiceFinished' ? event.outcomes : []))
    }
    expect(accept([2, 0, 3, 2])).toMatchObject([{ outcome: 'accepted', deferred: [0, 2, 3] }])
    expect(accept([])[0]).not.toHaveProperty('deferred')
  })
})

describe('the end of a day', () => {
  it('SEAL-1 the day before is sealed once, the day itself never', () => {
    const hall = new Hall()
    const heads = [{ stream: day, seq: 3, hash: 'h' }]
    const seal = (date: string) => hall.do({ type: 'SealDay', date, heads }, { kind: 'timekeeper' })
    expect(seal('2026-11-24')).toEqual([])
    expect(seal('2026-11-23')).toEqual([{ type: 'DaySealed', date: '2026-11-23', heads }])
    expect(seal('2026-11-23')).toEqual([])
  })
})

describe('what a phone’s view rests on', () => {
  it('WAIT-2 an ordinary newcomer at the end moves nobody; whoever leaves, or comes in before others, does', () => {
    const hall = new Hall().staff('1')
    const moves = () => hall.day.moves.get('C') ?? 0
    hall.issue('c')
    hall.wait(1).issue('c')
    expect(moves()).toBe(0)
    hall.issueAs('priority', 'c')
    expect(moves()).toBe(1)
    hall.call('1')
    expect(moves()).toBe(2)
    const first = hall.ticket('C001')
    if (first.status === 'waiting') hall.do({ type: 'VoidTicket', ticketNo: 'C001', reason: 'x' }, dutyManager)
    else hall.do({ type: 'VoidTicket', ticketNo: 'C002', reason: 'x' }, dutyManager)
    expect(moves()).toBe(3)
  })
})

describe('what is told of the wait', () => {
  it('WAIT-5 LEARN-4 the middle of it is kept to a tenth of a minute', () => {
    const hall = new Hall().staff('1')
    for (let n = 0; n < 4; n += 1) hall.issue('c')
    const { told } = hall.last('TicketIssued')
    expect(told?.ahead).toBe(3)
    expect(told?.p50Min).toBeGreaterThan(9)
    expect(told?.p50Min).toBeLessThan(told?.span?.[1] ?? 0)
    expect(Math.round((told?.p50Min ?? 0) * 10)).toBeCloseTo((told?.p50Min ?? 0) * 10, 6)
  })

  it('WAIT-2 who waits longer than a head start is worth stands before it, who waits less does not', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.wait(7).issue('c')
    hall.wait(5).issueAs('priority', 'c')
    expect(hall.last('TicketIssued').told?.ahead).toBe(1)
  })

  it('WAIT-2 a visit that one counter alone can serve whole stands before whoever came later', () => {
    const hall = new Hall().staff('1', '2', '4')
    hall.issue('c', 'a')
    expect(hall.ticket('C001').leg).toMatchObject({ queue: 'C', skills: ['A', 'C'] })
    hall.wait(1).issue('c')
    expect(hall.last('TicketIssued').told?.ahead).toBe(1)
  })
})

describe('who may give an order', () => {
  it('ACCESS-1 a number is given back by its holder and by staff; what time brings is the clock’s', () => {
    expect(DAY_MAY.CancelTicket).toEqual(['holder', 'clerk', 'dutyManager', 'floorGuide'])
    for (const may of [DAY_MAY.SealDay, DAY_MAY.SettleDay, DAY_MAY.LearnForecast]) expect(may).toEqual(['timekeeper'])
  })
})
