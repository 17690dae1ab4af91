/** The table of what may be done to a ticket in which state; a clerk's note on a ticket has its rule's test here too. */
import { describe, expect, it } from 'vitest'
import { AT_COUNTER, type AtCounter, type Command } from '../../../domain/queue-day/commands.ts'
import { ALLOWED, type TicketStatus, type TicketVerb } from '../../../domain/queue-day/transitions.ts'
import { clerk, dutyManager, Hall } from './hall.ts'

/** Verbs that have the name of an order that says nothing but at which counter. */
const atCounter = Object.fromEntries(
  AT_COUNTER.map((type) => [type.charAt(0).toLowerCase() + type.slice(1), { type, counter: '1' }]),
) as Readonly<Record<Uncapitalize<AtCounter['type']>, Command>>

describe('the table of transitions', () => {
  const bring: Record<TicketStatus, (hall: Hall) => void> = {
    waiting: () => undefined,
    called: (hall) => hall.call('1'),
    arrived: (hall) => {
      hall.call('1')
      hall.do({ type: 'Arrive', counter: '1' }, clerk('k1'))
    },
    serving: (hall) => {
      hall.call('1')
      hall.start('1')
    },
    parked: (hall) => {
      hall.call('1')
      hall.do({ type: 'Park', counter: '1', keepFor: 'anyone', reason: '' }, clerk('k1'))
    },
    missed: (hall) => {
      hall.call('1')
      for (const _ of [2, 3]) hall.wait(1).do({ type: 'Recall', counter: '1' }, clerk('k1'))
      hall.do({ type: 'MarkMissed', counter: '1' }, clerk('k1'))
    },
  }
  const commands: Readonly<Record<Exclude<TicketVerb, keyof typeof atCounter>, Command>> = {
    callByNumber: { type: 'CallByNumber', counter: '2', ticketNo: 'C001', reason: 'x' },
    start: { type: 'StartService', counter: '1' },
    settle: { type: 'SettleItem', counter: '1', index: 0, outcome: 'done' },
    finish: { type: 'FinishService', counter: '1', outcomes: [{ index: 0, outcome: 'done' }] },
    miss: { type: 'MarkMissed', counter: '1' },
    rejoin: { type: 'Rejoin', ticketNo: 'C001' },
    park: { type: 'Park', counter: '1', keepFor: 'me', reason: '' },
    unpark: { type: 'Unpark', ticketNo: 'C001' },
    transfer: { type: 'Transfer', counter: '1', to: { kind: 'queue', queue: 'D' } },
    delay: { type: 'Delay', ticketNo: 'C001', minutes: 5 },
    cancel: { type: 'CancelTicket', ticketNo: 'C001' },
    void: { type: 'VoidTicket', ticketNo: 'C001', reason: 'x' },
    changePriority: { type: 'ChangePriority', ticketNo: 'C001', priorityClass: 'priority', reason: 'x' },
    addItems: { type: 'AddItems', ticketNo: 'C001', items: [{ item: 'd' }] },
    mergeFrom: { type: 'MergeTickets', from: 'C001', into: 'D001' },
    mergeInto: { type: 'MergeTickets', from: 'D001', into: 'C001' },
  }
  const actorOf = (command: Command) => ('counter' in command ? clerk(`k${command.counter}`) : dutyManager)

  // Calling on names no ticket: it takes whoever is next, and has its own tests (PICK).
  for (const verb of (Object.keys(ALLOWED) as TicketVerb[]).filter((one) => one !== 'callNext')) {
    const command = { ...atCounter, ...commands }[verb]
    for (const status of Object.keys(bring) as TicketStatus[]) {
      const isAllowed = ALLOWED[verb].includes(status)
      it(`LIFE-1 ${verb} of a ${status} ticket is ${isAllowed ? 'accepted' : 'refused, naming its state'}`, () => {
        const hall = new Hall().staff('1', '2')
        hall.issue('c')
        bring[status](hall)
        hall.wait(1).issue('d')
        for (
          let nth = hall.day.tickets.get('C001')?.calls ?? 0;
          verb === 'miss' && status === 'called' && nth < 3;
          nth += 1
        ) {
          hall.do({ type: 'Recall', counter: '1' }, clerk('k1'))
          hall.wait(1)
        }
        const decision = hall.decide(command, actorOf(command))
        if (isAllowed) expect(decision).toMatchObject({ ok: true })
        else
          expect(decision).toMatchObject({
            ok: false,
            rejection: { code: expect.stringMatching(/TicketNotReady|CounterIdle/) },
          })
      })
    }
  }
})
