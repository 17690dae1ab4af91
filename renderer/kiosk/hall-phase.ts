/** What the hall's hours mean for a kiosk at this minute of the day. */
import type { Hours } from '../../domain/queue-day/settings.ts'
import { minuteOf } from '../app/clock.ts'

/**
 * `early` and `night`: counters are closed, no tickets. `noon`: tickets go on, calls rest.
 * `closingSoon`: the last half hour for tickets. `cutOff`: counters work on, no more tickets.
 */
export type HallPhase = 'early' | 'open' | 'noon' | 'closingSoon' | 'cutOff' | 'night'

const SOON_MIN = 30

/** The phase at a minute of the hall's day. */
export function phaseOf(hours: Hours, minuteOfDay: number): HallPhase {
  if (minuteOfDay < minuteOf(hours.open)) return 'early'
  if (minuteOfDay >= minuteOf(hours.close)) return 'night'
  const lastTicketMin = minuteOf(hours.lastTicket)
  if (minuteOfDay >= lastTicketMin) return 'cutOff'
  if (minuteOfDay >= lastTicketMin - SOON_MIN) return 'closingSoon'
  const noon = hours.noonBreak
  if (noon !== null && minuteOfDay >= minuteOf(noon.from) && minuteOfDay < minuteOf(noon.to)) return 'noon'
  return 'open'
}

/** Whether numbers are given in this phase. */
export function hasTickets(phase: HallPhase): boolean {
  return phase === 'open' || phase === 'noon' || phase === 'closingSoon'
}

/** Whether the kiosk wears its night face. */
export function isNight(phase: HallPhase): boolean {
  return phase === 'early' || phase === 'night'
}
