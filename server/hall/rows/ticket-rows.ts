/** The row of the ticket table that a ticket has, as its day stands. */
import type { ClosedTicket, DayState, Ticket } from '../../../domain/queue-day/state.ts'
import type { TicketNo } from '../../../domain/words/ids.ts'
import type { TicketRow } from '../../store/port.ts'

/** The row of a ticket as `day` stands; null for a number that was never given. */
export function ticketRow(day: Readonly<DayState>, no: TicketNo): TicketRow | null {
  const closed = day.closed.get(no)
  const ticket = day.tickets.get(no) ?? closed?.ticket
  return ticket ? rowOf(day.serviceDate, ticket, closed) : null
}

function rowOf(serviceDate: string, ticket: Ticket, closed: ClosedTicket | undefined): TicketRow {
  return {
    serviceDate,
    ticketNo: ticket.no,
    queue: ticket.leg.queue,
    status: closed?.as ?? ticket.status,
    priorityClass: ticket.priorityClass,
    origin: ticket.origin,
    issuedAtMs: ticket.issuedAtMs,
    calledAtMs: ticket.calledAtMs || null,
    startedAtMs: ticket.startedAtMs,
    closedAtMs: closed?.atMs ?? null,
    counter: ticket.counter,
    badgeNo: ticket.badgeNo,
    calls: ticket.calls,
    items: JSON.stringify(ticket.items.map((item) => [item.item, item.outcome])),
  }
}
