/** What events of older programs do not say yet: derived once, when a log is folded. */
import type { Actor } from '../words/actor.ts'
import type { OfType } from '../words/subject.ts'
import type { DayEvent, ParkedBecause } from './events.ts'

const WORDS: Readonly<Record<string, ParkedBecause>> = { escalated: 'escalated' }

/**
 * Why a ticket was set aside. Before `because` was written, it stood as a word among the reasons that people type; only
 * a holder says to be late.
 */
export function parkedBecause(event: OfType<DayEvent, 'TicketParked'>, actor: Actor): ParkedBecause {
  if ('because' in event) return event.because
  const { reason } = event as { readonly reason: string }
  return actor.kind === 'holder' ? 'holderLate' : (WORDS[reason] ?? 'clerk')
}
