/** A number called out of order: whose it may be, and what the call says of it. */
import { describe, expect, it } from 'vitest'
import { clerk, Hall, rules } from './hall.ts'

const byNumber = (counter: string, ticketNo: string, reason = '赶火车') =>
  ({ type: 'CallByNumber', counter, ticketNo, reason }) as const

describe('a call by number', () => {
  it('PICK-2 CALL-4 is refused for a queue that the counter does not serve, and names the queue', () => {
    const hall = new Hall().staff('3')
    const ticketNo = hall.issue('c')
    expect(hall.refuse(byNumber('3', ticketNo), clerk('k3'))).toEqual({ code: 'NotServedHere', queue: 'C' })
    expect(hall.ticket(ticketNo).status).toBe('waiting')
  })

  it('PICK-6 CALL-4 takes a ticket that was sent to this counter, whatever its queue', () => {
    const hall = new Hall().staff('1', '2', '3')
    const ticketNo = hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '3' } }, clerk('k1'))
    hall.do(byNumber('3', ticketNo), clerk('k3'))
    expect(hall.ticket(ticketNo)).toMatchObject({ status: 'called', counter: '3' })
  })

  it('PICK-6 CALL-4 takes a ticket that was sent to this clerk, and no other clerk may take it', () => {
    const hall = new Hall().staff('1', '2', '3')
    const ticketNo = hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'clerk', badgeNo: 'k3' } }, clerk('k1'))
    expect(hall.refuse(byNumber('2', ticketNo), clerk('k2'))).toEqual({ code: 'ParkedForOther', badgeNo: 'k3' })
    hall.do(byNumber('3', ticketNo), clerk('k3'))
    expect(hall.ticket(ticketNo)).toMatchObject({ status: 'called', counter: '3' })
  })

  it('PARK-2 CALL-4 takes what is parked for this clerk, and what is parked for one who has gone home', () => {
    const hall = new Hall().staff('1', '2')
    const ticketNo = hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Park', counter: '1', keepFor: 'me', reason: '填表' }, clerk('k1'))
    expect(hall.refuse(byNumber('2', ticketNo), clerk('k2'))).toEqual({ code: 'ParkedForOther', badgeNo: 'k1' })
    hall.do({ type: 'SignOut', counter: '1' }, clerk('k1'))
    hall.do(byNumber('2', ticketNo), clerk('k2'))
    expect(hall.ticket(ticketNo)).toMatchObject({ status: 'called', counter: '2' })
  })

  it('PICK-6 CALL-4 takes what is parked for a colleague at an open window at the minute of the bound, not before', () => {
    const hall = new Hall().staff('1', '2')
    const ticketNo = hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Park', counter: '1', keepFor: 'me', reason: '填表' }, clerk('k1'))
    hall.wait(rules.coverMin - 1)
    expect(hall.refuse(byNumber('2', ticketNo), clerk('k2'))).toEqual({ code: 'ParkedForOther', badgeNo: 'k1' })
    hall.wait(1).do(byNumber('2', ticketNo), clerk('k2'))
    expect(hall.ticket(ticketNo)).toMatchObject({ status: 'called', counter: '2' })
  })

  it('PARK-1 CALL-4 takes what this clerk has parked, also from another counter that does not serve its queue', () => {
    const hall = new Hall().staff('1')
    const ticketNo = hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Park', counter: '1', keepFor: 'me', reason: '填表' }, clerk('k1'))
    hall.do({ type: 'SignOut', counter: '1' }, clerk('k1'))
    hall.do({ type: 'SignIn', counter: '3' }, clerk('k1'))
    hall.do(byNumber('3', ticketNo), clerk('k1'))
    expect(hall.ticket(ticketNo)).toMatchObject({ status: 'called', counter: '3' })
  })

  it('CALL-4 PICK-7 of a ticket that was parked overtakes nobody and keeps the reason', () => {
    const hall = new Hall().staff('1')
    const ticketNo = hall.issue('c')
    hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '拍照' }, clerk('k1'))
    hall.do(byNumber('1', ticketNo, ' 照片拍好了 '), clerk('k1'))
    expect(hall.last('TicketCalled')).toMatchObject({
      callNo: 2,
      why: { rule: 'byNumber', overtook: 0, overtaken: null, note: '照片拍好了' },
    })
  })
})
