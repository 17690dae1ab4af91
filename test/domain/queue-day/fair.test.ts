/** Nobody is forgotten: whoever waits can be called by somebody at work, in a turn that is what it was said to be. */
import { describe, expect, it } from 'vitest'
import { spanOf } from '../../../domain/queue-day/pick/waiting.ts'
import { clerkView } from '../../../domain/views/clerk.ts'
import { managerView } from '../../../domain/views/floor.ts'
import { kioskView } from '../../../domain/views/kiosk.ts'
import { ticketView } from '../../../domain/views/ticket.ts'
import { clerk, dutyManager, Hall, MINUTE, rules, settingsWith } from './hall.ts'

const base = settingsWith()

/** Counter 6 serves A alone, beside counter 4 that helps out in A from three waiting and serves C too. */
const withSix = (change: Partial<typeof rules> = {}) =>
  settingsWith({
    counters: [...base.counters, { ...base.counters[0]!, id: '6', label: '6', skills: [{ queue: 'A' }] }],
    rules: { ...rules, ...change },
  })

const phone = (hall: Hall, no: string) => ticketView(hall.day, hall.index, hall.ticket(no).link, hall.nowMs)
const alerts = (hall: Hall) =>
  managerView(hall.day, hall.index, hall.nowMs).alerts.map((one) => [one.kind, one.level, one.place, one.value])

function transferTo(hall: Hall, from: string, badgeNo: string): void {
  hall.start(from).do({ type: 'Transfer', counter: from, to: { kind: 'clerk', badgeNo } }, clerk(`k${from}`))
}

function miss(hall: Hall, counter: string): void {
  for (const _ of [2, 3]) hall.wait(1).do({ type: 'Recall', counter }, clerk(`k${counter}`))
  hall.do({ type: 'MarkMissed', counter }, clerk(`k${counter}`))
}

describe('kept for whoever suits best', () => {
  it('PICK-9 a counter that its reserve keeps out does not keep a visit of two matters from the others', () => {
    const hall = new Hall(withSix()).staff('1', '4', '6')
    hall.issue('a', 'c')
    expect(hall.call('6')).toBe('A001')
    hall.start('6').finish('6', 0)
    expect(hall.call('1')).toBe('A001')
  })

  it('PICK-9 a reserve holds only while another counter is open for that queue', () => {
    const hall = new Hall(withSix()).staff('4', '6')
    hall.issue('a')
    expect(hall.call('4')).toBeNull()
    hall.do({ type: 'PauseCounter', counter: '6', reason: 'meal' }, clerk('k6'))
    expect(hall.call('4')).toBe('A001')
  })

  it('PICK-9 a visit of two matters goes to a counter for the first of them after the bound, not only after the guarantee', () => {
    const hall = new Hall(settingsWith({ counters: [...base.counters, ...withSix().counters.slice(-1)] }))
    hall.staff('4', '6')
    for (const _ of [1, 2, 3, 4]) hall.issue('a', 'c')
    hall.call('4')
    expect(hall.wait(rules.coverMin - 1).call('6')).toBeNull()
    expect(hall.wait(1).call('6')).toBe('A002')
  })

  it('PICK-6 a ticket sent to a clerk is given to others after the bound, and at once while that window is not open', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    hall.wait(20).call('1')
    transferTo(hall, '1', 'k2')
    expect(hall.wait(rules.coverMin - 1).call('1')).toBeNull()
    expect(hall.wait(1).call('1')).toBe('C001')
    transferTo(hall, '1', 'k2')
    expect(hall.call('1')).toBeNull()
    hall.do({ type: 'PauseCounter', counter: '2', reason: 'meal' }, clerk('k2'))
    expect(hall.call('1')).toBe('C001')
    expect(hall.last('TicketCalled').why.rule).toBe('arrivalOrder')
  })

  it('PICK-6 the guarantee ends before the bound where the hall sets the bound too long', () => {
    const hall = new Hall(settingsWith({ rules: { ...rules, coverMin: 600 } })).staff('1', '2')
    hall.issue('c')
    hall.wait(40).call('1')
    transferTo(hall, '1', 'k2')
    expect(hall.wait(4).call('1')).toBeNull()
    expect(hall.wait(1).call('1')).toBe('C001')
    expect(hall.last('TicketCalled').why.rule).toBe('longestWait')
  })

  it('PICK-6 a ticket set aside for a clerk is called by number by a colleague after the bound or in a pause', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    hall.call('2')
    hall.do({ type: 'Park', counter: '2', keepFor: 'me', reason: '填表' }, clerk('k2'))
    const byNumber = { type: 'CallByNumber', counter: '1', ticketNo: 'C001', reason: '人在窗口' } as const
    expect(hall.refuse(byNumber, clerk('k1'))).toEqual({ code: 'ParkedForOther', badgeNo: 'k2' })
    expect(clerkView(hall.day, hall.index, '1', hall.nowMs).aside[0]?.canReturn).toBe(false)
    hall.do({ type: 'PauseCounter', counter: '2', reason: 'meal' }, clerk('k2'))
    expect(clerkView(hall.day, hall.index, '1', hall.nowMs).aside[0]?.canReturn).toBe(true)
    hall.do(byNumber, clerk('k1'))
    expect(hall.ticket('C001').counter).toBe('1')
  })

  it('PICK-6 STAFF-5 what was sent to a counter that has left the plan is not kept for it', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    hall.call('1')
    hall.start('1').do({ type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '2' } }, clerk('k1'))
    const gone = new Hall(settingsWith({ counters: base.counters.filter((one) => one.id !== '2') }))
    const view = ticketView(hall.day, gone.index, hall.ticket('C001').link, hall.nowMs)
    expect(view?.counters).toEqual(['1'])
  })
})

describe('quick counters', () => {
  it('PICK-10 a quick counter with nobody quick in line helps out when many wait, after its own people', () => {
    const hall = new Hall().staff('1', '5')
    hall.issue('c')
    expect(hall.call('5')).toBeNull()
    for (let n = 1; n < rules.quickHelpsFrom; n += 1) hall.issue('c')
    const quick = hall.issue('c-quick')
    expect(hall.call('5')).toBe(quick)
    expect(hall.last('TicketCalled').why).toEqual({ rule: 'quickFirst', overtook: 5, overtaken: 'C001' })
    hall.start('5').finish('5', 0)
    expect(hall.call('5')).toBe('C001')
  })

  it('PICK-10 a visit is quick by the sum of its matters', () => {
    const hall = new Hall()
    expect(hall.ticket(hall.issue('c-quick')).leg.isQuick).toBe(true)
    expect(hall.ticket(hall.issue('c-quick', 'c-quick')).leg.isQuick).toBe(false)
  })

  it('PICK-10 alone at work a quick counter serves everybody in order', () => {
    const hall = new Hall().staff('5')
    hall.issue('c')
    hall.wait(1).issue('c-quick')
    expect(hall.call('5')).toBe('C001')
  })
})

describe('turns that were promised', () => {
  it('PICK-5 whoever comes back to a clerk is not passed by younger people because few counters are open', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Park', counter: '1', keepFor: 'me', reason: '填表' }, clerk('k1'))
    for (const _ of [2, 3]) hall.wait(1).issue('c')
    hall.do({ type: 'Unpark', ticketNo: 'C001', link: hall.ticket('C001').link })
    expect(phone(hall, 'C001')?.ahead).toBe(0)
    expect(hall.call('1')).toBe('C001')
    expect(hall.last('TicketCalled').why).toEqual({ rule: 'sentToYou', overtook: 0, overtaken: null })
  })

  it('MISS-2 a missed priority number rejoins behind the next three of all, and tells the truth about its place', () => {
    const hall = new Hall().staff('1')
    const missed = hall.issueAs('priority', 'c')
    hall.call('1')
    miss(hall, '1')
    const others = Array.from({ length: 8 }, () => hall.wait(0.1).issue('c'))
    hall.do({ type: 'Rejoin', ticketNo: missed })
    expect([missed, others[0]!, others[3]!].map((no) => phone(hall, no)?.ahead)).toEqual([3, 0, 4])
    const order = Array.from({ length: 5 }, () => {
      const no = hall.wait(5).call('1')
      hall.start('1').finish('1', 0)
      return no
    })
    expect(order).toEqual([...others.slice(0, 3), missed, others[3]])
  })

  it('MISS-2 asking to come later after a miss gets nobody ahead of those three', () => {
    const hall = new Hall().staff('1')
    const missed = hall.issue('c')
    hall.call('1')
    miss(hall, '1')
    const [first] = ['c', 'c', 'c'].map((id) => hall.issue(id))
    hall.do({ type: 'Rejoin', ticketNo: missed })
    hall.do({ type: 'Delay', ticketNo: missed, minutes: 2 })
    hall.wait(2).do({ type: 'Unpark', ticketNo: missed, link: hall.ticket(missed).link })
    expect(phone(hall, missed)?.ahead).toBe(3)
    expect(hall.call('1')).toBe(first)
  })

  it('MISS-2 one that lets others go first is not kept waiting where those others may not be called', () => {
    const hall = new Hall().staff('1', '3')
    const missed = hall.issue('e')
    hall.call('3')
    miss(hall, '3')
    hall.issue('e')
    hall.do({ type: 'Rejoin', ticketNo: missed })
    expect(hall.call('3')).toBe('E002')
    hall.do({ type: 'CancelTicket', ticketNo: hall.issue('e') }, dutyManager)
    hall.start('3').finish('3', 0)
    expect(hall.call('3')).toBe(missed)
  })

  it('PICK-11 a booking rises through its slot and is first at its end', () => {
    const hall = new Hall().staff('1')
    const early = hall.issue('c')
    const booked = hall.wait(15).checkIn(hall.nowMs, 'c')
    expect(clerkView(hall.day, hall.index, '1', hall.nowMs).next.map((one) => one.ticketNo)).toEqual([early, booked])
    hall.wait(15)
    expect(hall.call('1')).toBe(booked)
    expect(hall.last('TicketCalled').why).toEqual({ rule: 'bookedSlot', overtook: 1, overtaken: early })
  })

  it('PICK-11 PICK-4 at the end of its slot a booking goes before all whose own time comes later', () => {
    const hall = new Hall(settingsWith({ rules: { ...rules, bookedRise: 0 } })).staff('1')
    const slot = hall.nowMs - 20 * MINUTE
    const long = hall.issue('c')
    const booked = hall.wait(5).checkIn(slot, 'c')
    hall.wait(5)
    expect(hall.call('1')).toBe(booked)
    expect(hall.last('TicketCalled').why).toMatchObject({ rule: 'bookedSlot', overtaken: long })
  })

  it('PICK-12 the scarce skill is named only where the class alone would not have been enough', () => {
    const hall = new Hall(withSix({ scarceCounters: 1, scarceBonus: 5 })).staff('1', '2', '4')
    const plain = hall.issue('c')
    for (const _ of [1, 2]) hall.wait(1).issue('a')
    const first = hall.issueAs('priority', 'a')
    expect(hall.call('4')).toBe(first)
    expect(hall.last('TicketCalled').why).toMatchObject({ rule: 'headStart', overtaken: plain })
  })

  it('PICK-8 the class of a booking needs a booking, that of one who comes back a reason', () => {
    const hall = new Hall()
    const issue = { type: 'IssueTicket', items: [{ item: 'c' }], origin: 'floorGuide' } as const
    expect(hall.refuse({ ...issue, priorityClass: 'booked' }, dutyManager)).toEqual({ code: 'BookingMissing' })
    expect(hall.refuse({ ...issue, priorityClass: 'reentry' }, dutyManager)).toEqual({ code: 'ReasonMissing' })
    hall.do({ ...issue, priorityClass: 'reentry', reason: '补材料回来' }, dutyManager)
    expect(hall.last('TicketIssued')).toMatchObject({ priorityClass: 'reentry', reason: '补材料回来' })
    const change = { type: 'ChangePriority', ticketNo: 'C001', reason: 'x' } as const
    expect(hall.refuse({ ...change, priorityClass: 'booked' }, dutyManager)).toEqual({ code: 'BookingMissing' })
  })
})

describe('what is said', () => {
  it('WAIT-4 with a free counter the span is now, and one that its reserve keeps out counts for nothing', () => {
    const hall = new Hall(withSix()).staff('4', '6')
    hall.issue('a')
    expect(spanOf(hall.day, 'A', 0, hall.index)).toEqual([0, 5])
    hall.call('6')
    hall.issue('a')
    const [, toMin] = spanOf(hall.day, 'A', 1, hall.index) ?? [0, 0]
    expect(toMin).toBeGreaterThan(15)
    expect(phone(hall, 'A002')).toMatchObject({ counters: ['6'] })
  })

  it('WAIT-6 one person before a free window is no lamp; one who has waited nearly as long as was promised is', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.wait(1.4)
    expect(alerts(hall)).toEqual([])
    hall.wait(21)
    expect(alerts(hall)).toContainEqual(['waitNear', 'yellow', 'C', 27])
    hall.wait(5)
    expect(alerts(hall)).toContainEqual(['waitOver', 'red', 'C', 32])
  })

  it('WAIT-5 what the slip said stands in the log, and its breach is an alert until the number is called', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    expect(hall.last('TicketIssued').told).toEqual({ ahead: 0, span: [0, 5] })
    hall.wait(5.1)
    expect(alerts(hall)).toContainEqual(['toldOver', 'yellow', 'C', 1])
    hall.call('1')
    expect(alerts(hall)).toEqual([])
  })

  it('WAIT-5 a booking that still waits after its slot is an alert', () => {
    const hall = new Hall().staff('1')
    hall.checkIn(hall.nowMs, 'c')
    hall.wait(31)
    expect(alerts(hall)).toContainEqual(['slotOver', 'yellow', 'C', 1])
  })

  it('NOBODY-1 while nobody at work may call a number the duty manager is told, and the phone says so', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.issue('e')
    expect(alerts(hall)).toEqual([['noCounter', 'red', 'E', 1]])
    expect(phone(hall, 'C001')?.unattended).toBeNull()
    expect(phone(hall, 'E001')).toMatchObject({ unattended: { backMs: null }, span: null })
  })

  it('NOBODY-1 a pause whose end is known is said with its time', () => {
    const hall = new Hall().staff('3')
    hall.issue('e')
    const untilMs = hall.nowMs + 8 * MINUTE
    hall.do({ type: 'PauseCounter', counter: '3', reason: 'shortBreak', untilMs }, clerk('k3'))
    expect(alerts(hall)).toEqual([['noCounter', 'yellow', 'E', 1]])
    expect(phone(hall, 'E001')?.unattended).toEqual({ backMs: untilMs })
    expect(kioskView(hall.day, hall.index, hall.nowMs).queues.find(([id]) => id === 'E')?.[2]).toBeNull()
  })

  it('ISSUE-8 a kiosk adds matters only with the link of the slip; staff with the number', () => {
    const hall = new Hall()
    hall.issue('c')
    const add = { type: 'AddItems', ticketNo: 'C001', items: [{ item: 'd' }] } as const
    expect(hall.refuse(add)).toEqual({ code: 'UnknownTicket', ticketNo: 'C001' })
    expect(hall.refuse({ ...add, link: 'guessed' })).toEqual({ code: 'UnknownTicket', ticketNo: 'C001' })
    hall.do({ ...add, link: hall.ticket('C001').link })
    hall.do(add, dutyManager)
    expect(hall.ticket('C001').items).toHaveLength(3)
  })
})
