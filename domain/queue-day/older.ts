/** Events of older programs as they are written now: derived once, when a log is read. */
import type { Actor } from '../words/actor.ts'
import type { ClosedBecause, DayEvent, ParkedBecause } from './events.ts'

/** Before `because` was written, what it says stood as a word among the reasons that people type. */
export function asWrittenNow(event: DayEvent, actor: Actor): DayEvent {
  if (event.type === 'TicketParked' && !('because' in event))
    return { ...(event as DayEvent & { type: 'TicketParked' }), because: parkedBecause(event, actor) }
  if (event.type === 'TicketClosed' && !('because' in event))
    return { ...(event as DayEvent & { type: 'TicketClosed' }), because: closedBecause(event, actor) }
  return event
}

/** Only a holder says to be late. */
function parkedBecause({ reason }: { readonly reason: string }, actor: Actor): ParkedBecause {
  const words: Readonly<Record<string, ParkedBecause>> = { escalated: 'escalated' }
  return actor.kind === 'holder' ? 'holderLate' : (words[reason] ?? 'clerk')
}

/** Only a kiosk hands in a journal. */
function closedBecause({ reason }: { readonly reason: string }, actor: Actor): ClosedBecause {
  const words: Readonly<Record<string, ClosedBecause>> = {
    handedInLate: 'handedInLate',
    replacedBySlip: 'replacedBySlip',
  }
  return (actor.kind === 'device' ? words[reason] : undefined) ?? 'ordered'
}
