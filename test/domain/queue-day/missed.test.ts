/** Nobody came: missed after the calls of the slip, back once, behind the next few. */
import { describe, expect, it } from 'vitest'
import { clerk, Hall } from './hall.ts'

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
    twice.do({ type: 'Rejoin', ticketNo: 'C001' })
    twice.call('1')
    for (const _ of [2, 3]) twice.wait(1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
    twice.do({ type: 'MarkMissed', counter: '1' }, clerk('k1'))
    expect(twice.refuse({ type: 'Rejoin', ticketNo: 'C001' })).toEqual({ code: 'RejoinUsedUp' })
  })
})
