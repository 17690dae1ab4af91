/** Somebody who booked and comes by hand of a simulation. */
import type { issueBooked } from '../../domain/queue-day/decide/issue.ts'

const MINUTE = 60_000

/** For a slot that begins so many minutes from now; the line is joined at the earliest half an hour before it. */
export function bookedTerms(
  items: readonly string[],
  nowMs: number,
  minutes: number,
): Parameters<typeof issueBooked>[1] {
  const fromMs = nowMs + minutes * MINUTE
  return {
    items: items.map((item) => ({ item })),
    priorityClass: 'booked',
    origin: 'kiosk',
    isElder: false,
    sinceMs: Math.max(nowMs, fromMs - 30 * MINUTE),
    slot: { fromMs, toMs: fromMs + 30 * MINUTE },
    isByCalendar: false,
  }
}
