/** Which slots a date offers, how many each takes, and how many are left. */
import type { HallCalendar } from '../plan/calendar-tables.ts'
import { dayPlan } from '../calendar/day-plan.ts'
import { addWorkingDays, workingDaysOf } from '../calendar/working-days.ts'
import { servedSessions } from '../calendar/offer.ts'
import { addDays, minuteOf, momentOf } from '../words/wall-time.ts'
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { ItemId, QueueId } from '../words/ids.ts'
import type { BookingRules } from '../plan/booking-rules.ts'
import type { Booking } from './state.ts'

/** A matter and the queue it stands in on the date in question. */
export interface Matter {
  readonly item: ItemId | null
  readonly queue: QueueId
}

/** First and last date that may be booked today, both included (BOOK-6). */
export function bookableDates(
  calendar: HallCalendar,
  rules: BookingRules,
  today: string,
): { readonly first: string; readonly last: string } {
  return {
    first: addDays(today, rules.leastDaysAhead),
    last: addWorkingDays(today, rules.horizonWorkingDays, workingDaysOf(calendar)),
  }
}

/** Beginnings of the slots of a date in which all these matters are served, in order (BOOK-1). */
export function slotStarts(
  calendar: HallCalendar,
  rules: BookingRules,
  date: string,
  matters: readonly Matter[],
): readonly number[] {
  const plan = dayPlan(calendar, date)
  const [first, ...others] = matters.map(({ item, queue }) =>
    startsIn(servedSessions(plan, queue, item ?? undefined), rules.slotMin),
  )
  if (first === undefined) return []
  return [...first].filter((minute) => others.every((starts) => starts.has(minute))).sort((a, b) => a - b)
}

function startsIn(sessions: ReturnType<typeof servedSessions>, slotMin: number): ReadonlySet<number> {
  const starts = new Set<number>()
  for (const session of sessions) {
    for (let at = minuteOf(session.from); at + slotMin <= minuteOf(session.to); at += slotMin) starts.add(at)
  }
  // Where sessions of two kinds overlap, the counters' time is offered once.
  let untilMin = 0
  return new Set(
    [...starts]
      .sort((a, b) => a - b)
      .filter((at) => {
        const isFree = at >= untilMin
        if (isFree) untilMin = at + slotMin
        return isFree
      }),
  )
}

/**
 * How many bookings one slot takes in a queue (BOOK-2): the booked share of what its counters can serve in that time,
 * at least one.
 */
export function slotCapacity(queue: QueueId, rules: BookingRules, index: SettingsIndex): number {
  const counters = index.countersOf.get(queue)?.length ?? 0
  const serviceMin = index.queues.get(queue)?.serviceMin ?? rules.slotMin
  return Math.max(1, Math.floor(((counters * rules.slotMin) / serviceMin) * rules.share))
}

/** Whether a booking takes its place in the slot at `nowMs`: also for a while after it was given up (BOOK-4). */
function takesPlace(booking: Booking, rules: BookingRules, nowMs: number): boolean {
  switch (booking.status) {
    case 'held':
      return nowMs < booking.holdUntilMs + rules.releaseAfterMin * 60_000
    case 'ended':
    case 'cancelled':
      return nowMs < booking.changedAtMs + rules.releaseAfterMin * 60_000
    case 'movedAway':
    case 'unplaced':
      return false
    default:
      return true
  }
}

/** Places left in a slot: the least of its queues (BOOK-2). */
export function placesLeft(
  bookings: Iterable<Booking>,
  minute: number,
  queues: readonly QueueId[],
  rules: BookingRules,
  index: SettingsIndex,
  nowMs: number,
): number {
  const left = new Map(queues.map((queue) => [queue, slotCapacity(queue, rules, index)]))
  for (const booking of bookings) {
    if (booking.minute !== minute || !takesPlace(booking, rules, nowMs)) continue
    for (const queue of booking.queues) if (left.has(queue)) left.set(queue, (left.get(queue) as number) - 1)
  }
  return Math.max(0, Math.min(...left.values()))
}

/** The moment at which a slot begins, UTC ms. */
export function slotStartMs(date: string, minute: number, timeZone: string): number {
  return momentOf(date, minute, timeZone)
}
