/** Booked visitors and those who walk in share the windows: random days, and nobody starves. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { issueBooked } from '../../../domain/queue-day/decide/issue.ts'
import type { Ticket } from '../../../domain/queue-day/state.ts'
import { clerk, Hall, MINUTE, rules } from '../queue-day/hall.ts'
import { holds } from '../../support/property.ts'

type Arrival = 'booked' | 'early' | 'walkIn'

const minutes = fc.array(
  fc.tuple(fc.array(fc.constantFrom<Arrival>('booked', 'early', 'walkIn', 'walkIn'), { maxLength: 2 }), fc.boolean()),
  { minLength: 60, maxLength: 200 },
)

function arrive(hall: Hall, arrival: Arrival): void {
  if (arrival === 'walkIn') {
    hall.do({ type: 'IssueTicket', items: [{ item: 'c' }], origin: 'kiosk' })
    return
  }
  // Whoever checks in early has a clock that begins later.
  const sinceMs = arrival === 'early' ? hall.nowMs + 20 * MINUTE : hall.nowMs
  hall.take([
    issueBooked(
      hall.day,
      {
        items: [{ item: 'c' }],
        priorityClass: 'booked',
        origin: 'kiosk',
        isElder: false,
        sinceMs,
        isByCalendar: false,
      },
      hall.world(),
    ),
  ])
}

const waiting = (hall: Hall): readonly Ticket[] =>
  [...hall.day.tickets.values()].filter((one) => one.status === 'waiting')

/** Whoever is called leaves the window at once; every minute one of them at most. */
function callOne(hall: Hall): void {
  const before = waiting(hall)
  const oldest = before.reduce<Ticket | null>(
    (first, one) => (first === null || one.sinceMs < first.sinceMs ? one : first),
    null,
  )
  if (oldest === null) return
  hall.do({ type: 'CallNext', counter: '1' }, clerk('k1'))
  const called = hall.day.tickets.get(hall.day.counters.get('1')?.ticketNo ?? '') as Ticket
  const isStarving = hall.nowMs - oldest.sinceMs >= rules.longestWaitMin * MINUTE
  if (isStarving) expect(called.sinceMs).toBe(oldest.sinceMs)
  hall.start('1').finish('1', 0)
}

it('BOOK-12 PICK-4 however booked and walking in are mixed, whoever has waited longest past the limit is next, and all are served', async () => {
  await holds(
    'booking merge',
    fc.property(minutes, (day) => {
      const hall = new Hall()
      hall.do({ type: 'SignIn', counter: '1' }, clerk('k1'))
      for (const [arrivals, isFree] of day) {
        for (const one of arrivals) arrive(hall, one)
        if (isFree) callOne(hall)
        hall.nowMs += MINUTE
      }
      for (let left = waiting(hall).length; left > 0; left -= 1) callOne(hall)
      expect(waiting(hall)).toEqual([])
    }),
    60,
  )
})

it('BOOK-12 a booked visitor on time goes before a walk-in of the same minute, and not before one who has waited much longer', () => {
  const hall = new Hall()
  hall.do({ type: 'SignIn', counter: '1' }, clerk('k1'))
  arrive(hall, 'walkIn')
  hall.nowMs += 20 * MINUTE
  arrive(hall, 'walkIn')
  arrive(hall, 'booked')
  const order = [0, 1, 2].map(() => {
    const called = hall
      .do({ type: 'CallNext', counter: '1' }, clerk('k1'))
      .find((event) => event.type === 'TicketCalled')
    hall.start('1').finish('1', 0)
    return called?.ticketNo
  })
  expect(order).toEqual(['C001', 'C003', 'C002'])
})
