/** What time alone brings about: parked tickets whose hour has come return to their line. */
import type { Envelope, Answer } from '../../domain/contract/protocol.ts'
import type { Actor } from '../../domain/words/actor.ts'
import type { DayState } from '../../domain/queue-day/state.ts'

/**
 * Returns every parked ticket that is due at `nowMs` (PARK-2). The command id names ticket and hour, so that a second
 * server's timekeeper changes nothing.
 */
export async function returnDueTickets(
  day: Readonly<DayState>,
  nowMs: number,
  execute: (envelope: Envelope, actor: Actor) => Promise<Answer>,
): Promise<void> {
  for (const no of day.aside) {
    const returnAtMs = day.tickets.get(no)?.parked?.returnAtMs ?? null
    if (returnAtMs === null || returnAtMs > nowMs) continue
    await execute(
      { commandId: `unpark-${day.serviceDate}-${no}-${returnAtMs}`, command: { type: 'Unpark', ticketNo: no } },
      { kind: 'timekeeper' },
    )
  }
}
