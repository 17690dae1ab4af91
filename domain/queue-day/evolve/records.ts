/** The records of tickets and counters: replaced with every change, so that an older one is a true picture of its moment. */
import type { Recorded } from '../../words/recorded.ts'
import type { CounterId, TicketNo } from '../../words/ids.ts'
import type { DayEvent, DayEventType } from '../events.ts'
import { joinLine, leaveLine } from '../pick/lines.ts'
import type { ClosedTicket, CounterState, DayState, Step, Ticket } from '../state.ts'
import type { ClosedAs } from '../transitions.ts'

const STEPS_KEPT = 3
/** Whoever was called, or went aside by their own wish, has had what slip and booking promised. */
export const PROMISES_OVER = { slot: null, told: null, toldByMs: null } as const

export function ticketOf(state: DayState, no: TicketNo): Ticket {
  const ticket = state.tickets.get(no)
  if (!ticket) throw new Error(`ticket ${no} is not on the floor`)
  return ticket
}

export function enter(state: DayState, ticket: Ticket): void {
  state.tickets.set(ticket.no, ticket)
  if (ticket.status === 'waiting') joinLine(state, ticket)
  if (ticket.status === 'parked' || ticket.status === 'missed') state.aside.add(ticket.no)
}

export function exit(state: DayState, ticket: Ticket): void {
  if (ticket.status === 'waiting') leaveLine(state, ticket)
  state.aside.delete(ticket.no)
  state.tickets.delete(ticket.no)
}

export function replace(state: DayState, no: TicketNo, change: (ticket: Ticket) => Ticket): Ticket {
  const before = ticketOf(state, no)
  const after = change(before)
  if (before.status === 'waiting') leaveLine(state, before)
  if (before.status !== after.status) state.aside.delete(no)
  enter(state, after)
  return after
}

export function close(
  state: DayState,
  ticket: Ticket,
  as: ClosedAs,
  atMs: number,
  mergedInto: TicketNo | null,
): ClosedTicket {
  exit(state, state.tickets.get(ticket.no) ?? ticket)
  const closed: ClosedTicket = { ticket, as, atMs, mergedInto }
  state.closed.set(ticket.no, closed)
  return closed
}

export function backInLine(ticket: Ticket, { seq, atMs }: Pick<Recorded<DayEvent>, 'seq' | 'atMs'>): Ticket {
  return {
    ...ticket,
    status: 'waiting',
    counter: null,
    badgeNo: null,
    calls: 0,
    arrivedAtMs: null,
    startedAtMs: null,
    parked: null,
    missedAtMs: null,
    target: null,
    inLine: { seq, atMs },
    behind: [],
  }
}

export function setCounter(
  state: DayState,
  id: CounterId,
  record: Recorded<DayEvent>,
  what: DayEventType,
  before: Ticket,
  after: Ticket | ClosedTicket,
  ticketNo: TicketNo | null,
): void {
  const counter = counterOf(state, id)
  const step: Step = {
    what,
    ticketNo: before.no,
    atMs: record.atMs,
    before,
    after,
    ticketNoBefore: counter.ticketNo,
    ticketNoAfter: ticketNo,
  }
  patchCounter(state, id, { ticketNo, sinceMs: record.atMs, steps: [...counter.steps, step].slice(-STEPS_KEPT) })
}

export function keepSteps(state: DayState, id: CounterId, no: TicketNo, ticket: Ticket): void {
  const counter = counterOf(state, id)
  const steps = counter.steps.map((step, at) =>
    at === counter.steps.length - 1 && step.ticketNo === no ? { ...step, after: ticket } : step,
  )
  patchCounter(state, id, { steps })
}

export function patchCounter(state: DayState, id: CounterId, patch: Partial<CounterState>): void {
  state.counters.set(id, { ...counterOf(state, id), ...patch })
}

export function counterOf(state: DayState, id: CounterId): CounterState {
  const counter = state.counters.get(id)
  if (!counter) throw new Error(`counter ${id} has never been opened`)
  return counter
}
