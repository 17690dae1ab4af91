/** Folds what services teach, and those that a clerk says do not count. */
import { serviceTaught, serviceUntaught } from '../../forecast/lessons.ts'
import type { Folds } from '../../words/subject.ts'
import type { CounterId, TicketNo } from '../../words/ids.ts'
import type { DayEvent } from '../events.ts'
import type { DayState, Ticket } from '../state.ts'
import { counterOf, keepSteps, patchCounter, replace } from './records.ts'

const MINUTE_MS = 60_000

export const lessonFolds = {
  ForecastLearned: (state, { from, queues }) => {
    state.learnedFrom = from
    // What this day has taught already goes on from there.
    for (const [queue, lessons] of queues) state.lessons.set(queue, lessons)
  },
  ServiceTimeFlagged: (state, { counter, ticketNo }) => {
    unlearnService(state, counter, ticketNo)
    if (counterOf(state, counter).ticketNo === ticketNo)
      keepSteps(state, counter, ticketNo, replace(state, ticketNo, flagged))
    // It has left: should its finish be taken back, the service goes on as one that is flagged.
    const kept = counterOf(state, counter).steps.map((step) =>
      step.what === 'ServiceFinished' && step.ticketNo === ticketNo ? { ...step, before: flagged(step.before) } : step,
    )
    patchCounter(state, counter, { steps: kept })
  },
} satisfies Partial<Folds<DayState, DayEvent>>

function flagged(ticket: Ticket): Ticket {
  return { ...ticket, isTimeFlagged: true }
}

/** Takes the last service of a counter out of the lessons again, if it was this ticket's. */
export function unlearnService(state: DayState, counter: CounterId, ticketNo: TicketNo): void {
  const known = state.taught.get(counter)
  if (known?.ticketNo !== ticketNo) return
  const lessons = state.lessons.get(known.queue)
  if (lessons) state.lessons.set(known.queue, serviceUntaught(lessons, known.minutes, known.nth))
  state.taught.delete(counter)
}

/** A service has ended; one that was flagged meanwhile teaches nothing (FLAG-1). */
export function learnService(state: DayState, counter: CounterId, ticket: Ticket, atMs: number): void {
  state.taught.delete(counter)
  if (ticket.startedAtMs === null || ticket.isTimeFlagged === true) return
  const { queue } = ticket.leg
  const minutes = (atMs - ticket.startedAtMs) / MINUTE_MS
  const lessons = serviceTaught(state.lessons.get(queue), minutes)
  state.lessons.set(queue, lessons)
  state.taught.set(counter, { ticketNo: ticket.no, queue, minutes, nth: lessons.service.count })
}
