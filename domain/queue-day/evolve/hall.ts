/** Folds what happens to the hall itself: the day, its counters, its queues, its calls for help. */
import type { DayEvent } from '../events.ts'
import type { CounterState, DayState } from '../state.ts'

export type HallEvent = Extract<
  DayEvent,
  {
    type:
      | 'DayOpened'
      | 'DayClosed'
      | 'ClerkSignedIn'
      | 'ClerkSignedOut'
      | 'CounterOpened'
      | 'CounterPaused'
      | 'CounterClosed'
      | 'QueueClosed'
      | 'QueueOpened'
      | 'HelpRequested'
      | 'HelpAnswered'
  }
>

/** Folds one event that concerns no ticket. `atMs` is the server's time of the event. */
export function evolveHall(state: DayState, event: HallEvent, atMs: number): void {
  switch (event.type) {
    case 'DayOpened':
      state.siteId = event.siteId
      state.serviceDate = event.serviceDate
      state.status = 'open'
      break
    case 'DayClosed':
      state.status = 'closed'
      break
    case 'ClerkSignedIn':
      state.clerks.set(event.badgeNo, event.counter)
      setCounter(state, event.counter, {
        status: 'closed',
        badgeNo: event.badgeNo,
        sinceMs: atMs,
        pause: null,
        steps: [],
        last: null,
      })
      break
    case 'ClerkSignedOut':
      state.clerks.delete(event.badgeNo)
      setCounter(state, event.counter, {
        status: 'closed',
        badgeNo: null,
        sinceMs: atMs,
        pause: null,
        steps: [],
        last: null,
      })
      break
    case 'CounterOpened':
      setCounter(state, event.counter, { status: 'open', sinceMs: atMs, pause: null })
      break
    case 'CounterPaused':
      setCounter(state, event.counter, {
        status: 'paused',
        sinceMs: atMs,
        pause: { reason: event.reason, note: event.note, untilMs: event.untilMs },
      })
      break
    case 'CounterClosed':
      setCounter(state, event.counter, { status: 'closed', sinceMs: atMs, pause: null })
      break
    case 'QueueClosed':
      state.closedQueues.set(event.queue, event.reason)
      break
    case 'QueueOpened':
      state.closedQueues.delete(event.queue)
      break
    case 'HelpRequested':
      state.helpNo = event.helpNo
      state.help.set(event.helpNo, { place: event.place, atMs })
      break
    case 'HelpAnswered':
      state.help.delete(event.helpNo)
      break
  }
}

function setCounter(state: DayState, id: string, patch: Partial<CounterState>): void {
  const old = state.counters.get(id) ?? {
    id,
    status: 'closed',
    badgeNo: null,
    ticketNo: null,
    sinceMs: 0,
    pause: null,
    steps: [],
    last: null,
  }
  state.counters.set(id, { ...old, ...patch })
  state.staffing += 1
}
