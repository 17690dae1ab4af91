/** Seats that settings have taken away from whoever sits there: given free, and who stands there is not forgotten. */
import type { SettingsIndex } from '../../plan/settings-index.ts'
import type { World } from '../../plan/world.ts'
import type { CounterId } from '../../words/ids.ts'
import type { Command } from '../commands.ts'
import type { DayEvent } from '../events.ts'
import { nextLeg } from '../pick/legs.ts'
import type { Ticket } from '../state.ts'
import type { Day } from './checks.ts'

/**
 * Why a seat is to be given free: whoever sits there may sit at no window any more (STAFF-6), or the counter has left
 * the plan and nobody stands there (STAFF-5); null: it is not.
 */
export function seatEnd(day: Day, index: SettingsIndex, counter: CounterId): 'clerkLeft' | 'counterLeft' | null {
  const seat = day.counters.get(counter)
  if (!seat || seat.badgeNo === null) return null
  const clerk = index.clerks.get(seat.badgeNo)
  if (clerk === undefined || clerk.role === 'floorGuide') return 'clerkLeft'
  return index.counters.has(counter) || seat.ticketNo !== null ? null : 'counterLeft'
}

/** Closes the window and signs its clerk out; the visitor there goes back into the line with number and clock. */
export function releaseSeat(
  day: Day,
  { counter }: Extract<Command, { type: 'ReleaseSeat' }>,
  { plan }: World,
): readonly DayEvent[] {
  const seat = day.counters.get(counter)
  if (!seat || seat.badgeNo === null || seatEnd(day, plan, counter) === null) return []
  const ticket = seat.ticketNo === null ? undefined : day.tickets.get(seat.ticketNo)
  return [
    ...(ticket ? [backFrom(ticket, counter, plan)] : []),
    ...(seat.status === 'closed' ? [] : [{ type: 'CounterClosed', counter } as const]),
    { type: 'ClerkSignedOut', badgeNo: seat.badgeNo, counter },
  ]
}

/** A visit of which everything is settled ends; any other waits again for what is open. */
function backFrom(ticket: Ticket, counter: CounterId, plan: SettingsIndex): DayEvent {
  const leg = nextLeg(ticket.items, plan)
  const { no: ticketNo, sinceMs } = ticket
  return leg === null
    ? { type: 'ServiceFinished', ticketNo, counter, outcomes: [], next: null }
    : { type: 'TicketTransferred', ticketNo, counter, leg, target: null, returnTo: null, sinceMs, reason: '' }
}
