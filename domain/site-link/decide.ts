/**
 * Decides what happens between a station and the hall above it (LINK-5 … LINK-7): handing a ticket up, taking it in,
 * its result, the post.
 */
import type { World } from '../plan/world.ts'
import { deskOf, itemsFor, type Day } from '../queue-day/decide/checks.ts'
import type { DayEvent, TicketItem } from '../queue-day/events.ts'
import { ticketNoOf } from '../queue-day/decide/issue.ts'
import { nextLeg } from '../queue-day/pick/legs.ts'
import { toldOf } from '../queue-day/pick/waiting.ts'
import { dayStream, type Ticket } from '../queue-day/state.ts'
import type { TicketStatus } from '../queue-day/transitions.ts'
import { mayReach, treeOf } from '../site/reach.ts'
import { reasonIn } from '../words/rejected.ts'
import { onto, type Written } from '../words/stream.ts'
import type { Deciders, OfType } from '../words/subject.ts'
import type { LinkCommand } from './commands.ts'
import type { LinkEvent } from './events.ts'
import { reject } from './rejections.ts'
import { OUTBOX_STREAM, SENT_NEXT, type OutboxState, type Sent, type SentStatus } from './state.ts'

/** Both streams are written in one transaction: a ticket is never set aside without its message, nor the other way. */
interface Both {
  readonly day: readonly DayEvent[]
  readonly outbox: readonly LinkEvent[]
}

/** From which states a ticket is handed up: at a counter, or by number while no counter has it (LINK-5). */
const AT_COUNTER: readonly TicketStatus[] = ['called', 'arrived', 'serving']
const BY_NUMBER: readonly TicketStatus[] = ['waiting', 'parked']

type Of<T extends LinkCommand['type']> = OfType<LinkCommand, T>
type Outbox = Readonly<OutboxState>

export const deciders: Deciders<LinkCommand, World> = {
  EscalateTicket: inBoth(escalate),
  ReceiveEscalation: inBoth(receive),
  ResolveEscalation: inBoth(resolve),
  SettleEscalation: inBoth(settle),
  RecallEscalation: inBoth(recall),
  WithdrawEscalation: inBoth(withdraw),
  MarkDelivered: inBoth(delivered),
  MarkRefused: inBoth(refused),
}

/** A decider over today and the outbox. */
function inBoth<C extends LinkCommand>(
  decider: (command: C, day: Day, outbox: Outbox, world: World) => Both,
): (command: C, world: World) => readonly Written[] {
  return (command, world) => {
    const stream = dayStream(world.today)
    const { day, outbox } = decider(command, world.state(stream), world.state(OUTBOX_STREAM), world)
    return [onto(stream, ...day), onto(OUTBOX_STREAM, ...outbox)]
  }
}

function escalate(command: Of<'EscalateTicket'>, day: Day, outbox: Outbox, world: World): Both {
  if (day.status === 'closed') reject({ code: 'DayIsClosed' })
  const { settings } = world.plan
  if (command.to === settings.siteId || !mayReach(command.to, settings.siteId, treeOf(settings)))
    reject({ code: 'SiteNotAbove', site: command.to })
  const ticket = handedUp(command, day, world)
  const reason = reasonIn(command.reason)
  const items = ticket.items.flatMap(({ item, outcome, missing }) =>
    outcome === null ? [{ item, ...(missing === null ? {} : { missing }) }] : [],
  )
  if (items.length === 0) reject({ code: 'NoItems' })
  const { no, sinceMs, priorityClass, isElder } = ticket
  return {
    day: [
      {
        type: 'TicketParked',
        ticketNo: no,
        counter: ticket.counter,
        keepFor: null,
        because: 'escalated',
        reason,
        returnAtMs: null,
      },
    ],
    outbox: [
      {
        type: 'TicketEscalated',
        escalationId: `${settings.siteId}-${world.today}-${no}-${outbox.seq + 1}`,
        to: command.to,
        serviceDate: world.today,
        ticket: { site: settings.siteId, ticketNo: no, sinceMs, items, priorityClass, isElder, reason },
      },
    ],
  }
}

function handedUp({ counter, ticketNo }: Of<'EscalateTicket'>, day: Day, world: World): Ticket {
  const no = counter === undefined ? ticketNo : deskOf(day, counter, world).now.ticketNo
  if (no === undefined || no === null) return reject({ code: 'CounterIdle' })
  const ticket = day.tickets.get(no) ?? reject({ code: 'UnknownTicket', ticketNo: no })
  const isUp = ticket.parked?.because === 'escalated'
  if (isUp || !(counter === undefined ? BY_NUMBER : AT_COUNTER).includes(ticket.status))
    reject({
      code: 'TicketNotReady',
      ticketNo: no,
      status: isUp ? 'escalated' : ticket.status,
      counter: ticket.counter,
    })
  return ticket
}

/**
 * A number of the back office with the clock it was brought with; it is called silently, for its holder is not here
 * (LINK-6).
 */
function receive(
  { escalationId, ticket, queue }: Of<'ReceiveEscalation'>,
  day: Day,
  _outbox: Outbox,
  world: World,
): Both {
  if (day.status === 'closed') reject({ code: 'DayIsClosed' })
  const { plan: index } = world
  const items = itemsFor(ticket.items, day, index).map((item): TicketItem =>
    queue === null ? item : { ...item, queue },
  )
  const leg = nextLeg(items, index) ?? reject({ code: 'NoItems' })
  const { prefix } = index.queues.get(leg.queue) ?? reject({ code: 'UnknownQueue', queue: leg.queue })
  const number = (day.lastNumber.get(prefix) ?? 0) + 1
  // A clock that runs ahead elsewhere must not let anybody wait from tomorrow on.
  const sinceMs = Math.min(ticket.sinceMs, world.nowMs)
  const { site, priorityClass, isElder } = ticket
  const placed = { ticketNo: ticketNoOf(prefix, number), leg, sinceMs, priorityClass }
  return {
    day: [
      {
        type: 'TicketIssued',
        ...placed,
        prefix,
        number,
        items,
        origin: 'counter',
        isElder,
        link: world.random,
        told: toldOf(day, placed, index, world.nowMs),
        escalatedFrom: { site, ticketNo: ticket.ticketNo, sinceMs: ticket.sinceMs },
      },
    ],
    outbox: [{ type: 'EscalationReceived', escalationId, serviceDate: world.today, ticketNo: placed.ticketNo, ticket }],
  }
}

function resolve({ escalationId }: Of<'ResolveEscalation'>, day: Day, outbox: Outbox, world: World): Both {
  const received = outbox.received.get(escalationId)
  if (received?.status !== 'open') return reject({ code: 'UnknownEscalation', escalationId })
  const isToday = received.serviceDate === world.today
  const closed = isToday ? day.closed.get(received.ticketNo) : undefined
  const live = isToday ? day.tickets.get(received.ticketNo) : undefined
  if (isToday && !closed && day.status !== 'closed')
    reject({
      code: 'TicketNotReady',
      ticketNo: received.ticketNo,
      status: live?.status ?? 'unknown',
      counter: live?.counter ?? null,
    })
  const outcomes = (closed?.ticket ?? live)?.items.map(({ item, outcome }) => ({ item, outcome })) ?? []
  return {
    day: [],
    outbox: [
      {
        type: 'EscalationResolved',
        escalationId,
        to: received.ticket.site,
        result: { ticketNo: received.ticketNo, ended: closed?.as ?? 'dayOver', outcomes },
      },
    ],
  }
}

function settle({ escalationId, from, result }: Of<'SettleEscalation'>, day: Day, outbox: Outbox, world: World): Both {
  const sent = sentIn(outbox, escalationId, 'settled')
  if (sent.to !== from) reject({ code: 'UnknownEscalation', escalationId })
  return { day: backInLine(sent, day, outbox, world), outbox: [{ type: 'EscalationSettled', escalationId, result }] }
}

/**
 * Whether a ticket that is up is wanted back: it was called into its line, is gone, or was handed up anew (LINK-11).
 */
export function isCalledBack({ escalationId, status, serviceDate, ticket }: Sent, day: Day, outbox: Outbox): boolean {
  if (!SENT_NEXT[status].includes('recalled') || serviceDate !== day.serviceDate) return false
  const later = [...outbox.sent.values()]
    .filter((one) => one.serviceDate === serviceDate && one.ticket.ticketNo === ticket.ticketNo)
    .at(-1)
  return later?.escalationId !== escalationId || day.tickets.get(ticket.ticketNo)?.parked?.because !== 'escalated'
}

function recall({ escalationId }: Of<'RecallEscalation'>, day: Day, outbox: Outbox): Both {
  if (!isCalledBack(sentIn(outbox, escalationId, 'recalled'), day, outbox))
    reject({ code: 'UnknownEscalation', escalationId })
  return { day: [], outbox: [{ type: 'EscalationRecalled', escalationId }] }
}

/** Taken off the line unless somebody is already at work on it. */
function withdraw({ escalationId, from }: Of<'WithdrawEscalation'>, day: Day, outbox: Outbox, world: World): Both {
  const received = outbox.received.get(escalationId)
  if (received?.status !== 'open' || received.ticket.site !== from)
    return reject({ code: 'UnknownEscalation', escalationId })
  const live = received.serviceDate === world.today ? day.tickets.get(received.ticketNo) : undefined
  const wasAtCounter = live !== undefined && AT_COUNTER.includes(live.status)
  return {
    day:
      live === undefined || wasAtCounter
        ? []
        : [{ type: 'TicketClosed', ticketNo: live.no, as: 'cancelled', because: 'ordered', reason: '' }],
    outbox: [{ type: 'EscalationWithdrawn', escalationId, wasAtCounter }],
  }
}

function delivered({ messageId, ticketNo }: Of<'MarkDelivered'>, _day: Day, outbox: Outbox): Both {
  if (!outbox.pending.has(messageId)) reject({ code: 'UnknownEscalation', escalationId: messageId })
  return { day: [], outbox: [{ type: 'MessageDelivered', messageId, ticketNo }] }
}

function refused({ messageId, code }: Of<'MarkRefused'>, day: Day, outbox: Outbox, world: World): Both {
  const message = outbox.pending.get(messageId) ?? reject({ code: 'UnknownEscalation', escalationId: messageId })
  const back = message.kind === 'escalation' ? backInLine(sentIn(outbox, messageId, 'refused'), day, outbox, world) : []
  return { day: back, outbox: [{ type: 'MessageRefused', messageId, code }] }
}

/**
 * The station's ticket stands in its line again, with its clock, unless its day or the ticket itself has gone (LINK-7).
 */
function backInLine(
  { escalationId, serviceDate, ticket }: Sent,
  day: Day,
  outbox: Outbox,
  world: World,
): readonly DayEvent[] {
  const live = serviceDate === world.today && day.status !== 'closed' ? day.tickets.get(ticket.ticketNo) : undefined
  // Called back and handed up anew meanwhile: it is the later handing-over that brings it back.
  const isUpAgain = [...outbox.sent.values()].some(
    (one) =>
      one.escalationId !== escalationId &&
      one.serviceDate === serviceDate &&
      one.ticket.ticketNo === ticket.ticketNo &&
      SENT_NEXT[one.status].length > 0,
  )
  return live?.parked?.because === 'escalated' && !isUpAgain
    ? [{ type: 'TicketUnparked', ticketNo: live.no, sinceMs: live.sinceMs }]
    : []
}

function sentIn(outbox: Outbox, escalationId: string, next: SentStatus): Sent {
  const sent = outbox.sent.get(escalationId) ?? reject({ code: 'UnknownEscalation', escalationId })
  return SENT_NEXT[sent.status].includes(next) ? sent : reject({ code: 'UnknownEscalation', escalationId })
}
