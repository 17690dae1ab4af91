/** How good the promises of some days were: truth, width and error, by half-hour, queue and way of telling (LEARN-5). */
import type { QueueId } from '../words/ids.ts'
import { clockOf } from '../words/wall-time.ts'
import { PLAIN, type DayPromises, type Plain, type ToldWait } from './promise-watch.ts'

/** Below so many visitors no share is shown. */
export const LEAST_VISITORS = 50

export interface Truth {
  readonly visitors: number
  /** Called within the published end; who still waits beyond it counts as not. */
  readonly kept: number
  readonly widthMin: number
  /** Interval score: width, and five times the minutes beyond the end, twice those before the beginning. Lower is better. */
  readonly score: number
}

export interface PromiseReport {
  readonly fromDate: string
  readonly toDate: string
  readonly own: Truth
  readonly early: number
  readonly late: number
  /** More than fifteen minutes beyond the end. */
  readonly veryLate: number
  readonly atOnce: number
  readonly untold: number
  /** Who waits now: within what was said, and beyond it. */
  readonly waiting: number
  readonly waitingLate: number
  readonly halves: readonly {
    readonly from: string
    readonly own: Truth
    readonly plain: Readonly<Record<Plain, Truth>>
  }[]
  readonly queues: readonly { readonly queue: QueueId; readonly own: Truth; readonly lateMin: number }[]
  readonly plain: Readonly<Record<Plain, Truth>>
}

const LATE_WEIGHT = 5
const EARLY_WEIGHT = 2
const VERY_LATE_MIN = 15
const HALF_HOUR = 30

/** The report over the records of some days. */
export function promiseReport(days: readonly (readonly [date: string, promises: DayPromises])[]): PromiseReport {
  const all = days.flatMap(([, { waits }]) => waits)
  // Who still waits within the span has seen no promise kept or broken yet.
  const told = all.filter(({ isWaiting, waitMin, span }) => !isWaiting || waitMin > span[1])
  const late = told.filter(({ waitMin, span }) => waitMin > span[1])
  const halves = [...new Set(told.map(({ half }) => half))].sort((one, other) => one - other)
  const queues = [...new Set(told.map(({ queue }) => queue))]
  return {
    fromDate: days[0]?.[0] ?? '',
    toDate: days.at(-1)?.[0] ?? '',
    own: truthOf(told, ownSpan),
    early: told.filter(({ waitMin, span }) => waitMin < span[0]).length,
    late: late.length,
    veryLate: late.filter(({ waitMin, span }) => waitMin > span[1] + VERY_LATE_MIN).length,
    atOnce: days.reduce((sum, [, { atOnce }]) => sum + atOnce, 0),
    untold: days.reduce((sum, [, { untold }]) => sum + untold, 0),
    waiting: all.filter(({ isWaiting }) => isWaiting).length,
    waitingLate: late.filter(({ isWaiting }) => isWaiting).length,
    halves: halves.map((half) => {
      const there = told.filter((one) => one.half === half)
      return { from: clockOf(half * HALF_HOUR), own: truthOf(there, ownSpan), plain: plainTruths(there) }
    }),
    queues: queues.map((queue) => {
      const there = told.filter((one) => one.queue === queue)
      const over = there.reduce((sum, { waitMin, span }) => sum + Math.max(0, waitMin - span[1]), 0)
      return { queue, own: truthOf(there, ownSpan), lateMin: over / Math.max(1, there.length) }
    }),
    plain: plainTruths(told),
  }
}

type SpanOf = (one: ToldWait) => readonly [number, number] | null

const ownSpan: SpanOf = ({ span }) => span

function plainTruths(told: readonly ToldWait[]): PromiseReport['plain'] {
  return Object.fromEntries(PLAIN.map((way) => [way, truthOf(told, ({ plain }) => plain[way])])) as Record<Plain, Truth>
}

function truthOf(told: readonly ToldWait[], spanOf: SpanOf): Truth {
  let [visitors, kept, width, score] = [0, 0, 0, 0]
  for (const one of told) {
    const span = spanOf(one)
    if (span === null) continue
    visitors += 1
    kept += one.waitMin <= span[1] ? 1 : 0
    width += span[1] - span[0]
    score += LATE_WEIGHT * Math.max(0, one.waitMin - span[1]) + EARLY_WEIGHT * Math.max(0, span[0] - one.waitMin)
  }
  const mean = (sum: number): number => (visitors === 0 ? 0 : sum / visitors)
  return { visitors, kept, widthMin: mean(width), score: mean(width + score) }
}
