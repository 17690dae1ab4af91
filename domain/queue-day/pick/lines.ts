/**
 * Waiting lines: tickets that differ in nothing but their clock stand in one line, sorted by it; only heads compete. A
 * ticket that was sent to somebody, or lets others go first, stands in a line of its own.
 */
import type { Target } from '../commands.ts'
import type { Leg, Slot } from '../events.ts'
import type { PriorityClass } from '../../words/ids.ts'
import type { DayState, Ticket } from '../state.ts'

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
  line.tickets.splice(place, 0, ticket)
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
  const traits = [leg.queue, leg.skills.join('+'), leg.isQuick ? 'q' : '', ticket.priorityClass, slot?.toMs ?? '']
  return `${traits.join('|')}|${isAlone ? ticket.no : ''}`
}
