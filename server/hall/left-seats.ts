/** Seats of those who have left, and of counters that have gone, are given free by themselves. */
import { seatEnd } from '../../domain/queue-day/decide/seats.ts'
import type { Hall } from './hall.ts'

/**
 * Gives free what nobody may sit at any more (STAFF-5, STAFF-6), however the settings came to say so: changed, taken
 * back, or another site file at the start. The command id names the seat, so that a second server changes nothing.
 */
export function leftSeatJob(hall: Pick<Hall, 'day' | 'index' | 'execute'>): () => Promise<void> {
  return async () => {
    const day = hall.day()
    if (day.status !== 'open') return
    for (const { id: counter, badgeNo } of day.counters.values()) {
      if (badgeNo === null || seatEnd(day, hall.index, counter) === null) continue
      await hall.execute(
        {
          commandId: `release-${day.serviceDate}-${counter}-${badgeNo}-${day.staffing}`,
          command: { type: 'ReleaseSeat', counter },
        },
        { kind: 'timekeeper' },
      )
    }
  }
}
