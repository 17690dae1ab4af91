/**
 * Folds one recorded event into the day's state, in place: the state has one owner, and replaying the events gives it
 * again.
 */
import type { TicketNo, CounterId } from '../words/ids.ts'
import type { DayEvent, DayEventType, Recorded } from './events.ts'
import { evolveHall } from './evolve-hall.ts'
import { joinLine, leaveLine } from './lines.ts'
import type { ClosedTicket, CounterState, DayState, Step, Ticket } from './state.ts'
import type { ClosedAs } from './transitions.ts'

const CALLS_KEPT = 40
const STEPS_KEPT = 3

type Fold<T extends DayEventType> = (state: DayState, event: Extract<DayEvent, { type: T }>, record: Recorded) => void
type TicketEventType = Exclude<DayEventType, Parameters<typeof evolveHall>[1]['type']>

/**
 * Folds `record` into `state`. Throws when it does not follow on the last one: a gap is a broken store, not a user's
 * mistake.
 */
export function evolve(state: DayState, record: Recorded): void {
  if (record.seq !== state.seq + 1) throw new Error(`event ${record.seq} does not follow ${state.seq}`)
  state.seq = record.seq
  const { event } = record
  const fold = folds[event.type as TicketEventType] as
    ((state: DayState, event: DayEvent, record: Recorded) => void) | undefined
  if (fold) fold(state, event, record)
  else evolveHall(state, event as Parameters<typeof evolveHall>[1], record.atMs)
}

const folds: { readonly [T in TicketEventType]: Fold<T> } = {
  TicketIssued: (state, event, record) => {
    // Tickets of a journal arrive in any order of their numbers.
    state.lastNumber.set(event.prefix, Math.max(state.lastNumber.get(event.prefix) ?? 0, event.number))
    state.links.set(event.link, event.ticketNo)
    state.totals.issued += 1
    enter(state, {
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
      target: null,
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
      ...(event.escalatedFrom ? { escalatedFrom: event.escalatedFrom } : {}),
    })
  },
  ItemsAdded: (state, event) => {
    replace(state, event.ticketNo, (ticket) => ({
      ...ticket,
      items: [...ticket.items, ...event.items],
      leg: event.leg,
    }))
  },
  TicketCalled: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    if (before.status === 'waiting') countCall(state, before, record.atMs, 1)
    const after = replace(state, event.ticketNo, (ticket) => ({
      ...ticket,
      status: 'called',
      counter: event.counter,
      badgeNo: event.badgeNo,
      calls: 1,
      calledAtMs: record.atMs,
      lastCalledAtMs: record.atMs,
      waitedMs: Math.max(0, record.atMs - ticket.sinceMs),
      arrivedAtMs: null,
      startedAtMs: null,
      why: event.why,
      parked: null,
      missedAtMs: null,
      target: null,
    }))
    setCounter(state, event.counter, record, 'TicketCalled', before, after, after.no)
    noteCall(state, {
      callNo: event.callNo,
      ticketNo: event.ticketNo,
      counter: event.counter,
      nth: 1,
      atMs: record.atMs,
      why: event.why,
      isSilent: event.isSilent,
    })
  },
  TicketRecalled: (state, event, record) => {
    const ticket = replace(state, event.ticketNo, (old) => ({ ...old, calls: event.nth, lastCalledAtMs: record.atMs }))
    keepSteps(state, event.counter, event.ticketNo, ticket)
    noteCall(state, {
      callNo: event.callNo,
      ticketNo: event.ticketNo,
      counter: event.counter,
      nth: event.nth,
      atMs: record.atMs,
      why: ticket.why ?? { rule: 'arrivalOrder', overtook: 0, overtaken: null },
      isSilent: ticket.escalatedFrom !== undefined,
    })
  },
  TicketArrived: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    const after = replace(state, event.ticketNo, (ticket) => ({
      ...ticket,
      status: 'arrived',
      arrivedAtMs: record.atMs,
    }))
    setCounter(state, event.counter, record, 'TicketArrived', before, after, after.no)
  },
  ServiceStarted: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    const after = replace(state, event.ticketNo, (ticket) => ({
      ...ticket,
      status: 'serving',
      arrivedAtMs: ticket.arrivedAtMs ?? record.atMs,
      startedAtMs: record.atMs,
    }))
    setCounter(state, event.counter, record, 'ServiceStarted', before, after, after.no)
  },
  ItemSettled: (state, event) => {
    const ticket = replace(state, event.ticketNo, (old) => ({ ...old, items: settled(old, [event]) }))
    keepSteps(state, event.counter, event.ticketNo, ticket)
  },
  ServiceFinished: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    const servedMs = record.atMs - (before.startedAtMs ?? record.atMs)
    state.totals.served += 1
    state.totals.serviceMs += servedMs
    const items = settled(before, event.outcomes)
    const { next } = event
    const after =
      next === null
        ? close(state, { ...before, items }, 'finished', record.atMs, null)
        : replace(state, before.no, (ticket) => ({
            ...backInLine(ticket),
            items,
            leg: next.leg,
            target: next.target,
            sinceMs: next.sinceMs,
            returnTo: next.target ? null : ticket.returnTo,
          }))
    if (next === null) state.totals.finished += 1
    setCounter(state, event.counter, record, 'ServiceFinished', before, after, null)
    patchCounter(state, event.counter, { last: { ticketNo: before.no, servedMs } })
  },
  TicketMissed: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    const after = replace(state, event.ticketNo, (ticket) => ({
      ...ticket,
      status: 'missed',
      missedAtMs: record.atMs,
      counter: null,
    }))
    setCounter(state, event.counter, record, 'TicketMissed', before, after, null)
  },
  TicketRejoined: (state, event) => {
    replace(state, event.ticketNo, (ticket) => ({
      ...backInLine(ticket),
      sinceMs: event.sinceMs,
      rejoins: ticket.rejoins + 1,
    }))
  },
  TicketParked: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    const isLate = event.reason === 'late'
    const after = replace(state, event.ticketNo, (ticket) => ({
      ...ticket,
      status: 'parked',
      counter: null,
      delays: ticket.delays + (isLate ? 1 : 0),
      parked: { keepFor: event.keepFor, reason: event.reason, returnAtMs: event.returnAtMs, atMs: record.atMs },
    }))
    if (event.counter !== null) setCounter(state, event.counter, record, 'TicketParked', before, after, null)
  },
  TicketUnparked: (state, event) => {
    replace(state, event.ticketNo, (ticket) => ({
      ...backInLine(ticket),
      sinceMs: event.sinceMs,
      target: ticket.parked?.keepFor ? { kind: 'clerk', badgeNo: ticket.parked.keepFor } : ticket.target,
    }))
  },
  TicketTransferred: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    const after = replace(state, event.ticketNo, (ticket) => ({
      ...backInLine(ticket),
      leg: event.leg,
      target: event.target,
      returnTo: event.returnTo,
      sinceMs: event.sinceMs,
    }))
    setCounter(state, event.counter, record, 'TicketTransferred', before, after, null)
  },
  TicketClosed: (state, event, record) => {
    const ticket = ticketOf(state, event.ticketNo)
    if (ticket.counter !== null) patchCounter(state, ticket.counter, { ticketNo: null, sinceMs: record.atMs })
    close(state, ticket, event.as, record.atMs, null)
  },
  PriorityChanged: (state, event) => {
    replace(state, event.ticketNo, (ticket) => ({ ...ticket, priorityClass: event.priorityClass }))
  },
  TicketsMerged: (state, event, record) => {
    replace(state, event.into, (ticket) => ({
      ...ticket,
      items: [...ticket.items, ...event.items],
      leg: event.leg,
      sinceMs: event.sinceMs,
    }))
    close(state, ticketOf(state, event.from), 'merged', record.atMs, event.into)
  },
  TransitionUndone: (state, event) => undo(state, event.counter),
}

function undo(state: DayState, counterId: CounterId): void {
  const counter = counterOf(state, counterId)
  const step = counter.steps.at(-1)
  if (!step) throw new Error(`nothing to undo at counter ${counterId}`)
  const closed = state.closed.get(step.ticketNo)
  if (closed) state.closed.delete(step.ticketNo)
  else exit(state, ticketOf(state, step.ticketNo))
  if (step.what === 'TicketCalled' && step.before.status === 'waiting') countCall(state, step.before, step.atMs, -1)
  if (step.what === 'ServiceFinished') {
    state.totals.served -= 1
    state.totals.serviceMs -= step.atMs - (step.before.startedAtMs ?? step.atMs)
    if (closed) state.totals.finished -= 1
  }
  enter(state, step.before)
  patchCounter(state, counterId, {
    ticketNo: step.ticketNoBefore,
    steps: counter.steps.slice(0, -1),
    ...(step.what === 'ServiceFinished' ? { last: null } : {}),
  })
}

/** Puts a ticket's record in force, in its line when it waits and on the aside list when it is parked or missed. */
function enter(state: DayState, ticket: Ticket): void {
  state.tickets.set(ticket.no, ticket)
  if (ticket.status === 'waiting') joinLine(state, ticket)
  if (ticket.status === 'parked' || ticket.status === 'missed') state.aside.add(ticket.no)
}

function exit(state: DayState, ticket: Ticket): void {
  if (ticket.status === 'waiting') leaveLine(state, ticket)
  state.aside.delete(ticket.no)
  state.tickets.delete(ticket.no)
}

function replace(state: DayState, no: TicketNo, change: (ticket: Ticket) => Ticket): Ticket {
  const before = ticketOf(state, no)
  const after = change(before)
  if (before.status === 'waiting') leaveLine(state, before)
  if (before.status !== after.status) state.aside.delete(no)
  enter(state, after)
  return after
}

function close(state: DayState, ticket: Ticket, as: ClosedAs, atMs: number, mergedInto: TicketNo | null): ClosedTicket {
  exit(state, state.tickets.get(ticket.no) ?? ticket)
  const closed: ClosedTicket = { ticket, as, atMs, mergedInto }
  state.closed.set(ticket.no, closed)
  return closed
}

function backInLine(ticket: Ticket): Ticket {
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
  }
}

function settled(
  ticket: Ticket,
  outcomes: readonly { readonly index: number; readonly outcome: Ticket['items'][number]['outcome'] }[],
): Ticket['items'] {
  return ticket.items.map((item, at) => {
    const found = outcomes.find((outcome) => outcome.index === at)
    return found ? { ...item, outcome: found.outcome } : item
  })
}

function setCounter(
  state: DayState,
  id: CounterId,
  record: Recorded,
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

/** A recall or a settled item renews the record without being a step of its own: the step before it stays undoable. */
function keepSteps(state: DayState, id: CounterId, no: TicketNo, ticket: Ticket): void {
  const counter = counterOf(state, id)
  const steps = counter.steps.map((step, at) =>
    at === counter.steps.length - 1 && step.ticketNo === no ? { ...step, after: ticket } : step,
  )
  patchCounter(state, id, { steps })
}

function patchCounter(state: DayState, id: CounterId, patch: Partial<CounterState>): void {
  state.counters.set(id, { ...counterOf(state, id), ...patch })
}

function counterOf(state: DayState, id: CounterId): CounterState {
  const counter = state.counters.get(id)
  if (!counter) throw new Error(`counter ${id} has never been opened`)
  return counter
}

function ticketOf(state: DayState, no: TicketNo): Ticket {
  const ticket = state.tickets.get(no)
  if (!ticket) throw new Error(`ticket ${no} is not on the floor`)
  return ticket
}

function noteCall(state: DayState, call: DayState['calls'][number]): void {
  state.callNo = call.callNo
  state.calls = [...state.calls, call].slice(-CALLS_KEPT)
}

function countCall(state: DayState, ticket: Ticket, atMs: number, by: 1 | -1): void {
  state.totals.called += by
  const minutes = Math.min(240, Math.max(0, Math.floor((atMs - ticket.sinceMs) / 60_000)))
  const waits = state.totals.waits.get(ticket.leg.queue) ?? []
  waits[minutes] = (waits[minutes] ?? 0) + by
  state.totals.waits.set(ticket.leg.queue, waits)
  if (by === 1) notePace(state, ticket, atMs)
}

function notePace(state: DayState, ticket: Ticket, atMs: number): void {
  const queue = ticket.leg.queue
  const old = state.pace.get(queue)
  const isBusy = (state.waiting.get(queue) ?? 0) > 1
  if (!old) {
    state.pace.set(queue, { lastCallMs: atMs, gapMs: 0, samples: 0 })
    return
  }
  // A gap measured while nobody was left waiting says how seldom people come, not how fast they are called.
  const gapMs =
    isBusy && old.samples > 0
      ? old.gapMs * 0.8 + (atMs - old.lastCallMs) * 0.2
      : isBusy
        ? atMs - old.lastCallMs
        : old.gapMs
  state.pace.set(queue, { lastCallMs: atMs, gapMs, samples: old.samples + (isBusy ? 1 : 0) })
}
