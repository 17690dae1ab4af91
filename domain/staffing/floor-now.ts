/** The floor as it stands, in the words of the adviser: who waits since when, who is busy for how long, what is open. */
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { DayState } from '../queue-day/state.ts'
import { wallTime } from '../words/wall-time.ts'
import type { StaffingHall } from './facts.ts'
import type { Beginning } from './hall-run.ts'

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
}

const MINUTE_MS = 60_000
/** Of a service that is longer than it should be nobody knows the end: some minutes more. */
const OVERDUE_MIN = 3

/** The floor of this moment. Times of service are those of the hall: what it has measured, or its plan. */
export function floorNow(day: Readonly<DayState>, index: SettingsIndex, hall: StaffingHall, nowMs: number): FloorNow {
  const atMin = wallTime(nowMs, index.settings.timeZone).minute + (nowMs % MINUTE_MS) / MINUTE_MS - hall.openMin
  const minuteOf = (ms: number): number => atMin - (nowMs - ms) / MINUTE_MS
  const places = new Map(hall.queues.map(({ queue }, at) => [queue, at]))
  const waiting: number[][] = hall.queues.map(() => [])
  for (const { leg, tickets } of day.lines.values())
    for (const { sinceMs } of tickets) waiting[places.get(leg.queue) ?? -1]?.push(minuteOf(sinceMs))
  for (const line of waiting) line.sort((one, other) => one - other)
  const issued = hall.queues.map(() => 0)
  const count = (queue: string): void => {
    const at = places.get(queue)
    if (at !== undefined) issued[at] = (issued[at] ?? 0) + 1
  }
  for (const { leg } of day.tickets.values()) count(leg.queue)
  for (const { ticket } of day.closed.values()) count(ticket.leg.queue)
  return {
    beginning: {
      atMin,
      waiting,
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
