/** Folds how a ticket comes into the day, grows, returns to its line, and leaves. */
import type { Folds } from '../../words/subject.ts'
import type { TicketNo } from '../../words/ids.ts'
import type { DayEvent } from '../events.ts'
import type { DayState, Ticket } from '../state.ts'
import { backInLine, close, enter, patchCounter, replace, ticketOf } from './records.ts'

const NOBODY: readonly TicketNo[] = []

export const ticketFolds = {
  TicketIssued: (state, event, record) => {
    // Tickets of a journal arrive in any order of their numbers.
    state.lastNumber.set(event.prefix, Math.max(state.lastNumber.get(event.prefix) ?? 0, event.number))
    state.links.set(event.link, event.ticketNo)
    state.totals.issued += 1
    const ticket: Ticket = {
      no: event.ticketNo,
      link: event.link,
      press: record.commandId,
      origin: event.origin,
      isElder: event.isElder,
      issuedAtMs: event.offline ? event.sinceMs : record.atMs,
      order: record.seq,
      status: 'waiting',
      items: event.items,
      leg: event.leg,
      priorityClass: event.priorityClass,
      sinceMs: event.sinceMs,
      target: event.target ?? null,
      returnTo: null,
      counter: null,
      badgeNo: null,
      calls: 0,
      calledAtMs: 0,
      lastCalledAtMs: 0,
      waitedMs: 0,
      arrivedAtMs: null,
      startedAtMs: null,
      why: null,
      parked: null,
      missedAtMs: null,
      rejoins: 0,
      delays: 0,
      inLine: { seq: record.seq, atMs: record.atMs },
      behind: NOBODY,
      slot: event.slot ?? null,
      told: event.told ?? null,
      toldByMs: event.told?.span ? record.atMs + event.told.span[1] * 60_000 : null,
    }
    enter(state, event.escalatedFrom ? { ...ticket, escalatedFrom: event.escalatedFrom } : ticket)
  },
  ItemsAdded: (state, event) => {
    replace(state, event.ticketNo, (ticket) => ({
      ...ticket,
      items: [...ticket.items, ...event.items],
      leg: event.leg,
    }))
  },
  TicketsMerged: (state, event, record) => {
    replace(state, event.into, (ticket) => ({
      ...ticket,
      items: [...ticket.items, ...event.items],
      leg: event.leg,
      sinceMs: event.sinceMs,
      slot: ticket.slot ?? state.tickets.get(event.from)?.slot ?? null,
    }))
    close(state, ticketOf(state, event.from), 'merged', record.atMs, event.into)
  },
  TicketRejoined: (state, event, record) => {
    replace(state, event.ticketNo, (ticket) => ({
      ...backInLine(ticket, record),
      sinceMs: event.sinceMs,
      behind: event.behind ?? [],
      ...(event.isByNumber === true
        ? { rejoinsByNumber: (ticket.rejoinsByNumber ?? 0) + 1 }
        : { rejoins: ticket.rejoins + 1 }),
    }))
  },
  TicketUnparked: (state, event, record) => {
    replace(state, event.ticketNo, (ticket) => ({
      ...backInLine(ticket, record),
      sinceMs: event.sinceMs,
      target: ticket.parked?.keepFor ? { kind: 'clerk', badgeNo: ticket.parked.keepFor } : ticket.target,
      // Going aside once more gets nobody ahead of those whom a miss has put before it.
      behind: ticket.behind,
    }))
  },
  PriorityChanged: (state, event) => {
    replace(state, event.ticketNo, (ticket) => ({ ...ticket, priorityClass: event.priorityClass }))
  },
  TicketClosed: (state, event, record) => {
    const ticket = ticketOf(state, event.ticketNo)
    if (ticket.counter !== null) patchCounter(state, ticket.counter, { ticketNo: null, sinceMs: record.atMs })
    close(state, ticket, event.as, record.atMs, null)
  },
} satisfies Partial<Folds<DayState, DayEvent>>
