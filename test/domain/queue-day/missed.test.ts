/** Nobody came: missed after the calls of the slip, back once, behind the next few. */
import { describe, expect, it } from 'vitest'
import { clerk, Hall, NINE } from './hall.ts'

describe('missed', () => {
  function missedHall(): Hall {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    for (const _ of [2, 3]) hall.wait(1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
    hall.do({ type: 'MarkMissed', counter: '1' }, clerk('k1'))
    return hall
  }

  it('MISS-1 a ticket is not missed before the calls its slip promises', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    expect(hall.refuse({ type: 'MarkMissed', counter: '1' }, clerk('k1'))).toEqual({
      code: 'TooFewCalls',
      calls: 1,
      needed: 3,
    })
  })

  it('MISS-2 PEERS-20 a missed ticket stays out until it rejoins, and then stands behind the next three', () => {
    const hall = missedHall()
    const others = ['c', 'c', 'c', 'c'].map((id) => hall.wait(1).issue(id))
    hall.do({ type: 'Rejoin', ticketNo: 'C001' })
    const order = Array.from({ length: 5 }, () => {
      const no = hall.call('1')
      hall.start('1').finish('1', 0)
      return no
    })
    expect(order).toEqual([others[0], others[1], others[2], 'C001', others[3]])
  })

  it('MISS-2 rejoining works once, and not after half an hour', () => {
    const late = missedHall()
    late.wait(31)
    expect(late.refuse({ type: 'Rejoin', ticketNo: 'C001' })).toEqual({ code: 'RejoinTooLate', withinMin: 30 })
    const twice = missedHall()
    twice.do({ type: 'Rejoin', ticketNo: 'C001' }, clerk('k1'))
    twice.call('1')
    for (const _ of [2, 3]) twice.wait(1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
    twice.do({ type: 'MarkMissed', counter: '1' }, clerk('k1'))
    expect(twice.refuse({ type: 'Rejoin', ticketNo: 'C001' })).toEqual({ code: 'RejoinUsedUp' })
  })

  it('ISSUE-9 whoever typed a missed number at a kiosk has taken no rejoining from its holder', () => {
    const hall = missedHall()
    const missAgain = () => {
      hall.call('1')
      for (const _ of [2, 3]) hall.wait(1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
      hall.do({ type: 'MarkMissed', counter: '1' }, clerk('k1'))
    }
    const rejoin = { type: 'Rejoin', ticketNo: 'C001' } as const
    hall.do(rejoin)
    missAgain()
    expect(hall.refuse(rejoin)).toEqual({ code: 'RejoinUsedUp' })
    expect(hall.refuse({ ...rejoin, link: 'guessed' })).toEqual({ code: 'RejoinUsedUp' })
    hall.do({ ...rejoin, link: hall.ticket('C001').link })
    missAgain()
    expect(hall.refuse(rejoin, clerk('k1'))).toEqual({ code: 'RejoinUsedUp' })
  })

  it('ISSUE-9 a number set aside comes back at a kiosk by the link of its slip alone', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    hall.start('1').do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '填表' }, clerk('k1'))
    const unpark = { type: 'Unpark', ticketNo: 'C001' } as const
    expect(hall.refuse(unpark)).toEqual({ code: 'UnknownTicket', ticketNo: 'C001' })
    hall.do({ ...unpark, link: hall.ticket('C001').link })
    expect(hall.ticket('C001').status).toBe('waiting')
  })

  it('MISS-2 stands behind those of its own queue alone, whatever waits in others', () => {
    const hall = missedHall()
    const own = hall.wait(1).issue('c')
    const others = ['d', 'd'].map((item) => hall.wait(1).issue(item))
    hall.do({ type: 'Rejoin', ticketNo: 'C001' }, clerk('k1'))
    expect(hall.ticket('C001')).toMatchObject({ rejoins: 1, status: 'waiting' })
    const order = Array.from({ length: 4 }, () => {
      const no = hall.call('1')
      hall.start('1').finish('1', 0)
      return no
    })
    expect(order).toEqual([own, 'C001', ...others])
  })

  it('MISS-2 with nobody of its kind waiting it keeps its own clock, and in the last moment it may still rejoin', () => {
    const hall = missedHall()
    hall.wait(30).do({ type: 'Rejoin', ticketNo: 'C001' })
    expect(hall.ticket('C001').sinceMs).toBe(NINE)
  })

  it('MISS-1 a miss that calls the next at once names both; one with nobody waiting is a miss alone', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.issue('c')
    const miss = () => {
      for (const _ of [2, 3]) hall.wait(1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
      return hall.do({ type: 'MarkMissed', counter: '1', thenCallNext: true }, clerk('k1')).map((event) => event.type)
    }
    hall.call('1')
    expect(miss()).toEqual(['TicketMissed', 'TicketCalled'])
    expect(miss()).toEqual(['TicketMissed'])
  })
})
