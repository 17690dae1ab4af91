/** Folds what happens to the hall itself: the day, its counters, its queues, its calls for help. */
import type { Folds } from '../../words/subject.ts'
import type { DayEvent } from '../events.ts'
import type { CounterState, DayState } from '../state.ts'

/** Of the events that concern no ticket. */
export const hallFolds = {
  DayOpened: (state, { siteId, serviceDate }) => {
    state.siteId = siteId
    state.serviceDate = serviceDate
    state.status = 'open'
  },
  DayClosed: (state) => {
    state.status = 'closed'
  },
  CaseNumbered: (state) => {
    state.caseCount += 1
  },
  ClerkSignedIn: (state, { badgeNo, counter }, { atMs }) => {
    state.clerks.set(badgeNo, counter)
    setCounter(state, counter, { ...CLOSED_ANEW, badgeNo, sinceMs: atMs })
  },
  ClerkSignedOut: (state, { badgeNo, counter }, { atMs }) => {
    state.clerks.delete(badgeNo)
    setCounter(state, counter, { ...CLOSED_ANEW, badgeNo: null, sinceMs: atMs })
  },
  CounterOpened: (state, { counter }, { atMs }) =>
    setCounter(state, counter, { status: 'open', sinceMs: atMs, pause: null }),
  CounterPaused: (state, { counter, reason, note, untilMs }, { atMs }) =>
    setCounter(state, counter, { status: 'paused', sinceMs: atMs, pause: { reason, note, untilMs } }),
  CounterClosed: (state, { counter }, { atMs }) =>
    setCounter(state, counter, { status: 'closed', sinceMs: atMs, pause: null }),
  QueueClosed: (state, { queue, reason }) => {
    state.closedQueues.set(queue, reason)
  },
  QueueOpened: (state, { queue }) => {
    state.closedQueues.delete(queue)
  },
  HelpRequested: (state, { helpNo, place }, { atMs }) => {
    state.helpNo = helpNo
    state.help.set(helpNo, { place, atMs })
  },
  HelpAnswered: (state, { helpNo }) => {
    state.help.delete(helpNo)
  },
  DaySealed: (state, { date }) => {
    state.sealedDate = date
  },
  NumbersWithheld: (state, { prefix, upTo, lost }) => {
    state.lostNumbers.push(...lost)
    state.lastNumber.set(prefix, Math.max(state.lastNumber.get(prefix) ?? 0, upTo))
  },
} satisfies Partial<Folds<DayState, DayEvent>>

/** Whoever comes or goes leaves nothing of the clerk before. */
const CLOSED_ANEW = { status: 'closed', pause: null, steps: [], last: null } as const

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
