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
})
