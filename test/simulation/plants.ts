/** Bugs put in on purpose, in the simulation's own wrappers only: a simulator that does not find them finds nothing. */
import type { HallEvent } from '../../domain/contract/subjects.ts'
import { joinLine } from '../../domain/queue-day/evolve/records.ts'
import type { DayState, Ticket } from '../../domain/queue-day/state.ts'
import type { View } from '../../domain/views/view.ts'
import type { Append } from '../../server/store/port.ts'
import type { Chance } from './chance.ts'

export const PLANTS = ['double-call', 'lost-ticket', 'stale-view', 'undo-ghost'] as const
export type PlantName = (typeof PLANTS)[number]

export interface Plant {
  /** The batch as it reaches the disk; null: it never does, though its server is told so. */
  onWrite(batch: readonly Append[]): readonly Append[] | null
  /** A server has taken what it wrote into its state. */
  onCommitted(events: readonly HallEvent[], day: DayState): void
  /** The view as it leaves the server for a screen that has just connected. */
  onGreeting(room: string, view: View): View
  /** Every view that the server sends. */
  onSent(room: string, view: View): void
}

const SELDOM = 40
/** A day of few tickets must lose one too. */
const LOST = 8

/** null: no bug at all. */
export function plantOf(name: PlantName | null, chance: Chance): Plant {
  const none: Plant = {
    onWrite: (batch) => batch,
    onCommitted: () => undefined,
    onGreeting: (_room, view) => view,
    onSent: () => undefined,
  }
  if (name === 'double-call') return { ...none, onWrite: doubleCall(chance) }
  if (name === 'lost-ticket')
    return { ...none, onWrite: (batch) => (issues(batch) && chance.below(LOST) === 0 ? null : batch) }
  if (name === 'stale-view') return { ...none, ...staleView(chance) }
  if (name === 'undo-ghost') return { ...none, onCommitted: undoGhost() }
  return none
}

function issues(batch: readonly Append[]): boolean {
  return batch.some((append) => append.records.some((record) => record.event.type === 'TicketIssued'))
}

/**
 * Now and then a call takes the ticket that another counter was given last: what a server without the lock of (stream,
 * seq) would write.
 */
function doubleCall(chance: Chance): Plant['onWrite'] {
  let last: string | null = null
  return (batch) =>
    batch.map((append) => ({
      ...append,
      records: append.records.map((record) => {
        if (record.event.type !== 'TicketCalled') return record
        const before = last
        last = record.event.ticketNo
        return before !== null && chance.below(SELDOM) === 0
          ? { ...record, event: { ...record.event, ticketNo: before } }
          : record
      }),
    }))
}

/** A transfer taken back leaves the ticket standing in the line as well: what a fold that forgets to take it out does. */
function undoGhost(): Plant['onCommitted'] {
  const sent = new Map<string, Ticket>()
  return (events, day) => {
    for (const event of events) {
      if (event.type === 'TicketTransferred') {
        const ticket = day.tickets.get(event.ticketNo)
        if (ticket) sent.set(event.ticketNo, ticket)
      }
      const ghost =
        event.type === 'TransitionUndone' && event.undone === 'TicketTransferred' && sent.get(event.ticketNo)
      if (ghost) joinLine(day, ghost)
    }
  }
}

/** Greets some screens with a view out of a cache that nobody empties. */
function staleView(chance: Chance): Pick<Plant, 'onGreeting' | 'onSent'> {
  const cache = new Map<string, View>()
  return {
    onSent: (room, view) => {
      if (!cache.has(room) || chance.below(SELDOM) === 0) cache.set(room, view)
    },
    onGreeting: (room, view) => (chance.below(4) === 0 ? (cache.get(room) ?? view) : view),
  }
}
