/** How good the promises of some days were: truth, width and error, by half-hour, queue and way of telling (LEARN-5). */
import { PROMISED_SHARE } from '../forecast/lessons.ts'
import type { QueueId } from '../words/ids.ts'
import { clockOf } from '../words/wall-time.ts'
import { addedCells, oneCell, promiseSums, type PromiseCell, type PromiseSums, type TruthSums } from './promise-sums.ts'
import { PLAIN, type DayPromises, type Plain } from './promise-watch.ts'

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
  /** Queue and half-hour where least was true, of those with visitors enough. */
  readonly worst: readonly { readonly queue: QueueId; readonly from: string; readonly own: Truth }[]
  readonly plain: Readonly<Record<Plain, Truth>>
}

const WORST_TOLD = 3
const HALF_HOUR = 30

/** The report over the records of some days. */
export function promiseReport(days: readonly (readonly [date: string, promises: DayPromises])[]): PromiseReport {
  const sums = days.map(([, day]) => promiseSums(day))
  return reportOfSums(days[0]?.[0] ?? '', days.at(-1)?.[0] ?? '', {
    cells: sums.flatMap(({ cells }) => cells),
    atOnce: sums.reduce((sum, one) => sum + one.atOnce, 0),
    untold: sums.reduce((sum, one) => sum + one.untold, 0),
  })
}

/** The same over days that were added up before. */
export function reportOfSums(
  fromDate: string,
  toDate: string,
  { cells: all, atOnce, untold }: PromiseSums,
): PromiseReport {
  const cells = addedCells(all)
  const { own, plain, early, late, veryLate, waiting, waitingLate } = oneCell(cells)
  const told = cells.filter((one) => one.own.visitors > 0)
  const halves = [...new Set(told.map(({ half }) => half))].sort((one, other) => one - other)
  const queues = [...new Set(told.map(({ queue }) => queue))]
  return {
    ...{ fromDate, toDate, own: meansOf(own), plain: plainMeans(plain) },
    ...{ early, late, veryLate, atOnce, untold, waiting, waitingLate },
    halves: halves.map((half) => {
      const there = oneCell(told.filter((one) => one.half === half))
      return { from: clockOf(half * HALF_HOUR), own: meansOf(there.own), plain: plainMeans(there.plain) }
    }),
    queues: queues.map((queue) => {
      const there = oneCell(told.filter((one) => one.queue === queue))
      return { queue, own: meansOf(there.own), lateMin: there.overMin / Math.max(1, there.own.visitors) }
    }),
    worst: worstOf(told),
  }
}

/** Places that did not reach the promised share, the worst first. */
function worstOf(told: readonly PromiseCell[]): PromiseReport['worst'] {
  return told
    .filter(({ own }) => own.visitors >= LEAST_VISITORS && own.kept < own.visitors * PROMISED_SHARE)
    .map(({ queue, half, own }) => ({ queue, from: clockOf(half * HALF_HOUR), own: meansOf(own) }))
    .sort((one, other) => one.own.kept / one.own.visitors - other.own.kept / other.own.visitors)
    .slice(0, WORST_TOLD)
}

function plainMeans(plain: PromiseCell['plain']): PromiseReport['plain'] {
  return Object.fromEntries(PLAIN.map((way) => [way, meansOf(plain[way])])) as Record<Plain, Truth>
}

function meansOf({ visitors, kept, widthMin, score }: TruthSums): Truth {
  const of = Math.max(1, visitors)
  return { visitors, kept, widthMin: widthMin / of, score: score / of }
}
