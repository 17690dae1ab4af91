/** The advice as it is read: half-hours with their counters, pool by pool. */
import { clockOf } from '../words/wall-time.ts'
import type { StaffingAdvice } from './advise.ts'
import { HALF_MIN, type StaffingHall } from './facts.ts'

export interface AdviceOutlook {
  readonly counters: number
  /** null: nobody came in the days that were lived. */
  readonly p50Min: number | null
  readonly p80Min: number | null
  readonly overPromise: number | null
}

export interface AdvicePoolLine {
  readonly queues: readonly string[]
  readonly promiseMin: number
  readonly halves: readonly {
    readonly from: string
    readonly arrivals: number
    readonly load: number
    readonly erlangC: number
    readonly erlangA: number
    readonly advised: number
    readonly outlooks: readonly AdviceOutlook[]
  }[]
}

export interface AdviceLines {
  readonly p50Min: number
  readonly p80Min: number
  readonly overPromise: number
  /** Window-hours of the day. */
  readonly counterHours: number
  /** Counters open in each half-hour. */
  readonly halves: readonly { readonly from: string; readonly counters: readonly string[] }[]
  readonly pools: readonly AdvicePoolLine[]
  /** Where even all counters do not keep the promise. */
  readonly short: readonly { readonly from: string; readonly queue: string }[]
}

/** Half-hours in which the hall is shut are left out. */
export function adviceLines(hall: StaffingHall, advice: StaffingAdvice): AdviceLines {
  const fromOf = (half: number): string => clockOf(hall.openMin + half * HALF_MIN)
  const open = hall.shut.flatMap((isShut, half) => (isShut ? [] : [half]))
  const halves = open.map((half) => ({
    from: fromOf(half),
    counters: hall.counters.flatMap(({ counter }, at) => (advice.opening[half]?.[at] ? [counter] : [])),
  }))
  return {
    p50Min: tenth(advice.p50Min),
    p80Min: tenth(advice.p80Min),
    overPromise: thousandth(advice.overPromise),
    counterHours: halves.reduce((sum, { counters }) => sum + counters.length, 0) / 2,
    halves,
    pools: advice.pools.map(({ pool, halves: all }) => ({
      queues: pool.queues.flatMap((queue) => hall.queues[queue]?.queue ?? []),
      promiseMin: Math.min(...pool.queues.map((queue) => hall.queues[queue]?.promiseMin ?? Infinity)),
      halves: open.flatMap((half) => {
        const one = all[half]
        return one === undefined
          ? []
          : {
              ...one,
              from: fromOf(half),
              arrivals: tenth(one.arrivals),
              load: tenth(one.load),
              outlooks: one.outlooks.map(({ counters, waits }) => ({
                counters,
                p50Min: waits === null ? null : tenth(waits.p50Min),
                p80Min: waits === null ? null : tenth(waits.p80Min),
                overPromise: waits === null ? null : thousandth(waits.overPromise),
              })),
            }
      }),
    })),
    short: advice.short.map(({ half, queue }) => ({ from: fromOf(half), queue: hall.queues[queue]?.queue ?? '' })),
  }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000
}
