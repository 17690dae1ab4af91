/** Numbers taken today per queue and half-hour, for the staffing adviser (article 18). */
import { clockOf, minuteOf, wallTime } from '../../../domain/words/wall-time.ts'
import type { ArrivalsReply } from '../../../domain/contract/http/settings.ts'
import type { Hall } from '../../hall/hall.ts'

const STRETCH_MIN = 30

/** Counted by the queue that a number was first taken for, from half-hour to half-hour of the clock on the wall. */
export function arrivalsToday(hall: Pick<Hall, 'index' | 'day' | 'nowMs'>): ArrivalsReply {
  const { settings } = hall.index
  const counts = new Map<string, number[]>()
  for (const ticket of hall.day().tickets.values()) {
    const queue = ticket.items[0]?.queue ?? ticket.leg.queue
    const at = Math.floor(wallTime(ticket.issuedAtMs, settings.timeZone).minute / STRETCH_MIN)
    const stretches = counts.get(queue) ?? Array.from({ length: 48 }, () => 0)
    stretches[at] = (stretches[at] ?? 0) + 1
    counts.set(queue, stretches)
  }
  const used = [...counts.values()].flatMap((stretches) => stretches.flatMap((count, at) => (count > 0 ? [at] : [])))
  const [first, last] =
    used.length === 0
      ? [minuteOf('08:30') / STRETCH_MIN, minuteOf('17:00') / STRETCH_MIN]
      : [Math.min(...used), Math.max(...used)]
  return {
    date: wallTime(hall.nowMs(), settings.timeZone).date,
    stretchMin: STRETCH_MIN,
    queues: settings.queues.map(({ id }) => ({
      queue: id,
      stretches: Array.from({ length: last - first + 1 }, (_, place) => ({
        from: clockOf((first + place) * STRETCH_MIN),
        arrivals: counts.get(id)?.[first + place] ?? 0,
      })),
    })),
  }
}
