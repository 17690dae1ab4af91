/**
 * Waiting lines: tickets that differ in nothing but their clock stand in one line, sorted by it; only heads compete.
 */
import type { Target } from '../commands.ts'
import type { Leg } from '../events.ts'
import type { PriorityClass } from '../../words/ids.ts'
import type { DayState, Ticket } from '../state.ts'

export interface Line {
  readonly key: string
  readonly leg: Leg
  readonly priorityClass: PriorityClass
  readonly target: Target | null
  /** Oldest clock first, ties by order of issue. */
  readonly tickets: Ticket[]
}

/** Adds a waiting ticket to its line; the place follows from its clock. */
export function joinLine(state: DayState, ticket: Ticket): void {
  const key = lineKey(ticket)
  let line = state.lines.get(key)
  if (!line) {
    line = { key, leg: ticket.leg, priorityClass: ticket.priorityClass, target: ticket.target, tickets: [] }
    state.lines.set(key, line)
  }
  line.tickets.splice(placeOf(line.tickets, ticket.sinceMs, ticket.order), 0, ticket)
  state.waiting.set(ticket.leg.queue, (state.waiting.get(ticket.leg.queue) ?? 0) + 1)
}

/** Takes a ticket out of its line. Throws when it does not stand there: a broken invariant, never a user's mistake. */
export function leaveLine(state: DayState, ticket: Ticket): void {
  const key = lineKey(ticket)
  const line = state.lines.get(key)
  const at = line ? placeOf(line.tickets, ticket.sinceMs, ticket.order) : -1
  if (!line || line.tickets[at]?.no !== ticket.no) throw new Error(`ticket ${ticket.no} is not in line ${key}`)
  if (at === 0) line.tickets.shift()
  else line.tickets.splice(at, 1)
  if (line.tickets.length === 0) state.lines.delete(key)
  state.waiting.set(ticket.leg.queue, (state.waiting.get(ticket.leg.queue) ?? 1) - 1)
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

/** The line a ticket with these traits stands in, or undefined when nobody does. */
export function lineOf(state: Readonly<DayState>, ticket: Ticket): Line | undefined {
  return state.lines.get(lineKey(ticket))
}

function lineKey(ticket: Ticket): string {
  const { leg, target } = ticket
  const sentTo =
    target === null
      ? ''
      : target.kind === 'queue'
        ? ''
        : target.kind === 'counter'
          ? `@${target.counter}`
          : `#${target.badgeNo}`
  return `${leg.queue}|${leg.skills.join('+')}|${leg.isQuick ? 'q' : ''}|${ticket.priorityClass}|${sentTo}`
}
