/**
 * Decides what happens between a station and the hall above it (LINK-5 … LINK-7): handing a ticket up, taking it in,
 * its result, the post.
 */
import { reject } from '../words/rejected.ts'
import { deskOf, itemsFor, reasonFor, type Context, type Day } from '../queue-day/decide/checks.ts'
import type { DayEvent, TicketItem } from '../queue-day/events.ts'
import { ticketNoOf } from '../queue-day/decide/issue.ts'
import { nextLeg } from '../queue-day/pick/legs.ts'
import type { Ticket } from '../queue-day/state.ts'
import type { TicketStatus } from '../queue-day/transitions.ts'
import { mayReach, treeOf } from '../site/reach.ts'
import type { LinkCommand } from './commands.ts'
import type { LinkEvent } from './events.ts'
import { ESCALATED } from './words.ts'
import { SENT_NEXT, type OutboxState, type Sent, type SentStatus } from './state.ts'

export interface LinkContext extends Context {
  readonly serviceDate: string
}

/** Both streams are written in one transaction: a ticket is never set aside without its message, nor the other way. */
export interface LinkDecision {
  readonly day: readonly DayEvent[]
  readonly outbox: readonly LinkEvent[]
}

/** From which states a ticket is handed up: at a counter, or by number while no counter has it (LINK-5). */
const AT_COUNTER: readonly TicketStatus[] = ['called', 'arrived', 'serving']
const BY_NUMBER: readonly TicketStatus[] = ['waiting', 'parked']

type Of<T extends LinkCommand['type']> = Extract<LinkCommand, { type: T }>
type Outbox = Readonly<OutboxState>

/** The events that a command causes; throws Rejected otherwise. */
export function decideLink(command: LinkCommand, day: Day, outbox: Outbox, context: LinkContext): LinkDecision {
  switch (command.type) {
    case 'EscalateTicket':
      return escalate(command, day, outbox, context)
    case 'ReceiveEscalation':
      return receive(command, day, context)
    case 'ResolveEscalation':
      return resolve(command, day, outbox, context)
    case 'SettleEscalation':
      return settle(command, day, outbox, context)
    case 'RecallEscalation':
      return recall(command, day, outbox)
    case 'WithdrawEscalation':
      return withdraw(command, day, outbox, context)
    case 'MarkDelivered':
      return {
        day: [],
        outbox: outbox.pending.has(command.messageId)
          ? [{ type: 'MessageDelivered', messageId: command.messageId, ticketNo: command.ticketNo }]
          : reject({ code: 'UnknownEscalation', escalationId: command.messageId }),
      }
    case 'MarkRefused':
      return refused(command, day, outbox, context)
  }
}

function escalate(command: Of<'EscalateTicket'>, day: Day, outbox: Outbox, context: LinkContext): LinkDecision {
  if (day.status === 'closed') reject({ code: 'DayIsClosed' })
  const { settings } = context.index
  if (command.to === settings.siteId || !mayReach(command.to, settings.siteId, treeOf(settings)))
    reject({ code: 'SiteNotAbove', site: command.to })
  const ticket = handedUp(command, day, context)
  const reason = reasonFor(command.reason)
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
        reason: ESCALATED,
        returnAtMs: null,
      },
    ],
    outbox: [
      {
        type: 'TicketEscalated',
        escalationId: `${settings.siteId}-${context.serviceDate}-${no}-${outbox.seq + 1}`,
        to: command.to,
        serviceDate: context.serviceDate,
        ticket: { site: settings.siteId, ticketNo: no, sinceMs, items, priorityClass, isElder, reason },
      },
    ],
  }
}

function handedUp({ counter, ticketNo }: Of<'EscalateTicket'>, day: Day, context: LinkContext): Ticket {
  const no = counter === undefined ? ticketNo : deskOf(day, counter, context).now.ticketNo
  if (no === undefined || no === null) return reject({ code: 'CounterIdle' })
  const ticket = day.tickets.get(no) ?? reject({ code: 'UnknownTicket', ticketNo: no })
  const isUp = ticket.parked?.reason === ESCALATED
  if (isUp || !(counter === undefined ? BY_NUMBER : AT_COUNTER).includes(ticket.status))
    reject({ code: 'TicketNotReady', ticketNo: no, status: isUp ? ESCALATED : ticket.status, counter: ticket.counter })
  return ticket
}

/**
 * A number of the back office with the clock it was brought with; it is called silently, for its holder is not here
 * (LINK-6).
 */
function receive(
  { escalationId, ticket, queue }: Of<'ReceiveEscalation'>,
  day: Day,
  context: LinkContext,
): LinkDecision {
  if (day.status === 'closed') reject({ code: 'DayIsClosed' })
  const { index } = context
  const items = itemsFor(ticket.items, day, index).map((item): TicketItem =>
    queue === null ? item : { ...item, queue },
  )
  const leg = nextLeg(items, index) ?? reject({ code: 'NoItems' })
  const { prefix } = index.queues.get(leg.queue) ?? reject({ code: 'UnknownQueue', queue: leg.queue })
  const number = (day.lastNumber.get(prefix) ?? 0) + 1
  const no = ticketNoOf(prefix, number)
  // A clock that runs ahead elsewhere must not let anybody wait from tomorrow on.
  const sinceMs = Math.min(ticket.sinceMs, context.nowMs)
  const { site, ticketNo, priorityClass, isElder } = ticket
  return {
    day: [
      {
        type: 'TicketIssued',
        ticketNo: no,
        prefix,
        number,
        items,
        leg,
        priorityClass,
        origin: 'counter',
        isElder,
        link: context.link,
        sinceMs,
        escalatedFrom: { site, ticketNo, sinceMs: ticket.sinceMs },
      },
    ],
    outbox: [{ type: 'EscalationReceived', escalationId, serviceDate: context.serviceDate, ticketNo: no, ticket }],
  }
}

function resolve(
  { escalationId }: Of<'ResolveEscalation'>,
  day: Day,
  outbox: Outbox,
  context: LinkContext,
): LinkDecision {
  const received = outbox.received.get(escalationId)
  if (received?.status !== 'open') return reject({ code: 'UnknownEscalation', escalationId })
  const isToday = received.serviceDate === context.serviceDate
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

function settle(
  { escalationId, from, result }: Of<'SettleEscalation'>,
  day: Day,
  outbox: Outbox,
  context: LinkContext,
): LinkDecision {
  const sent = sentIn(outbox, escalationId, 'settled')
  if (sent.to !== from) reject({ code: 'UnknownEscalation', escalationId })
  return { day: backInLine(sent, day, outbox, context), outbox: [{ type: 'EscalationSettled', escalationId, result }] }
}

/**
 * Whether a ticket that is up is wanted back: it was called into its line, is gone, or was handed up anew (LINK-11).
 */
export function isCalledBack({ escalationId, status, serviceDate, ticket }: Sent, day: Day, outbox: Outbox): boolean {
  if (!SENT_NEXT[status].includes('recalled') || serviceDate !== day.serviceDate) return false
  const later = [...outbox.sent.values()]
    .filter((one) => one.serviceDate === serviceDate && one.ticket.ticketNo === ticket.ticketNo)
    .at(-1)
  return later?.escalationId !== escalationId || day.tickets.get(ticket.ticketNo)?.parked?.reason !== ESCALATED
}

function recall({ escalationId }: Of<'RecallEscalation'>, day: Day, outbox: Outbox): LinkDecision {
  if (!isCalledBack(sentIn(outbox, escalationId, 'recalled'), day, outbox))
    reject({ code: 'UnknownEscalation', escalationId })
  return { day: [], outbox: [{ type: 'EscalationRecalled', escalationId }] }
}

/** Taken off the line unless somebody is already at work on it. */
function withdraw(
  { escalationId, from }: Of<'WithdrawEscalation'>,
  day: Day,
  outbox: Outbox,
  context: LinkContext,
): LinkDecision {
  const received = outbox.received.get(escalationId)
  if (received?.status !== 'open' || received.ticket.site !== from)
    return reject({ code: 'UnknownEscalation', escalationId })
  const live = received.serviceDate === context.serviceDate ? day.tickets.get(received.ticketNo) : undefined
  const wasAtCounter = live !== undefined && AT_COUNTER.includes(live.status)
  return {
    day:
      live === undefined || wasAtCounter
        ? []
        : [{ type: 'TicketClosed', ticketNo: live.no, as: 'cancelled', reason: '' }],
    outbox: [{ type: 'EscalationWithdrawn', escalationId, wasAtCounter }],
  }
}

function refused({ messageId, code }: Of<'MarkRefused'>, day: Day, outbox: Outbox, context: LinkContext): LinkDecision {
  const message = outbox.pending.get(messageId) ?? reject({ code: 'UnknownEscalation', escalationId: messageId })
  const back =
    message.kind === 'escalation' ? backInLine(sentIn(outbox, messageId, 'refused'), day, outbox, context) : []
  return { day: back, outbox: [{ type: 'MessageRefused', messageId, code }] }
}

/**
 * The station's ticket stands in its line again, with its clock, unless its day or the ticket itself has gone (LINK-7).
 */
function backInLine(
  { escalationId, serviceDate, ticket }: Sent,
  day: Day,
  outbox: Outbox,
  context: LinkContext,
): readonly DayEvent[] {
  const live =
    serviceDate === context.serviceDate && day.status !== 'closed' ? day.tickets.get(ticket.ticketNo) : undefined
  // Called back and handed up anew meanwhile: it is the later handing-over that brings it back.
  const isUpAgain = [...outbox.sent.values()].some(
    (one) =>
      one.escalationId !== escalationId &&
      one.serviceDate === serviceDate &&
      one.ticket.ticketNo === ticket.ticketNo &&
      SENT_NEXT[one.status].length > 0,
  )
  return live?.parked?.reason === ESCALATED && !isUpAgain
    ? [{ type: 'TicketUnparked', ticketNo: live.no, sinceMs: live.sinceMs }]
    : []
}

function sentIn(outbox: Outbox, escalationId: string, next: SentStatus): Sent {
  const sent = outbox.sent.get(escalationId) ?? reject({ code: 'UnknownEscalation', escalationId })
  return SENT_NEXT[sent.status].includes(next) ? sent : reject({ code: 'UnknownEscalation', escalationId })
}
