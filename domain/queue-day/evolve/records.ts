/**
 * The records of tickets and counters: replaced with every change, so that an older one is a true picture of its moment;
 * and the lines in which waiting tickets stand.
 */
import type { Recorded } from '../../words/recorded.ts'
import type { CounterId, PriorityClass, TicketNo } from '../../words/ids.ts'
import type { Target } from '../commands.ts'
import type { DayEvent, Leg, Slot } from '../events.ts'
import type { ClosedTicket, CounterState, DayState, Step, StepType, Ticket } from '../state.ts'
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
  what: StepType,
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

/**
 * Tickets that differ in nothing but their clock stand in one line, sorted by it; only heads compete. A ticket that was
 * sent to somebody, or lets others go first, stands in a line of its own.
 */
export interface Line {
  readonly key: string
  readonly leg: Leg
  readonly priorityClass: PriorityClass
  readonly target: Target | null
  readonly slot: Slot | null
  /** Oldest clock first, ties by order of issue. */
  readonly tickets: Ticket[]
}

/** Adds a waiting ticket to its line; the place follows from its clock. */
export function joinLine(state: DayState, ticket: Ticket): void {
  const key = lineKey(ticket)
  let line = state.lines.get(key)
  if (!line) {
    const { leg, priorityClass, target, slot } = ticket
    line = { key, leg, priorityClass, target, slot, tickets: [] }
    state.lines.set(key, line)
  }
  const place = placeOf(line.tickets, ticket.sinceMs, ticket.order)
  // An ordinary newcomer at the end stands before nobody.
  if (place < line.tickets.length || ticket.priorityClass !== 'ordinary') moved(state, ticket)
  if (place === line.tickets.length) line.tickets.push(ticket)
  else line.tickets.splice(place, 0, ticket)
  state.waiting.set(ticket.leg.queue, (state.waiting.get(ticket.leg.queue) ?? 0) + 1)
}

/** Takes a ticket out of its line. Throws when it does not stand there: a broken invariant, never a user's mistake. */
function leaveLine(state: DayState, ticket: Ticket): void {
  const key = lineKey(ticket)
  const line = state.lines.get(key)
  const at = line ? placeOf(line.tickets, ticket.sinceMs, ticket.order) : -1
  if (!line || line.tickets[at]?.no !== ticket.no) throw new Error(`ticket ${ticket.no} is not in line ${key}`)
  if (at === 0) line.tickets.shift()
  else line.tickets.splice(at, 1)
  if (line.tickets.length === 0) state.lines.delete(key)
  state.waiting.set(ticket.leg.queue, (state.waiting.get(ticket.leg.queue) ?? 1) - 1)
  moved(state, ticket)
}

function moved(state: DayState, ticket: Ticket): void {
  state.moves.set(ticket.leg.queue, (state.moves.get(ticket.leg.queue) ?? 0) + 1)
}

/** How many tickets of a sorted list stand before the clock (sinceMs, order). Binary search. */
export function placeOf(tickets: readonly Ticket[], sinceMs: number, order: number): number {
  let low = 0
  let high = tickets.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = tickets[middle] as Ticket
    if (other.sinceMs < sinceMs || (other.sinceMs === sinceMs && other.order < order)) low = middle + 1
    else high = middle
  }
  return low
}

function lineKey(ticket: Ticket): string {
  const { leg, target, slot, behind } = ticket
  const isAlone = (target !== null && target.kind !== 'queue') || behind.length > 0
  return `${legKey(leg)}|${ticket.priorityClass}|${slot?.toMs ?? ''}|${isAlone ? ticket.no : ''}`
}

/** Nearly all tickets share a few legs. */
const legKeys = new WeakMap<Leg, string>()

/** The same text for legs that are alike. */
export function legKey(leg: Leg): string {
  const known = legKeys.get(leg)
  if (known !== undefined) return known
  const key = `${leg.queue}|${leg.skills.join('+')}|${leg.isQuick ? 'q' : ''}`
  legKeys.set(leg, key)
  return key
}
