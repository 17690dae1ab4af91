/** Minutes of today's sessions in which a counter was open, from the day's records (article 11). */
import { dayPlan } from '../calendar/day-plan.ts'
import type { HallSettings } from '../plan/settings.ts'
import type { DayEvent } from '../queue-day/events.ts'
import type { CounterId } from '../words/ids.ts'
import type { Recorded } from '../words/recorded.ts'
import { minuteOf, wallTime } from '../words/wall-time.ts'
import type { Beside } from './own-figures.ts'

export interface HoursWatch {
  take(record: Recorded<DayEvent>): void
  /** The sessions of `date` up to now; null where its calendar names none that has begun. */
  until(nowMs: number, date: string): Beside['hours']
}

/** Watches a day from its first record on. */
export function watchHours({ calendar, timeZone }: Pick<HallSettings, 'calendar' | 'timeZone'>): HoursWatch {
  const open = new Set<CounterId>()
  const stretches: (readonly [fromMs: number, toMs: number])[] = []
  let sinceMs: number | null = null
  return {
    take: ({ event, atMs }) => {
      if (event.type === 'CounterOpened') open.add(event.counter)
      else if (event.type === 'CounterPaused' || event.type === 'CounterClosed' || event.type === 'ClerkSignedOut')
        open.delete(event.counter)
      else return
      if (open.size > 0) sinceMs ??= atMs
      else if (sinceMs !== null) {
        stretches.push([sinceMs, atMs])
        sinceMs = null
      }
    },
    until: (nowMs, date) => {
      if (calendar === null) return null
      const all = sinceMs === null ? stretches : [...stretches, [sinceMs, nowMs] as const]
      const now = wallTime(nowMs, timeZone)
      const nowMin = now.date > date ? 24 * 60 : now.minute
      const minuteAt = (ms: number): number => {
        const at = wallTime(ms, timeZone)
        return at.date > date ? 24 * 60 : at.date < date ? 0 : at.minute
      }
      let [keptMin, dueMin] = [0, 0]
      for (const session of dayPlan(calendar, date).sessions) {
        if (session.kind === 'selfService') continue
        const [from, to] = [minuteOf(session.from), Math.min(minuteOf(session.to), nowMin)]
        if (to <= from) continue
        dueMin += to - from
        for (const [fromMs, toMs] of all)
          keptMin += Math.max(0, Math.min(to, minuteAt(toMs)) - Math.max(from, minuteAt(fromMs)))
      }
      return dueMin === 0 ? null : { keptMin, dueMin }
    },
  }
}
