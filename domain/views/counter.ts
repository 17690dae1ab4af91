/** What the display over a counter shows. */
import type { CounterIndex, SettingsIndex } from '../plan/settings-index.ts'
import type { Day } from '../queue-day/decide/checks.ts'
import { plainLeg, servingCounters } from '../queue-day/pick/may-call.ts'
import { pickNext } from '../queue-day/pick/pick.ts'
import type { CounterState, Ticket } from '../queue-day/state.ts'
import type { ViewHead } from './view-head.ts'
import type { CounterId, TicketNo } from '../words/ids.ts'

export type CounterStatus = 'closed' | 'free' | 'called' | 'serving' | 'paused'

export interface CounterView extends ViewHead {
  readonly kind: 'counter'
  readonly counter: CounterId
  readonly status: CounterStatus
  readonly ticketNo: TicketNo | null
  readonly nth: number
  readonly clerk: { readonly name: string; readonly badgeNo: string; readonly post: string } | null
  readonly untilMs: number | null
  readonly next: TicketNo | null
  /** Labels of open counters that serve the same queues, for paused and closed. */
  readonly instead: readonly string[]
}

/** What hangs above one window (VIEW-3). The name needs a signed-in clerk; without one the screen is closed. */
export function counterView(day: Day, index: SettingsIndex, counter: CounterId, nowMs: number): CounterView {
  const plan = index.counters.get(counter)
  const now = day.counters.get(counter)
  const ticket = now?.ticketNo ? day.tickets.get(now.ticketNo) : undefined
  const status = statusOf(now, ticket)
  const next = plan && now?.status === 'open' && now.badgeNo !== null ? pickNext(day, plan, index, nowMs) : null
  return {
    kind: 'counter',
    seq: day.seq,
    atMs: nowMs,
    counter,
    status,
    ticketNo: ticket?.no ?? null,
    nth: ticket?.calls ?? 0,
    clerk: clerkAt(now, index),
    untilMs: status === 'paused' ? (now?.pause?.untilMs ?? null) : null,
    next: next?.ticket.no ?? null,
    instead: status === 'paused' || status === 'closed' ? insteadOf(day, plan, index) : [],
  }
}

/** The state of a window in one word, the same on every device. */
export function statusOf(counter: CounterState | undefined, ticket: Ticket | undefined): CounterStatus {
  if (!counter || counter.badgeNo === null) return 'closed'
  if (ticket) return ticket.status === 'called' || ticket.status === 'arrived' ? 'called' : 'serving'
  return counter.status === 'open' ? 'free' : counter.status
}

/** Name, badge and post of whoever sits at a counter (article 12). */
export function clerkAt(
  counter: CounterState | undefined,
  index: SettingsIndex,
): { readonly name: string; readonly badgeNo: string; readonly post: string } | null {
  const clerk = counter?.badgeNo ? index.clerks.get(counter.badgeNo) : undefined
  return clerk ? { name: clerk.name, badgeNo: clerk.badgeNo, post: clerk.post } : null
}

function insteadOf(day: Day, plan: CounterIndex | undefined, index: SettingsIndex): readonly string[] {
  if (!plan) return []
  const others = [...plan.skills]
    .flatMap((skill) => servingCounters(day, plainLeg(skill), index))
    .filter((counter) => counter.counter.id !== plan.counter.id)
  return [...new Set(others.map((counter) => counter.counter.label))].slice(0, 4)
}

/** What is written on a counter's arch; its id where the plan does not know it any more. */
export function labelOf(counter: CounterId, index: SettingsIndex): string {
  return index.counters.get(counter)?.counter.label ?? counter
}
