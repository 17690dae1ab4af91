/** Projects tickets that events have touched into rows of the ticket table. */
import type { DayEvent } from '../../domain/queue-day/events.ts'
import type { ClosedTicket, DayState, Ticket } from '../../domain/queue-day/state.ts'
import type { TicketRow } from '../store/port.ts'

/** Rows for every ticket that `events` name, as `day` stands after them. */
export function ticketRows(day: Readonly<DayState>, events: readonly DayEvent[]): readonly TicketRow[] {
  const touched = new Set<string>()
  for (const event of events) {
    if ('ticketNo' in event) touched.add(event.ticketNo)
    if (event.type === 'TicketsMerged') touched.add(event.from).add(event.into)
  }
  return [...touched].flatMap((no) => {
    const closed = day.closed.get(no)
    const ticket = day.tickets.get(no) ?? closed?.ticket
    return ticket ? [rowOf(day.serviceDate, ticket, closed)] : []
  })
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
