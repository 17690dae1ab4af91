/** Giving numbers: sequences, several items on one ticket, and what is refused. */
import { describe, expect, it } from 'vitest'
import { clerk, dutyManager, Hall, NINE } from './hall.ts'

describe('numbers', () => {
  it('NUM-1 NUM-2 count per prefix without gaps and grow past 999', () => {
    const hall = new Hall()
    const numbers = Array.from({ length: 1001 }, () => hall.issue('c'))
    expect(numbers[0]).toBe('C001')
    expect(numbers[998]).toBe('C999')
    expect(numbers[1000]).toBe('C1001')
    expect(hall.issue('d')).toBe('D001')
  })

  it('NUM-2 PEERS-8 a cancelled or voided number is never given again', () => {
    const hall = new Hall()
    const first = hall.issue('c')
    hall.do({ type: 'CancelTicket', ticketNo: first })
    expect(hall.issue('c')).toBe('C002')
  })

  it('KEEP-14 after a restore nobody is given a number that is in people’s hands, and those known to be are named', () => {
    const hall = new Hall()
    expect(hall.issue('c')).toBe('C001')
    hall.take([{ type: 'NumbersWithheld', prefix: 'C', upTo: 4, lost: ['C003', 'C004'] }])
    expect([hall.issue('c'), hall.issue('c'), hall.issue('d')]).toEqual(['C005', 'C006', 'D001'])
    // A later restore knows of fewer: what was held back before stays so.
    hall.take([{ type: 'NumbersWithheld', prefix: 'C', upTo: 2, lost: ['C002'] }])
    expect(hall.issue('c')).toBe('C007')
    expect(hall.day.lostNumbers).toEqual(['C003', 'C004', 'C002'])
  })
})

describe('issuing', () => {
  it('ISSUE-1 LEG-1 one ticket holds items of several departments and stands in the queue of its first', () => {
    const hall = new Hall()
    const no = hall.issue('c', 'd', 'e')
    expect(no).toBe('C001')
    expect(hall.ticket(no).leg).toEqual({ queue: 'C', skills: ['C', 'D'], isQuick: false })
  })

  it('ISSUE-1 refuses a seventh item and says how many are allowed', () => {
    const hall = new Hall()
    expect(
      hall.refuse({ type: 'IssueTicket', origin: 'kiosk', items: Array.from({ length: 7 }, () => ({ item: 'c' })) }),
    ).toEqual({ code: 'TooManyItems', most: 6 })
  })

  it('ISSUE-2 ISSUE-5 remembers who asked and starts the clock at the time of issue', () => {
    const hall = new Hall()
    hall.do({ type: 'IssueTicket', items: [{ item: 'c' }], origin: 'phone', isElder: true })
    expect(hall.ticket('C001')).toMatchObject({ origin: 'phone', isElder: true, sinceMs: NINE, status: 'waiting' })
  })

  it('ISSUE-3 refuses unknown items, items an applicant cannot start, and an empty ticket', () => {
    const hall = new Hall()
    const refuse = (items: { item: string }[]) => hall.refuse({ type: 'IssueTicket', origin: 'kiosk', items })
    expect(refuse([{ item: 'nonsense' }])).toEqual({ code: 'UnknownItem', item: 'nonsense' })
    expect(refuse([{ item: 'agency' }])).toEqual({ code: 'ItemNotForTickets', item: 'agency' })
    expect(refuse([])).toEqual({ code: 'NoItems' })
  })

  it('ISSUE-4 DAY-1 a closed queue gives no numbers and says why, while its holders are still called', () => {
    const hall = new Hall().staff('1')
    const held = hall.issue('c')
    hall.do({ type: 'CloseQueue', queue: 'C', reason: '系统升级' }, clerk('k6'))
    expect(hall.refuse({ type: 'IssueTicket', origin: 'kiosk', items: [{ item: 'c' }] })).toEqual({
      code: 'QueueClosed',
      queue: 'C',
      reason: '系统升级',
    })
    expect(hall.call('1')).toBe(held)
    hall.do({ type: 'OpenQueue', queue: 'C' }, clerk('k6'))
    expect(hall.issue('c')).toBe('C002')
  })

  it('ISSUE-6 gives every ticket a link of its own and needs no identity', () => {
    const hall = new Hall()
    hall.issue('c')
    hall.issue('c')
    expect(hall.day.links.size).toBe(2)
  })

  it('ISSUE-7 adds items to a waiting ticket; number and clock stay', () => {
    const hall = new Hall()
    const no = hall.issue('c')
    hall.wait(5).do({ type: 'AddItems', ticketNo: no, items: [{ item: 'd' }] }, dutyManager)
    expect(hall.ticket(no)).toMatchObject({ sinceMs: NINE, leg: { queue: 'C', skills: ['C', 'D'] } })
  })

  it('ISSUE-7 LEG-1 a matter served elsewhere is added to the visit and not to its first leg', () => {
    const hall = new Hall()
    const no = hall.issue('c')
    hall.do({ type: 'AddItems', ticketNo: no, items: [{ item: 'e' }] }, clerk('k6'))
    expect(hall.ticket(no)).toMatchObject({
      leg: { queue: 'C', skills: ['C'] },
      items: [{ item: 'c' }, { item: 'e' }],
    })
  })

  it('MERGE-1 two waiting tickets become one with the longer wait; the other says where it went', () => {
    const hall = new Hall()
    const older = hall.issue('d')
    hall.wait(10)
    const newer = hall.issue('c')
    hall.do({ type: 'MergeTickets', from: older, into: newer }, clerk('k6'))
    expect(hall.ticket(newer)).toMatchObject({ sinceMs: NINE, items: [{ item: 'c' }, { item: 'd' }] })
    expect(hall.day.closed.get(older)).toMatchObject({ as: 'merged', mergedInto: newer })
    expect(hall.refuse({ type: 'MergeTickets', from: newer, into: newer }, clerk('k6'))).toEqual({ code: 'SameTicket' })
  })
})
