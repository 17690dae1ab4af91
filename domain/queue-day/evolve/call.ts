/** Folds what happens between a call and the start of the service, counts the calls, and learns from the waits they end. */
import { waitTaught } from '../../forecast/lessons.ts'
import type { Folds } from '../../words/subject.ts'
import type { DayEvent } from '../events.ts'
import type { DayState, Ticket } from '../state.ts'
import { PROMISES_OVER, keepSteps, replace, setCounter, ticketOf } from './records.ts'

const CALLS_KEPT = 40
const MINUTE_MS = 60_000

export const callFolds = {
  TicketCalled: (state, event, record) => {
    const before = ticketOf(state, event.ticketNo)
    if (before.status === 'waiting') countCall(state, before, record.atMs, 1)
    learnWait(state, before, record.atMs)
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
      behind: [],
      ...PROMISES_OVER,
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
} satisfies Partial<Folds<DayState, DayEvent>>

function noteCall(state: DayState, call: DayState['calls'][number]): void {
  state.callNo = call.callNo
  state.calls = [...state.calls, call].slice(-CALLS_KEPT)
}

export function countCall(state: DayState, ticket: Ticket, atMs: number, by: 1 | -1): void {
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

/** The first call of a ticket ends the wait that its holder was told of (LEARN-4). */
function learnWait(state: DayState, before: Ticket, atMs: number): void {
  const { told, leg, issuedAtMs } = before
  if (before.status !== 'waiting' || told?.span == null || told.p50Min === undefined) return
  const said = { ahead: told.ahead, p50Min: told.p50Min, endMin: told.span[1] }
  state.lessons.set(leg.queue, waitTaught(state.lessons.get(leg.queue), said, (atMs - issuedAtMs) / MINUTE_MS))
}
