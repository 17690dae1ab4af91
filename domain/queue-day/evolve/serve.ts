/** Folds what happens while a ticket is at a counter, and how it leaves it again. */
import type { CounterId } from '../../words/ids.ts'
import type { Folds } from '../../words/subject.ts'
import type { DayEvent, SettledItem } from '../events.ts'
import { parkedBecause } from '../older.ts'
import type { DayState, Ticket } from '../state.ts'
import { countCall } from './call.ts'
import { learnService, unlearnService } from './lessons.ts'
import {
  PROMISES_OVER,
  backInLine,
  close,
  counterOf,
  enter,
  exit,
  keepSteps,
  patchCounter,
  replace,
  setCounter,
  ticketOf,
} from './records.ts'

export const serveFolds = {
  ServiceStarted: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    // What its clerk said of the time was said of the service before.
    const after = replace(state, event.ticketNo, ({ isTimeFlagged: _before, ...ticket }) => ({
      ...ticket,
      status: 'serving',
      arrivedAtMs: ticket.arrivedAtMs ?? record.atMs,
      startedAtMs: record.atMs,
    }))
    setCounter(state, event.counter, record, 'ServiceStarted', before, after, after.no)
  },
  ItemSettled: (state, event) => {
    const ticket = replace(state, event.ticketNo, (old) => ({ ...old, items: settled(state, old, [event]) }))
    keepSteps(state, event.counter, event.ticketNo, ticket)
  },
  ServiceFinished: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    const servedMs = record.atMs - (before.startedAtMs ?? record.atMs)
    state.totals.served += 1
    state.totals.serviceMs += servedMs
    const items = settled(state, before, event.outcomes)
    learnService(state, event.counter, before, record.atMs)
    const { next } = event
    const after =
      next === null
        ? close(state, { ...before, items }, 'finished', record.atMs, null)
        : replace(state, before.no, (ticket) => ({
            ...backInLine(ticket, record),
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
  TicketParked: (state, event, record) => {
    const { keepFor, reason, returnAtMs } = event
    const because = parkedBecause(event, record.actor)
    const before = ticketOf(state, event.ticketNo)
    const after = replace(state, event.ticketNo, (ticket) => ({
      ...ticket,
      status: 'parked',
      counter: null,
      delays: ticket.delays + (because === 'holderLate' ? 1 : 0),
      parked: { keepFor, because, reason, returnAtMs, atMs: record.atMs },
      ...PROMISES_OVER,
    }))
    if (event.counter !== null) setCounter(state, event.counter, record, 'TicketParked', before, after, null)
  },
  TicketTransferred: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    const after = replace(state, event.ticketNo, (ticket) => ({
      ...backInLine(ticket, record),
      leg: event.leg,
      target: event.target,
      returnTo: event.returnTo,
      sinceMs: event.sinceMs,
    }))
    setCounter(state, event.counter, record, 'TicketTransferred', before, after, null)
  },
  TransitionUndone: (state, event) => undo(state, event.counter),
} satisfies Partial<Folds<DayState, DayEvent>>

function settled(state: DayState, ticket: Ticket, outcomes: readonly SettledItem[]): Ticket['items'] {
  for (const { caseNo } of outcomes) if (caseNo !== undefined) state.caseCount += 1
  return ticket.items.map((item, at) => {
    const found = outcomes.find((outcome) => outcome.index === at)
    if (!found) return item
    const { outcome, caseNo } = found
    return caseNo === undefined ? { ...item, outcome } : { ...item, outcome, caseNo }
  })
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
    unlearnService(state, counterId, step.ticketNo)
  }
  // What was told has taught once.
  enter(state, step.what === 'TicketCalled' ? { ...step.before, told: null } : step.before)
  patchCounter(state, counterId, {
    ticketNo: step.ticketNoBefore,
    steps: counter.steps.slice(0, -1),
    ...(step.what === 'ServiceFinished' ? { last: null } : {}),
  })
}
