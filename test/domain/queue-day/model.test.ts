/** Random days against the rules: what must hold after every step, whatever staff and citizens do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AT_COUNTER, type AtCounter, type Command } from '../../../domain/queue-day/commands.ts'
import type { Actor } from '../../../domain/words/actor.ts'
import { folds } from '../../../domain/queue-day/evolve/evolve.ts'
import { fold } from '../../../domain/words/stream.ts'
import { emptyDay, type DayState } from '../../../domain/queue-day/state.ts'
import { clerkView } from '../../../domain/views/clerk.ts'
import { lobbyView } from '../../../domain/views/lobby.ts'
import { clerk, dutyManager, Hall, kiosk, MINUTE, NINE, rules } from './hall.ts'
import { holds } from '../../support/property.ts'

const COUNTERS = ['1', '2', '3', '4', '5']
const ITEMS = ['a', 'c', 'c-quick', 'd', 'e']

type Step = readonly [minutes: number, command: Command, actor: Actor]

const counter = fc.constantFrom(...COUNTERS)
const ticketNo = fc
  .tuple(fc.constantFrom('A', 'C', 'D', 'E'), fc.integer({ min: 1, max: 12 }))
  .map(([prefix, number]) => `${prefix}${String(number).padStart(3, '0')}`)
const items = fc.array(
  fc.constantFrom(...ITEMS).map((item) => ({ item })),
  { minLength: 1, maxLength: 3 },
)

const reason = fc.constant('x')
const is = <T extends Command['type']>(type: T) => fc.constant(type)
const at = <T extends Command['type']>(type: T) => fc.record({ type: is(type), counter })
const of = <T extends Command['type']>(type: T) => fc.record({ type: is(type), ticketNo })
const finish = (indexes: readonly number[]) =>
  fc.record({
    type: is('FinishService'),
    counter,
    outcomes: fc.constant(indexes.map((index) => ({ index, outcome: 'done' as const }))),
    thenCallNext: fc.boolean(),
  })

type Drawn<T extends Command['type']> = fc.Arbitrary<Extract<Command, { readonly type: T }>>

type Draws<T extends Command['type']> = { readonly [X in T]: readonly [weight: number, how: Drawn<X>] | string }
const once = Object.fromEntries(AT_COUNTER.map((type) => [type, [1, at(type)]])) as unknown as Draws<AtCounter['type']>

/** How often each command is drawn and how; or why it is not. A new command thinks of its own. */
const drawn: Draws<Command['type']> = {
  ...once,
  IssueTicket: [
    8,
    fc.record({
      type: is('IssueTicket'),
      items,
      origin: fc.constant('kiosk' as const),
      priorityClass: fc.constantFrom('ordinary' as const, 'ordinary' as const, 'priority' as const),
    }),
  ],
  CallNext: [8, at('CallNext')],
  StartService: [6, at('StartService')],
  FinishService: [9, fc.oneof({ weight: 2, arbitrary: finish([0, 1, 2]) }, { weight: 1, arbitrary: finish([0]) })],
  MarkMissed: [1, at('MarkMissed')],
  PauseCounter: [1, fc.record({ type: is('PauseCounter'), counter, reason: fc.constant('meal' as const) })],
  SignIn: [2, at('SignIn')],
  CallByNumber: [1, fc.record({ type: is('CallByNumber'), counter, ticketNo, reason })],
  Rejoin: [1, of('Rejoin')],
  Unpark: [1, of('Unpark')],
  CancelTicket: [1, of('CancelTicket')],
  VoidTicket: [1, fc.record({ type: is('VoidTicket'), ticketNo, reason })],
  Park: [
    1,
    fc.record({
      type: is('Park'),
      counter,
      keepFor: fc.constantFrom('me' as const, 'anyone' as const),
      reason,
    }),
  ],
  Transfer: [
    1,
    fc.record({
      type: is('Transfer'),
      counter,
      to: fc.constantFrom(
        { kind: 'queue' as const, queue: 'E' },
        { kind: 'counter' as const, counter: '2' },
        { kind: 'clerk' as const, badgeNo: 'k1' },
      ),
      returnToMe: fc.boolean(),
    }),
  ],
  ChangePriority: [
    1,
    fc.record({
      type: is('ChangePriority'),
      ticketNo,
      priorityClass: fc.constantFrom('ordinary' as const, 'priority' as const),
      reason,
    }),
  ],
  MergeTickets: [1, fc.record({ type: is('MergeTickets'), from: ticketNo, into: ticketNo })],
  AddItems: [1, fc.record({ type: is('AddItems'), ticketNo, items })],
  Delay: [1, fc.record({ type: is('Delay'), ticketNo, minutes: fc.integer({ min: 1, max: 30 }) })],
  SettleItem: [
    1,
    fc.record({
      type: is('SettleItem'),
      counter,
      index: fc.integer({ min: 0, max: 2 }),
      outcome: fc.constant('noticed' as const),
    }),
  ],
  ServeWithoutTicket: [1, fc.record({ type: is('ServeWithoutTicket'), counter, items })],
  RequestHelp: 'moves no ticket and no counter',
  AnswerHelp: 'moves no ticket and no counter',
  CloseQueue: 'the plan of a day is not what is tried here',
  OpenQueue: 'the plan of a day is not what is tried here',
  ReleaseSeat: 'the plan of a day is not what is tried here',
  LearnForecast: 'given once, by the hall itself',
  CloseDay: 'ends the day that is tried',
  SettleDay: 'ends the day that is tried',
  SealDay: 'ends the day that is tried',
}

const command = fc.oneof(
  ...(Object.values(drawn) as readonly (readonly [number, fc.Arbitrary<Command>] | string)[]).flatMap((one) =>
    typeof one === 'string' ? [] : [{ weight: one[0], arbitrary: one[1] }],
  ),
)

function actorOf(one: Command): Actor {
  if ('counter' in one) return clerk(`k${one.counter}`)
  return one.type === 'IssueTicket' ? kiosk : dutyManager
}

/** Now and then somebody takes back at once what they have just done. */
const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.tuple(fc.constantFrom(0, 0.1, 1, 4), command, fc.integer({ min: 0, max: 4 })), {
    minLength: 20,
    maxLength: 140,
  })
  .map((drawn) =>
    drawn.flatMap(([minutes, one, regret]): readonly Step[] => {
      const step: Step = [minutes, one, actorOf(one)]
      if (regret > 0 || !('counter' in one)) return [step]
      const undo: Command = { type: 'Undo', counter: one.counter }
      return [step, [0, undo, actorOf(undo)]]
    }),
  )

function check(day: DayState): void {
  const inLines = [...day.lines.values()].flatMap((line) => line.tickets)
  const waiting = [...day.tickets.values()].filter((ticket) => ticket.status === 'waiting')
  expect(inLines.map((ticket) => ticket.no).sort()).toEqual(waiting.map((ticket) => ticket.no).sort())
  for (const ticket of inLines) expect(day.tickets.get(ticket.no)).toBe(ticket)
  for (const counterState of day.counters.values()) {
    const ticket = counterState.ticketNo ? day.tickets.get(counterState.ticketNo) : undefined
    if (counterState.ticketNo) expect(ticket?.counter).toBe(counterState.id)
  }
  for (const ticket of day.tickets.values()) {
    const isAtWindow = ticket.status === 'called' || ticket.status === 'arrived' || ticket.status === 'serving'
    if (isAtWindow) expect(day.counters.get(ticket.counter ?? '')?.ticketNo).toBe(ticket.no)
    else expect(ticket.counter).toBeNull()
    expect(day.aside.has(ticket.no)).toBe(ticket.status === 'parked' || ticket.status === 'missed')
  }
  expect(day.tickets.size + day.closed.size).toBe(day.totals.issued)
  const counted = [...day.waiting.values()].reduce((sum, count) => sum + count, 0)
  expect(counted).toBe(waiting.length)
}

describe('a random day', () => {
  it('LIFE-1 LIFE-2 NUM-2 every step keeps one ticket at one counter, every waiting ticket in one line, and no number lost or doubled', async () => {
    await holds(
      'queue-day one place each',
      fc.property(steps, (walk) => {
        const hall = new Hall().staff(...COUNTERS)
        for (const [minutes, one, actor] of walk) {
          hall.wait(minutes)
          const seqBefore = hall.day.seq
          const decision = hall.decide(one, actor)
          expect(hall.day.seq).toBe(seqBefore)
          if (decision.ok) hall.do(one, actor)
          check(hall.day)
        }
        const numbers = hall.events.flatMap((event) => (event.type === 'TicketIssued' ? [event.ticketNo] : []))
        expect(new Set(numbers).size).toBe(numbers.length)
      }),
      150,
    )
  })

  it('LIFE-3 replaying the events gives the same views', async () => {
    await holds(
      'queue-day replay',
      fc.property(steps, (walk) => {
        const hall = new Hall().staff(...COUNTERS)
        const records: { seq: number; atMs: number; event: Hall['events'][number] }[] = []
        for (const [minutes, one, actor] of walk) {
          hall.wait(minutes)
          if (hall.decide(one, actor).ok) hall.do(one, actor)
          while (records.length < hall.events.length)
            records.push({
              seq: records.length + 1,
              atMs: hall.nowMs,
              event: hall.events[records.length] as Hall['events'][number],
            })
        }
        const again = emptyDay()
        // Staffing happened at the start; its time is that of the first step, which no view shows.
        for (const record of records) fold(folds, again, { ...record, actor: kiosk, commandId: 'x' })
        for (const id of COUNTERS)
          expect(clerkView(again, hall.index, id, hall.nowMs).next).toEqual(
            clerkView(hall.day, hall.index, id, hall.nowMs).next,
          )
        expect(lobbyView(again, hall.index, null, hall.nowMs).next).toEqual(
          lobbyView(hall.day, hall.index, null, hall.nowMs).next,
        )
      }),
      60,
    )
  })

  it('PICK-4 nobody starves: once past the guarantee, no ticket is passed by one whose clock began later', async () => {
    const arrival = fc.record({
      gap: fc.constantFrom(0, 0.5, 1, 2),
      item: fc.constantFrom('c', 'd', 'c-quick'),
      priorityClass: fc.constantFrom('ordinary' as const, 'priority' as const, 'reentry' as const),
    })
    await holds(
      'queue-day nobody starves',
      fc.property(
        fc.array(arrival, { minLength: 10, maxLength: 80 }),
        fc.integer({ min: 1, max: 6 }),
        (arrivals, pace) => {
          const hall = new Hall().staff('1')
          for (const one of arrivals) {
            hall.wait(one.gap).do(
              {
                type: 'IssueTicket',
                items: [{ item: one.item }],
                origin: 'floorGuide',
                priorityClass: one.priorityClass,
                reason: 'x',
              },
              dutyManager,
            )
          }
          for (let no = hall.call('1'); no !== null; no = hall.call('1')) {
            const called = hall.ticket(no)
            const overdue = [...hall.day.tickets.values()].filter(
              (ticket) => ticket.status === 'waiting' && hall.nowMs - ticket.sinceMs >= rules.longestWaitMin * MINUTE,
            )
            for (const ticket of overdue)
              expect(called.sinceMs, `${no} passed ${ticket.no}`).toBeLessThanOrEqual(ticket.sinceMs)
            hall.start('1').finish('1', 0)
            hall.wait(pace)
          }
          expect(hall.day.closed.size).toBe(arrivals.length)
        },
      ),
      60,
    )
  })

  it('PICK-7 the same state, rules and time call the same ticket', async () => {
    await holds(
      'queue-day same call',
      fc.property(steps, (walk) => {
        const drive = () => {
          const hall = new Hall().staff(...COUNTERS)
          for (const [minutes, one, actor] of walk) {
            hall.wait(minutes)
            if (hall.decide(one, actor).ok) hall.do(one, actor)
          }
          return hall.events
        }
        expect(drive()).toEqual(drive())
      }),
      40,
    )
  })
})

describe('time', () => {
  it('PEERS-14 durations are never negative when the clock is set back', () => {
    const hall = new Hall().staff('1')
    hall.issue('c')
    hall.nowMs = NINE - 60 * MINUTE
    hall.call('1')
    expect(hall.ticket('C001').waitedMs).toBe(0)
  })
})
