/** The floor as it stands, in the words of the adviser: who waits since when, who is busy for how long, what is open. */
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { DayState } from '../queue-day/state.ts'
import { PRIORITY_CLASSES } from '../words/ids.ts'
import { wallTime } from '../words/wall-time.ts'
import type { Beginning, StaffingHall } from './facts.ts'

/** A counter now. `backMin`: end of its pause, minutes since the first half-hour; null: not said. */
export type CounterNow =
  | { readonly kind: 'open' | 'closed'; readonly badgeNo: string | null }
  | { readonly kind: 'paused'; readonly badgeNo: string | null; readonly backMin: number | null }

export interface FloorNow {
  readonly beginning: Beginning
  /** In the order of the hall's counters. */
  readonly counters: readonly CounterNow[]
  /** Today's arrivals so far, by queue. */
  readonly issued: readonly number[]
  /** Whether the duty manager has stopped its numbers, by queue; absent: of none. */
  readonly stopped?: readonly boolean[]
  /** Counters that an adopted roster opens in half-days still to come, by half-hour; absent: no roster names this day. */
  readonly planned?: readonly (readonly boolean[] | null)[]
}

/** A booking of today that has not come yet: its queue, and the beginning of its slot, minutes since midnight. */
export interface BookedVisit {
  readonly queue: string
  readonly minute: number
}

/** The bookings of the day: those still to come, and how many of those due so far came. */
export interface BookedToday {
  readonly ahead: readonly BookedVisit[]
  readonly came: number
  readonly missed: number
}

/** Before anything is known of a day so many of those who booked come (D), with the weight of so many bookings. */
const SHOWS = { share: 0.85, weight: 10 }

const NO_BOOKINGS: BookedToday = { ahead: [], came: 0, missed: 0 }
const MINUTE_MS = 60_000
/** Of a service that is longer than it should be nobody knows the end: some minutes more. */
const OVERDUE_MIN = 3

/** The floor of this moment. Times of service are those of the hall: what it has measured, or its plan. */
export function floorNow(
  day: Readonly<DayState>,
  index: SettingsIndex,
  hall: StaffingHall,
  nowMs: number,
  booked: BookedToday = NO_BOOKINGS,
): FloorNow {
  const atMin = wallTime(nowMs, index.settings.timeZone).minute + (nowMs % MINUTE_MS) / MINUTE_MS - hall.openMin
  const minuteOf = (ms: number): number => atMin - (nowMs - ms) / MINUTE_MS
  const places = new Map(hall.queues.map(({ queue }, at) => [queue, at]))
  const waiting: { readonly cameMin: number; readonly ofClass: number }[][] = hall.queues.map(() => [])
  for (const { leg, tickets } of day.lines.values())
    for (const { sinceMs, priorityClass } of tickets)
      waiting[places.get(leg.queue) ?? -1]?.push({
        cameMin: minuteOf(sinceMs),
        ofClass: PRIORITY_CLASSES.indexOf(priorityClass),
      })
  for (const line of waiting) line.sort((one, other) => one.cameMin - other.cameMin)
  const issued = hall.queues.map(() => 0)
  const count = (queue: string): void => {
    const at = places.get(queue)
    if (at !== undefined) issued[at] = (issued[at] ?? 0) + 1
  }
  for (const { leg } of day.tickets.values()) count(leg.queue)
  for (const { ticket } of day.closed.values()) count(ticket.leg.queue)
  return {
    ...(day.closedQueues.size > 0 && { stopped: hall.queues.map(({ queue }) => day.closedQueues.has(queue)) }),
    beginning: {
      atMin,
      waiting: waiting.map((line) => line.map(({ cameMin }) => cameMin)),
      classes: waiting.map((line) => line.map(({ ofClass }) => ofClass)),
      ...bookedAhead(booked, hall, atMin),
      busyUntilMin: hall.counters.map(({ counter }) => {
        const ticket = day.tickets.get(day.counters.get(counter)?.ticketNo ?? '')
        if (!ticket) return null
        const serviceMin = hall.queues[places.get(ticket.leg.queue) ?? -1]?.serviceMin ?? 10
        const begunMs = ticket.startedAtMs ?? nowMs
        return Math.max(minuteOf(begunMs) + serviceMin, atMin + OVERDUE_MIN)
      }),
    },
    counters: hall.counters.map(({ counter }): CounterNow => {
      const now = day.counters.get(counter)
      if (now === undefined || now.badgeNo === null || now.status === 'closed')
        return { kind: 'closed', badgeNo: now?.badgeNo ?? null }
      if (now.status === 'open') return { kind: 'open', badgeNo: now.badgeNo }
      const untilMs = now.pause?.untilMs ?? null
      return { kind: 'paused', badgeNo: now.badgeNo, backMin: untilMs === null ? null : minuteOf(untilMs) }
    }),
    issued,
  }
}

function bookedAhead(
  { ahead, came, missed }: BookedToday,
  { queues, openMin }: StaffingHall,
  atMin: number,
): Pick<Beginning, 'booked' | 'shows'> {
  return {
    booked: queues.map(({ queue }) =>
      // Whoever is late by now comes at once or not at all.
      ahead.filter((one) => one.queue === queue).map(({ minute }) => Math.max(atMin, minute - openMin)),
    ),
    shows: (came + SHOWS.share * SHOWS.weight) / (came + missed + SHOWS.weight),
  }
}
