/** Matters put together on one ticket, and the calendar that a number of the server obeys. */
import { describe, expect, it } from 'vitest'
import { county, session } from '../calendar/sample-calendar.ts'
import { clerk, dutyManager, Hall, MINUTE, NINE, settingsWith } from './hall.ts'

const merge = (from: string, into: string) => ({ type: 'MergeTickets', from, into }) as const

describe('merging', () => {
  it('ISSUE-1 MERGE-1 past the most matters of a ticket it is refused, exactly as many are merged', () => {
    const hall = new Hall()
    const [four, three, two] = [hall.issue('c', 'c', 'c', 'c'), hall.issue('d', 'd', 'd'), hall.issue('d', 'd')]
    expect(hall.refuse(merge(four, three), dutyManager)).toEqual({ code: 'TooManyItems', most: 6 })
    hall.do(merge(two, four), dutyManager)
    expect(hall.ticket(four).items).toHaveLength(6)
    expect(hall.refuse({ type: 'AddItems', ticketNo: four, items: [{ item: 'c' }] }, dutyManager)).toEqual({
      code: 'TooManyItems',
      most: 6,
    })
  })

  it('MERGE-1 a ticket that waits keeps its clock when a parked one comes onto it, and a called one when a waiting one does', () => {
    const hall = new Hall().staff('1')
    const parked = hall.issue('c')
    hall.call('1')
    hall.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '' }, clerk('k1'))
    const waiting = hall.wait(10).issue('c')
    hall.do(merge(parked, waiting), dutyManager)
    expect(hall.ticket(waiting).sinceMs).toBe(NINE + 10 * MINUTE)
    const older = hall.issue('d')
    const called = hall.wait(1).issue('c')
    hall.do({ type: 'CallByNumber', counter: '1', ticketNo: called, reason: 'x' }, clerk('k1'))
    hall.do(merge(older, called), dutyManager)
    expect(hall.ticket(called)).toMatchObject({ status: 'called', sinceMs: NINE + 11 * MINUTE, leg: { queue: 'C' } })
    expect(hall.ticket(called).leg.skills).toEqual(['C', 'D'])
  })

  it('MERGE-1 LIFE-2 the merged ticket stands in no line and is called no more', () => {
    const hall = new Hall().staff('1')
    const [from, into] = [hall.issue('c'), hall.issue('c')]
    hall.do(merge(from, into), dutyManager)
    expect(hall.day.waiting.get('C')).toBe(1)
    expect(hall.call('1')).toBe(into)
    expect(hall.ticket(into).items).toHaveLength(2)
  })
})

it('MERGE-1 PICK-11 a booking that is merged away leaves its slot to the ticket that goes on', () => {
  const hall = new Hall().staff('1')
  const into = hall.issue('c')
  const slot = hall.nowMs
  const booked = hall.checkIn(slot, 'c')
  hall.do(merge(booked, into), dutyManager)
  expect(hall.ticket(into).slot).toEqual({ fromMs: slot, toMs: slot + 30 * MINUTE })
})

describe('numbers by the calendar', () => {
  /** 2026-11-24, a Tuesday: counters until 12:00 and from 14:00 to 17:30. */
  const at = (hours: number, minutes: number): number => NINE + ((hours - 9) * 60 + minutes) * MINUTE
  const issue = (origin: 'kiosk' | 'phone' | 'floorGuide') =>
    ({ type: 'IssueTicket', items: [{ item: 'c' }], origin }) as const

  it('CAL-7 ISSUE-2 outside the hours kiosk and phone are told why and when again; a floor guide decides', () => {
    const hall = new Hall(settingsWith({ calendar: county }))
    hall.nowMs = at(13, 0)
    for (const origin of ['kiosk', 'phone'] as const)
      expect(hall.refuse(issue(origin))).toEqual({
        code: 'NotOffered',
        queue: 'C',
        reason: 'noon',
        againMs: at(13, 40),
      })
    expect(hall.decide(issue('floorGuide'), dutyManager).ok).toBe(true)
    hall.nowMs = at(13, 40)
    expect(hall.decide(issue('kiosk'), dutyManager).ok).toBe(true)
  })

  it('CAL-8 with a long line the numbers end as long before the close as the wait, half an hour at most', () => {
    const hall = new Hall(settingsWith({ calendar: county })).staff('1')
    hall.nowMs = at(11, 45)
    expect(hall.decide(issue('kiosk'), dutyManager).ok).toBe(true)
    hall.nowMs = at(10, 0)
    for (let people = 0; people < 5; people += 1) hall.issue('c')
    hall.nowMs = at(11, 29)
    expect(hall.decide(issue('kiosk'), dutyManager).ok).toBe(true)
    hall.nowMs = at(11, 45)
    expect(hall.refuse(issue('kiosk'))).toEqual({
      code: 'NotOffered',
      queue: 'C',
      reason: 'afterCutoff',
      againMs: at(13, 40),
    })
  })

  it('CAL-8 whoever took a number before the cut-off is called and served, also after the session has ended', () => {
    const hall = new Hall(settingsWith({ calendar: county })).staff('1')
    hall.nowMs = at(11, 0)
    const held = [hall.issue('c'), hall.issue('c'), hall.issue('c')]
    hall.nowMs = at(11, 58)
    const served = held.map(() => {
      const no = hall.call('1')
      hall.start('1').wait(9).finish('1', 0)
      return no
    })
    expect([served, hall.nowMs > at(12, 0)]).toEqual([held, true])
    expect(hall.refuse(issue('kiosk')).code).toBe('NotOffered')
  })

  it('CAL-8 a matter asked for beside others is looked at by itself', () => {
    const hall = new Hall(
      settingsWith({
        calendar: {
          ...county,
          exceptions: [
            {
              date: '2026-11-24',
              reason: '演练',
              sessions: [session('regular', '08:30', '17:30', { queues: ['C'] })],
              isAdded: false,
            },
          ],
        },
      }),
    )
    expect(hall.decide(issue('kiosk'), dutyManager).ok).toBe(true)
    expect(hall.refuse({ type: 'IssueTicket', items: [{ item: 'c' }, { item: 'd' }], origin: 'kiosk' })).toMatchObject({
      code: 'NotOffered',
      queue: 'D',
      reason: 'notServedToday',
    })
  })
})

describe('without a number', () => {
  const serve = { type: 'ServeWithoutTicket', counter: '1', items: [{ item: 'c' }] } as const

  it('CALL-7 VOICE-3 takes the next call number, and the call after it the next again', () => {
    const hall = new Hall().staff('1', '2')
    hall.issue('c')
    hall.issue('c')
    hall.call('2')
    hall.do(serve, clerk('k1'))
    expect(hall.last('TicketCalled')).toMatchObject({ callNo: 2, isSilent: true, counter: '1' })
    hall.finish('1', 0)
    hall.call('1')
    expect(hall.last('TicketCalled')).toMatchObject({ callNo: 3, isSilent: false, ticketNo: 'C002' })
  })

  it('CALL-7 ISSUE-1 holds no more matters than a ticket may, and only ones of the counter', () => {
    const hall = new Hall().staff('1')
    const items = (...ids: readonly string[]) => ({ ...serve, items: ids.map((item) => ({ item })) })
    expect(hall.refuse(items('c', 'c', 'c', 'c', 'c', 'c', 'c'), clerk('k1'))).toEqual({
      code: 'TooManyItems',
      most: 6,
    })
    expect(hall.refuse(items('c', 'e'), clerk('k1'))).toEqual({ code: 'NotServedHere', queue: 'E' })
    expect(hall.refuse(items(), clerk('k1'))).toEqual({ code: 'NoItems' })
  })

  it('CALL-7 CALL-2 not while somebody stands at the window', () => {
    const hall = new Hall().staff('1')
    hall.do(serve, clerk('k1'))
    expect(hall.refuse(serve, clerk('k1'))).toEqual({ code: 'CounterBusy', ticketNo: 'C001' })
    expect(hall.ticket('C001')).toMatchObject({ priorityClass: 'ordinary', isElder: false, status: 'serving' })
  })
})

describe('a ticket', () => {
  it('ISSUE-6 is found by the very link that its holder was given', () => {
    const hall = new Hall()
    const links = [hall.ticket(hall.issue('c')).link, hall.ticket(hall.issue('c')).link]
    expect(new Set(links).size).toBe(2)
    expect(links.map((link) => hall.day.links.get(link))).toEqual(['C001', 'C002'])
  })

  it('KIOSK-5 ISSUE-1 keeps what its holder said is missing, and says nothing where no box was touched', () => {
    const hall = new Hall()
    hall.do({ type: 'IssueTicket', items: [{ item: 'c', missing: 2 }, { item: 'd' }], origin: 'kiosk' })
    expect(hall.ticket('C001').items).toMatchObject([
      { item: 'c', missing: 2, serviceMin: 9 },
      { item: 'd', missing: null, serviceMin: 6 },
    ])
  })
})
