/** Who sits where, pauses, the end of the day, calls for help. */
import { describe, expect, it } from 'vitest'
import { clerk, dutyManager, Hall, MINUTE } from './hall.ts'

describe('staff and day', () => {
  it('STAFF-1 PEERS-22 a clerk sits at one counter, a counter has one clerk', () => {
    const hall = new Hall().staff('1')
    expect(hall.refuse({ type: 'SignIn', counter: '2' }, clerk('k1'))).toEqual({ code: 'ClerkElsewhere', counter: '1' })
    expect(hall.refuse({ type: 'SignIn', counter: '1' }, clerk('k2'))).toEqual({ code: 'CounterTaken', badgeNo: 'k1' })
    expect(hall.do({ type: 'SignIn', counter: '1' }, clerk('k1'))).toEqual([])
  })

  it('STAFF-3 nobody signs out while somebody stands at the window', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    expect(hall.refuse({ type: 'SignOut', counter: '1' }, clerk('k1'))).toEqual({
      code: 'CounterBusy',
      ticketNo: 'C001',
    })
  })

  it('STAFF-4 a pause for another reason is written out, and ends in the future', () => {
    const hall = new Hall().staff('1')
    expect(hall.refuse({ type: 'PauseCounter', counter: '1', reason: 'other' }, clerk('k1'))).toEqual({
      code: 'ReasonMissing',
    })
    expect(
      hall.refuse({ type: 'PauseCounter', counter: '1', reason: 'meal', untilMs: hall.nowMs }, clerk('k1')),
    ).toEqual({ code: 'ReturnInPast' })
    hall.do({ type: 'PauseCounter', counter: '1', reason: 'meal', untilMs: hall.nowMs + MINUTE }, dutyManager)
    expect(hall.day.counters.get('1')?.status).toBe('paused')
  })

  it('DAY-2 the day closes when nobody stands at a window, closes every open number with the reason, and then takes nothing more', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.issue('c')
    hall.call('1')
    expect(hall.refuse({ type: 'CloseDay', reason: '下班' }, dutyManager)).toEqual({
      code: 'StillServing',
      ticketNo: 'C001',
      counter: '1',
    })
    hall.start('1').finish('1', 0)
    hall.do({ type: 'CloseDay', reason: '下班' }, dutyManager)
    expect(hall.day.closed.get('C002')?.as).toBe('abandoned')
    expect(hall.refuse({ type: 'CallNext', counter: '1' }, clerk('k1'))).toEqual({ code: 'DayIsClosed' })
  })

  it('HELP-1 a call for help stands once until a named person takes it', () => {
    const hall = new Hall()
    hall.do({ type: 'RequestHelp', place: '3 号机' })
    expect(hall.do({ type: 'RequestHelp', place: '3 号机' })).toEqual([])
    hall.do({ type: 'AnswerHelp', helpNo: 1 }, dutyManager)
    expect(hall.refuse({ type: 'AnswerHelp', helpNo: 1 }, dutyManager)).toEqual({ code: 'UnknownHelp', helpNo: 1 })
  })

  it('STAFF-2 only the own clerk or a duty manager pauses, closes or signs a counter out; at an empty one nobody does', () => {
    const hall = new Hall().staff('1')
    for (const type of ['CloseCounter', 'SignOut'] as const) {
      expect(hall.refuse({ type, counter: '1' }, clerk('k2'))).toEqual({ code: 'NotYourCounter', counter: '1' })
      expect(hall.refuse({ type, counter: '2' }, dutyManager)).toEqual({ code: 'NotSignedIn' })
      expect(hall.refuse({ type, counter: '99' }, dutyManager)).toEqual({ code: 'UnknownCounter', counter: '99' })
    }
    hall.do({ type: 'SignOut', counter: '1' }, dutyManager)
    expect(hall.day.counters.get('1')).toMatchObject({ badgeNo: null, status: 'closed' })
    expect(hall.do({ type: 'SignIn', counter: '2' }, clerk('k1')).map((event) => event.type)).toEqual([
      'ClerkSignedIn',
      'CounterOpened',
    ])
  })

  it('STAFF-1 a counter or a clerk that is not in the plan signs nobody in', () => {
    const hall = new Hall()
    expect(hall.refuse({ type: 'SignIn', counter: '99' }, clerk('k1'))).toEqual({
      code: 'UnknownCounter',
      counter: '99',
    })
    expect(hall.refuse({ type: 'SignIn', counter: '1' }, clerk('k99'))).toEqual({
      code: 'UnknownClerk',
      badgeNo: 'k99',
    })
    expect(hall.refuse({ type: 'SignIn', counter: '1' })).toEqual({ code: 'NotAllowed' })
  })

  it('STAFF-4 a pause keeps its reason, its note without blanks and its end; opening again ends it', () => {
    const hall = new Hall().staff('1')
    hall.do({ type: 'PauseCounter', counter: '1', reason: 'other', note: ' 开会 ' }, clerk('k1'))
    expect(hall.last('CounterPaused')).toMatchObject({ reason: 'other', note: '开会', untilMs: null })
    hall.do({ type: 'OpenCounter', counter: '1' }, clerk('k1'))
    expect(hall.do({ type: 'OpenCounter', counter: '1' }, clerk('k1'))).toEqual([])
    hall.do({ type: 'PauseCounter', counter: '1', reason: 'meal' }, clerk('k1'))
    expect(hall.last('CounterPaused')).toMatchObject({ reason: 'meal', note: '' })
    hall.wait(3).do({ type: 'CloseCounter', counter: '1' }, clerk('k1'))
    expect(hall.day.counters.get('1')).toMatchObject({
      status: 'closed',
      sinceMs: hall.nowMs,
      pause: null,
      badgeNo: 'k1',
    })
    expect(hall.do({ type: 'CloseCounter', counter: '1' }, clerk('k1'))).toEqual([])
    expect(hall.refuse({ type: 'CallNext', counter: '1' }, clerk('k1'))).toEqual({
      code: 'CounterNotOpen',
      status: 'closed',
    })
  })

  it('DAY-1 a queue that is not there is neither closed nor opened; a closed one is closed once for one reason', () => {
    const hall = new Hall()
    for (const type of ['CloseQueue', 'OpenQueue'] as const)
      expect(hall.refuse({ type, queue: 'X', reason: 'x' } as never, dutyManager)).toEqual({
        code: 'UnknownQueue',
        queue: 'X',
      })
    expect(hall.refuse({ type: 'CloseQueue', queue: 'C', reason: ' ' }, dutyManager)).toEqual({ code: 'ReasonMissing' })
    expect(hall.do({ type: 'OpenQueue', queue: 'C' }, dutyManager)).toEqual([])
    const close = (reason: string) => hall.do({ type: 'CloseQueue', queue: 'C', reason }, dutyManager)
    expect([close('停电'), close(' 停电 '), close('满员')].map((events) => events.length)).toEqual([1, 0, 1])
    expect(hall.day.closedQueues.get('C')).toBe('满员')
  })

  it('HELP-1 only a named person answers a call for help, and each call has its own number', () => {
    const hall = new Hall()
    for (const place of ['3 号机', ' 2 号机 ']) hall.do({ type: 'RequestHelp', place })
    expect(hall.day.help.get(2)).toMatchObject({ place: '2 号机', atMs: hall.nowMs })
    expect(hall.refuse({ type: 'AnswerHelp', helpNo: 1 })).toEqual({ code: 'NotAllowed' })
    hall.do({ type: 'AnswerHelp', helpNo: 1 }, dutyManager)
    expect(hall.last('HelpAnswered')).toMatchObject({ helpNo: 1, badgeNo: 'k6' })
    expect([...hall.day.help.keys()]).toEqual([2])
  })

  it('LIFE-2 PICK-3 a number called out of the middle of a line leaves the others where they stand', () => {
    const hall = new Hall().staff('1', '2', '4')
    const [first, second, third, fourth] = ['c', 'c', 'c', 'c'].map((item) => hall.issue(item))
    hall.do({ type: 'CallByNumber', counter: '1', ticketNo: second!, reason: 'x' }, clerk('k1'))
    expect([hall.call('2'), hall.call('4')]).toEqual([first, third])
    hall.start('2').finish('2', 0)
    expect(hall.call('2')).toBe(fourth)
  })

  it('CLOSE-2 a number that was never given is refused by its own name, one of staff with the reason kept', () => {
    const hall = new Hall()
    expect(hall.refuse({ type: 'VoidTicket', ticketNo: 'C009', reason: 'x' }, dutyManager)).toEqual({
      code: 'UnknownTicket',
      ticketNo: 'C009',
    })
    hall.issue('c')
    hall.do({ type: 'VoidTicket', ticketNo: 'C001', reason: ' 重号 ' }, dutyManager)
    expect(hall.last('TicketClosed')).toEqual({
      type: 'TicketClosed',
      ticketNo: 'C001',
      as: 'voided',
      reason: '重号',
      because: 'ordered',
    })
    expect(hall.day.waiting.get('C')).toBe(0)
  })

  it('PICK-9 PICK-10 who is at work is asked anew when somebody comes or goes', () => {
    const hall = new Hall().staff('1', '5')
    hall.issue('c', 'd')
    expect(hall.call('5')).toBeNull()
    hall.do({ type: 'CloseCounter', counter: '1' }, clerk('k1'))
    expect(hall.call('5')).toBe('C001')
  })
})
