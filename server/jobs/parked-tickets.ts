/** What time alone brings about: parked tickets whose hour has come return to their line. */
import type { Hall } from '../hall/hall.ts'

/**
 * Returns every parked ticket that is due (PARK-2). The command id names ticket and hour, so that a second server's job
 * changes nothing.
 */
export function parkedTicketJob(hall: Pick<Hall, 'day' | 'nowMs' | 'execute'>): () => Promise<void> {
  return async () => {
    const day = hall.day()
    const nowMs = hall.nowMs()
    for (const no of day.aside) {
      const returnAtMs = day.tickets.get(no)?.parked?.returnAtMs ?? null
      if (returnAtMs === null || returnAtMs > nowMs) continue
      await hall.execute(
        { commandId: `unpark-${day.serviceDate}-${no}-${returnAtMs}`, command: { type: 'Unpark', ticketNo: no } },
        { kind: 'timekeeper' },
      )
    }
  }
}
