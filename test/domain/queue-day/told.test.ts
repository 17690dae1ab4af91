/** What is told of a ticket: to whoever asks again, to the duty manager of a whole queue, in rows of lists. */
import { describe, expect, it } from 'vitest'
import { nextLeg } from '../../../domain/queue-day/pick/legs.ts'
import { spanOf } from '../../../domain/queue-day/pick/waiting.ts'
import { dayAnswer } from '../../../domain/queue-day/subject.ts'
import { waitAlerts } from '../../../domain/views/wait-alerts.ts'
import { clerk, dutyManager, Hall, MINUTE, settingsWith } from './hall.ts'

const alertsOf = (hall: Hall) => waitAlerts(hall.day, hall.index, hall.nowMs)

describe('a number', () => {
  it('WAIT-2 people ahead and span are said with the number, and not to a retry after the call', () => {
    const hall = new Hall().staff('1')
    const events = hall.do({ type: 'IssueTicket', items: [{ item: 'c' }], origin: 'kiosk' })
    const asked = { type: 'IssueTicket' } as const
    const answer = () => dayAnswer(asked, events, hall.world())
    expect(answer()).toMatchObject({ ticketNo: 'C001', ahead: 0 })
    hall.call('1')
    expect(answer()).toMatchObject({ ticketNo: 'C001' })
    expect(answer()).not.toHaveProperty('ahead')
    expect(answer()).not.toHaveProperty('span')
  })

  it('KIOSK-24 the windows said with a number are those that may call it, those of the plan while none is open', () => {
    const closed = new Hall()
    const asked = { type: 'IssueTicket' } as const
    const issue = (hall: Hall) =>
      dayAnswer(asked, hall.do({ type: 'IssueTicket', items: [{ item: 'c' }], origin: 'kiosk' }), hall.world()).counters
    expect(issue(closed)).toEqual(['1', '2', '4'])
    expect(issue(new Hall().staff('2'))).toEqual(['2'])
    const hall = new Hall().staff('2', '5')
    expect(issue(hall)).toEqual(['2'])
    expect(issue(new Hall().staff('5'))).toEqual(['5'])
  })

  it('KIOSK-24 one more matter on the number is answered with the windows that may call it then', () => {
    const hall = new Hall().staff('1', '4')
    hall.issue('c')
    const { link } = hall.last('TicketIssued')
    const more = { type: 'AddItems', ticketNo: 'C001', items: [{ item: 'a' }], link } as const
    expect(dayAnswer(more, hall.do(more), hall.world()).counters).toEqual(['4'])
  })

  it('SITE-4 an item that higher law keeps out is refused by its name, with law and address', () => {
    const why = { basis: '法', basisEn: 'law', place: '所', placeEn: 'office', address: '路 2 号', addressEn: '2 Road' }
    const site = { id: 'hall', exceptions: [{ item: 'c', ...why }] }
    const hall = new Hall(settingsWith({ site: site as never }))
    expect(hall.refuse({ type: 'IssueTicket', items: [{ item: 'c' }], origin: 'kiosk' })).toEqual({
      code: 'ItemNotShared',
      item: 'c',
      ...why,
    })
  })

  it('LEARN-4 the middle of the wait is told to a tenth of a minute: three services of a good ten minutes each', () => {
    const hall = new Hall().staff('1')
    for (let n = 0; n < 4; n += 1) hall.issue('c')
    expect(hall.last('TicketIssued').told?.p50Min).toBeCloseTo(31.9, 1)
  })

  it('nobody has called it yet: no time of a call stands on it', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    expect(hall.ticket('C001')).toMatchObject({ calledAtMs: 0, waitedMs: 0 })
  })
})

it('CALL-1 SEND-1 who has called is told the number and by which rule, and nobody else is', () => {
  const hall = new Hall().staff('1')
  hall.issue('c')
  const events = hall.do({ type: 'CallNext', counter: '1' }, clerk('k1'))
  expect(dayAnswer({ type: 'CallNext' }, events, hall.world())).toEqual({ ticketNo: 'C001', why: 'arrivalOrder' })
  const arrived = hall.do({ type: 'Arrive', counter: '1' }, clerk('k1'))
  expect(dayAnswer({ type: 'Arrive' }, arrived, hall.world())).toEqual({})
})

it('WAIT-1 the pace of the day counts beside the usual minutes: where calls follow slowly the span is longer', () => {
  const hall = new Hall().staff('1')
  for (let n = 0; n < 16; n += 1) hall.issue('c')
  for (let n = 0; n < 8; n += 1) {
    hall.call('1')
    hall.do({ type: 'StartService', counter: '1' }, clerk('k1'))
    // A service that teaches nothing: what is left is the gap between the calls.
    hall.wait(40).do({ type: 'FlagServiceTime', counter: '1' }, clerk('k1'))
    hall.do({ type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'done' }] }, clerk('k1'))
  }
  const known = spanOf(hall.day, 'C', 8, hall.index)
  hall.day.pace.delete('C')
  expect(known?.[0]).toBeGreaterThan(spanOf(hall.day, 'C', 8, hall.index)?.[0] ?? Infinity)
})

describe('a case', () => {
  it('CASE-1 SEND-1 its number is told with the outcome that opened it, one as well as several', () => {
    const hall = new Hall()
    const toldOf = (...cases: readonly string[]) =>
      dayAnswer(
        { type: 'FinishService' },
        [
          { type: 'ServiceFinished', outcomes: cases.map((caseNo, index) => ({ index, outcome: 'accepted', caseNo })) },
        ] as never,
        hall.world(),
      ).cases
    expect(toldOf()).toBeUndefined()
    expect(toldOf('W0001')).toEqual(['W0001'])
    expect(toldOf('W0001', 'W0002')).toEqual(['W0001', 'W0002'])
  })

  it('CASE-1 matters that were done on the spot have no number, and none is told of them', () => {
    const hall = new Hall().staff('1')
    hall.issue('c', 'd')
    hall.call('1')
    hall.start('1')
    const outcomes = [0, 1].map((index) => ({ index, outcome: 'done' as const }))
    const finish = { type: 'FinishService', counter: '1', outcomes } as const
    expect(dayAnswer(finish, hall.do(finish, clerk('k1')), hall.world())).toEqual({})
  })
})

describe('a way', () => {
  it('LEG-1 a ticket sent into another queue settles there whatever a counter of both queues can', () => {
    const hall = new Hall()
    hall.issue('d')
    expect(nextLeg(hall.ticket('D001').items, hall.index, 'C')).toEqual({
      queue: 'C',
      skills: ['C', 'D'],
      isQuick: false,
    })
  })
})

describe('a queue as a whole', () => {
  it('WAIT-6 its promise is near or broken for the youngest too, in whichever line they stand', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    for (let n = 0; n < 6; n += 1) hall.wait(0.1).issue('c-quick')
    expect(alertsOf(hall).map(({ kind }) => kind)).toEqual(['waitOver'])
  })

  it('NOBODY-1 nobody serves them since the first of them came, in whichever line', () => {
    const hall = new Hall()
    const sinceMs = hall.nowMs
    hall.issue('e')
    hall.wait(5).issueAs('priority', 'e')
    expect(alertsOf(hall)).toMatchObject([{ kind: 'noCounter', place: 'E', value: 2, sinceMs }])
  })

  it('NOBODY-1 PICK-9 whoever was sent to an open counter has somebody, though no other serves their queue', () => {
    const hall = new Hall().staff('1', '3')
    hall.issue('c')
    hall.call('1')
    hall.start('1')
    hall.do({ type: 'Transfer', counter: '1', to: { kind: 'counter', counter: '3' } }, clerk('k1'))
    hall.do({ type: 'SignOut', counter: '1' }, clerk('k1'))
    expect(alertsOf(hall)).toEqual([])
    hall.do({ type: 'SignOut', counter: '3' }, dutyManager)
    hall.wait(1)
    expect(alertsOf(hall)).toMatchObject([{ kind: 'noCounter', place: 'C', sinceMs: hall.nowMs - MINUTE }])
  })
})
