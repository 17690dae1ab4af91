/** Why counters are shut at this minute and when they open again: above a window, and at the desk behind it. */
import type { HallCalendar } from '../plan/calendar-tables.ts'
import type { QueueId } from '../words/ids.ts'
import { minuteOf, wallTime } from '../words/wall-time.ts'
import { countersAt, queueOffer } from './offer.ts'
import { calendarFor } from './own-calendar.ts'

/** Over for today, at noon, before the first opening, or not open today at all. */
export type ShutBecause = 'night' | 'noon' | 'early' | 'rest'

export interface CountersShut {
  readonly why: ShutBecause
  /** When the counters of these queues open again, UTC ms; null where the calendar knows of no day. */
  readonly opensMs: number | null
}

/** null while a session of one of `queues` runs, and in a hall without a calendar (SHOW-10). */
export function countersShut(
  whole: HallCalendar | null,
  queues: readonly QueueId[],
  nowMs: number,
  timeZone: string,
): CountersShut | null {
  if (whole === null) return null
  const { isOpen, nextMs, today } = countersAt(calendarFor(whole, queues), nowMs, timeZone)
  if (isOpen) return null
  const { date, minute } = wallTime(nowMs, timeZone)
  const counters = today.sessions.filter((session) => session.kind !== 'selfService' && !session.isBookedOnly)
  if (counters.length === 0) return { why: 'rest', opensMs: nextMs }
  if (nextMs === null || wallTime(nextMs, timeZone).date !== date) return { why: 'night', opensMs: nextMs }
  return { why: counters.some((session) => minuteOf(session.from) <= minute) ? 'noon' : 'early', opensMs: nextMs }
}

/** When one of `queues` gives numbers again, UTC ms; null while one does, or where no day is known (DESK-11). */
export function numbersAgainMs(
  calendar: HallCalendar | null,
  queues: readonly QueueId[],
  nowMs: number,
  timeZone: string,
): number | null {
  if (calendar === null) return null
  const again: number[] = []
  for (const queue of queues) {
    const offer = queueOffer(calendar, queue, nowMs, timeZone, null)
    if (offer.kind === 'tickets') return null
    if (offer.againMs !== null) again.push(offer.againMs)
  }
  return again.length > 0 ? Math.min(...again) : null
}
