/** What visitors of a day were told and how long they then waited, beside what plain ways of telling would have said. */
import type { SettingsIndex } from '../plan/settings-index.ts'
import type { DayEvent } from '../queue-day/events.ts'
import type { QueueId, TicketNo } from '../words/ids.ts'
import type { Recorded } from '../words/recorded.ts'
import { wallTime } from '../words/wall-time.ts'

type Span = readonly [fromMin: number, toMin: number]

/** Plain ways of telling, replayed on the same visitors with what was known then. */
export const PLAIN = ['yesterday', 'byCount', 'always30'] as const
export type Plain = (typeof PLAIN)[number]

/** One visitor who was told a wait. */
export interface ToldWait {
  readonly queue: QueueId
  /** Half-hour of the day in which the number was taken, from midnight. */
  readonly half: number
  readonly span: Span
  /** null where a way has nothing to say: no such half-hour yesterday. */
  readonly plain: Readonly<Record<Plain, Span | null>>
  /** Minutes until the first call; so far, while `isWaiting`. */
  readonly waitMin: number
  readonly isWaiting: boolean
}

/** A day's record of promises. */
export interface DayPromises {
  readonly waits: readonly ToldWait[]
  /** Whoever found a free counter was told "now". */
  readonly atOnce: number
  /** No counter was open, so no wait was said. */
  readonly untold: number
}

export interface PromiseWatch {
  take(record: Recorded<DayEvent>): void
  /** The day so far; who still waits is counted with the wait so far. */
  soFar(nowMs: number): DayPromises
}

const MINUTE_MS = 60_000
const HALF_HOUR = 30
/** People × mean ÷ counters, give or take so many minutes. */
const BY_COUNT_GIVE = 5

interface Open {
  readonly atMs: number
  readonly told: Omit<ToldWait, 'waitMin' | 'isWaiting'>
}

/** Watches a day from its first record on. `yesterday`: mean waits of the day before, by queue and half-hour, for the way that repeats it. */
export function watchPromises(index: SettingsIndex, yesterday: ReadonlyMap<string, number>): PromiseWatch {
  const waits: ToldWait[] = []
  const open = new Map<TicketNo, Open>()
  const counters = new Set<string>()
  const counts = { atOnce: 0, untold: 0 }
  const plainOf = (queue: QueueId, half: number, ahead: number): ToldWait['plain'] => {
    const mean = yesterday.get(`${queue} ${half}`)
    const at = (index.countersOf.get(queue) ?? []).filter(({ counter }) => counters.has(counter.id)).length
    const counted = ((ahead + 1) * (index.queues.get(queue)?.serviceMin ?? 10)) / Math.max(1, at)
    return {
      yesterday: mean === undefined ? null : [mean * 0.7, mean * 1.3],
      byCount: [Math.max(0, counted - BY_COUNT_GIVE), counted + BY_COUNT_GIVE],
      always30: [0, 30],
    }
  }
  const issued = (event: Extract<DayEvent, { type: 'TicketIssued' }>, atMs: number): void => {
    const { told, leg } = event
    if (!told) return
    if (told.span === null) counts.untold += 1
    else if (told.p50Min === undefined) counts.atOnce += 1
    else {
      const half = Math.floor(wallTime(atMs, index.settings.timeZone).minute / HALF_HOUR)
      const plain = plainOf(leg.queue, half, told.ahead)
      open.set(event.ticketNo, { atMs, told: { queue: leg.queue, half, span: told.span, plain } })
    }
  }
  return {
    take: ({ event, atMs }) => {
      noteCounter(counters, event)
      if (event.type === 'TicketIssued') issued(event, atMs)
      else if (event.type === 'TicketCalled') {
        const one = open.get(event.ticketNo)
        if (one) waits.push({ ...one.told, waitMin: (atMs - one.atMs) / MINUTE_MS, isWaiting: false })
        open.delete(event.ticketNo)
      } else if (event.type === 'TicketClosed' || event.type === 'TicketParked') open.delete(event.ticketNo)
      else if (event.type === 'TicketsMerged') open.delete(event.from)
    },
    soFar: (nowMs) => {
      const waiting = [...open.values()].map(({ told, atMs }) => ({
        ...told,
        waitMin: (nowMs - atMs) / MINUTE_MS,
        isWaiting: true,
      }))
      return { waits: [...waits, ...waiting], ...counts }
    },
  }
}

function noteCounter(counters: Set<string>, event: DayEvent): void {
  if (event.type === 'CounterOpened') counters.add(event.counter)
  if (event.type === 'CounterPaused' || event.type === 'CounterClosed' || event.type === 'ClerkSignedOut')
    counters.delete(event.counter)
}
