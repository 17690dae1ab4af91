/** Whom to call next, and everything around a call. */
import { describe, expect, it } from 'vitest'
import { clerk, Hall, MINUTE, rules, settingsWith } from './hall.ts'

/** Counter 6 serves A without a reserve. */
const hallWithA = () =>
  settingsWith({
    counters: [...settingsWith().counters, { ...settingsWith().counters[0]!, id: '6', skills: [{ queue: 'A' }] }],
  })

describe('whom to call', () => {
  it('PICK-1 PICK-7 a priority ticket passes an ordinary one by its head start, and the call says whom it passed', () => {
    const hall = new Hall().staff('1')
    const ordinary = hall.issue('c')
    const priority = hall.wait(5).issueAs('priority', 'c')
    expect(hall.call('1')).toBe(priority)
    expect(hall.last('TicketCalled').why).toEqual({ rule: 'headStart', overtook: 1, overtaken: ordinary })
  })

  it('PICK-1 an ordinary ticket that has waited longer than the head start is worth goes first', () => {
    const hall = new Hall().staff('1')
    const ordinary = hall.issue('c')
    hall.wait(20).issueAs('priority', 'c')
    expect(hall.call('1')).toBe(ordinary)
    expect(hall.last('TicketCalled').why.rule).toBe('arrivalOrder')
  })

  it('PICK-2 a counter never calls for a queue outside its skills', () => {
    const hall = new Hall().staff('3')
    hall.issue('c')
    expect(hall.refuse({ type: 'CallNext', counter: '3' }, clerk('k3'))).toEqual({ code: 'QueueEmpty' })
  })

  it('PICK-3 PEERS-13 PEERS-15 inside a class the older clock goes first, A9 before A10', () => {
    const hall = new Hall().staff('1')
    const numbers = Array.from({ length: 12 }, () => hall.wait(1).issue('c'))
    const called = numbers.map(() => {
      const no = hall.call('1')
      hall.start('1').finish('1', 0)
      return no
    })
    expect(called).toEqual(numbers)
  })

  it('PICK-4 past the longest wait nobody younger goes first, whatever the class', () => {
    const hall = new Hall(
      settingsWith({ rules: { ...rules, classes: { ...rules.classes, priority: { rate: 3, headStart: 90 } } } }),
    ).staff('1')
    const ordinary = hall.issue('c')
    hall.wait(rules.longestWaitMin).issueAs('priority', 'c')
    expect(hall.call('1')).toBe(ordinary)
  })

  it('PICK-5 a scarce specialist keeps to those who need it', () => {
    const hall = new Hall(settingsWith({ rules: { ...rules, scarceBonus: 5 } })).staff('1', '2', '4')
    hall.issue('c')
    hall.wait(2)
    const needsA = ['a', 'a', 'a'].map((item) => hall.issue(item))
    expect(hall.call('4')).toBe(needsA[0])
    expect(hall.last('TicketCalled').why).toMatchObject({ rule: 'scarceSkill', overtook: 1, overtaken: 'C001' })
  })

  it('PICK-5 a reserve helps out only when enough people wait, or somebody has waited too long', () => {
    const hall = new Hall(hallWithA()).staff('4', '6')
    hall.issue('a')
    expect(hall.call('4')).toBeNull()
    hall.wait(rules.coverMin)
    expect(hall.call('4')).toBe('A001')
  })

  it('PICK-3 PICK-10 a window that is not quick has no quick visits for its own: they come in their turn', () => {
    const hall = new Hall().staff('1')
    const long = hall.issue('c')
    hall.wait(1).issue('c-quick')
    expect(hall.call('1')).toBe(long)
  })

  it('PICK-10 a quick counter has quick visits for its own, also where another open window serves their queue', () => {
    const [first] = settingsWith().counters
    const both = { ...first!, id: '6', label: '6', kind: 'quick' as const, skills: [{ queue: 'C' }, { queue: 'D' }] }
    const onlyC = { ...first!, skills: [{ queue: 'C' }] }
    const hall = new Hall(settingsWith({ counters: [onlyC, both] })).staff('1', '6')
    const quick = hall.issue('c-quick')
    const long = hall.wait(10).issue('d')
    expect([hall.call('6'), hall.last('TicketCalled').why.rule]).toEqual([quick, 'arrivalOrder'])
    hall.start('6').finish('6', 0)
    expect(hall.call('6')).toBe(long)
  })

  it('PICK-5 a quick counter takes quick items only', () => {
    const hall = new Hall().staff('1', '5')
    hall.issue('c')
    const quick = hall.issue('c-quick')
    expect(hall.call('5')).toBe(quick)
  })

  it('PICK-6 a ticket sent to a clerk waits for that clerk, and for anyone when the clerk has gone', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    hall.call('1')
    hall.start('1').do({ type: 'Transfer', counter: '1', to: { kind: 'clerk', badgeNo: 'k2' } }, clerk('k1'))
    expect(hall.call('1')).toBeNull()
    hall.do({ type: 'SignOut', counter: '2' }, clerk('k2'))
    expect(hall.call('1')).toBe('C001')
  })

  it('LEG-1 a visit with several departments goes to a counter that serves them all, not to one that serves half', () => {
    const hall = new Hall(
      settingsWith({
        counters: [
          ...settingsWith().counters,
          { ...settingsWith().counters[0]!, id: '6', label: '6', skills: [{ queue: 'C' }] },
        ],
      }),
    ).staff('1', '6')
    hall.issue('c', 'd')
    expect(hall.refuse({ type: 'CallNext', counter: '6' }, clerk('k6'))).toEqual({ code: 'QueueEmpty' })
    expect(hall.call('1')).toBe('C001')
  })

  it('LEG-1 ... unless nobody who serves them all is at work', () => {
    const hall = new Hall(
      settingsWith({
        counters: [
          ...settingsWith().counters,
          { ...settingsWith().counters[0]!, id: '6', label: '6', skills: [{ queue: 'C' }] },
        ],
      }),
    ).staff('6')
    hall.issue('c', 'd')
    expect(hall.call('6')).toBe('C001')
  })
})

describe('calling', () => {
  it('CALL-1 PEERS-1 the second of two counters is told that nobody waits', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    expect([hall.call('1'), hall.call('2')]).toEqual(['C001', null])
  })

  it('CALL-2 LIFE-2 a counter with somebody in front of it calls nobody else', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.issue('c')
    hall.call('1')
    expect(hall.refuse({ type: 'CallNext', counter: '1' }, clerk('k1'))).toEqual({
      code: 'CounterBusy',
      ticketNo: 'C001',
    })
  })

  it('CALL-3 STAFF-2 no call without a signed-in clerk, from another clerk, or at a paused counter', () => {
    const hall = new Hall()
    hall.issue('c')
    expect(hall.refuse({ type: 'CallNext', counter: '1' }, clerk('k1'))).toEqual({ code: 'NotSignedIn' })
    hall.staff('1')
    expect(hall.refuse({ type: 'CallNext', counter: '1' }, clerk('k2'))).toEqual({
      code: 'NotYourCounter',
      counter: '1',
    })
    hall.do({ type: 'PauseCounter', counter: '1', reason: 'meal' }, clerk('k1'))
    expect(hall.refuse({ type: 'CallNext', counter: '1' }, clerk('k1'))).toEqual({
      code: 'CounterNotOpen',
      status: 'paused',
    })
  })

  it('CALL-4 a call by number needs a reason and records whom it overtook', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    const late = hall.wait(1).issue('c')
    expect(hall.refuse({ type: 'CallByNumber', counter: '1', ticketNo: late, reason: ' ' }, clerk('k1'))).toEqual({
      code: 'ReasonMissing',
    })
    hall.do({ type: 'CallByNumber', counter: '1', ticketNo: late, reason: '赶火车' }, clerk('k1'))
    expect(hall.last('TicketCalled').why).toEqual({ rule: 'byNumber', overtook: 1, overtaken: 'C001', note: '赶火车' })
  })

  it('CALL-1 PEERS-4 a clerk with an old picture cannot call a ticket that is served elsewhere, and learns where it is', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    hall.call('1')
    expect(hall.refuse({ type: 'CallByNumber', counter: '2', ticketNo: 'C001', reason: 'x' }, clerk('k2'))).toEqual({
      code: 'TicketNotReady',
      ticketNo: 'C001',
      status: 'called',
      counter: '1',
    })
  })

  it('CALL-5 PEERS-18 PEERS-50 five recalls are five new calls, and the wait stays frozen at the first', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.wait(7).call('1')
    expect(hall.refuse({ type: 'Recall', counter: '1' }, clerk('k1'))).toEqual({ code: 'TooSoon', waitSec: 20 })
    for (let nth = 2; nth <= 6; nth += 1) {
      hall.wait(1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
      expect(hall.last('TicketRecalled')).toMatchObject({ nth, callNo: nth })
    }
    expect(hall.ticket('C001').waitedMs).toBe(7 * MINUTE)
  })

  it('CALL-5 a recall comes when the gap is over, and not a millisecond sooner', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    hall.nowMs += hall.index.settings.rules.recallGapSec * 1000 - 1
    expect(hall.refuse({ type: 'Recall', counter: '1' }, clerk('k1'))).toEqual({ code: 'TooSoon', waitSec: 1 })
    hall.nowMs += 1
    hall.do({ type: 'Recall', counter: '1' }, clerk('k1'))
    expect(hall.last('TicketRecalled')).toMatchObject({ nth: 2 })
  })

  it('CALL-6 starting says arrived too, and the way ends there', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    hall.wait(1).start('1')
    expect(hall.ticket('C001')).toMatchObject({ status: 'serving', arrivedAtMs: hall.nowMs, startedAtMs: hall.nowMs })
  })

  it('CALL-7 a visitor without a number gets one at the window; the lobby stays silent', () => {
    const hall = new Hall().staff('1')
    hall.do({ type: 'ServeWithoutTicket', counter: '1', items: [{ item: 'c' }] }, clerk('k1'))
    expect(hall.ticket('C001')).toMatchObject({ origin: 'counter', status: 'serving' })
    expect(hall.last('TicketCalled').isSilent).toBe(true)
    hall.finish('1', 0)
    expect(hall.refuse({ type: 'ServeWithoutTicket', counter: '1', items: [{ item: 'e' }] }, clerk('k1'))).toEqual({
      code: 'NotServedHere',
      queue: 'E',
    })
  })

  it('PEERS-41 an empty queue is an answer on every verb, never an error', () => {
    const hall = new Hall().staff('1')
    expect(hall.refuse({ type: 'CallNext', counter: '1' }, clerk('k1')).code).toBe('QueueEmpty')
    for (const type of ['Recall', 'Arrive', 'StartService', 'MarkMissed'] as const) {
      expect(hall.refuse({ type, counter: '1' }, clerk('k1'))).toEqual({ code: 'CounterIdle' })
    }
  })
})
