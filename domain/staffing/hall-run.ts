/**
 * Runs days of a hall in memory, some thousand visits in a few milliseconds, and gathers their waits. What formulas of one
 * pool cannot say of shared skills, this counts.
 */
import { HALF_MIN, type Beginning, type Opening, type StaffingHall, type WaitsOfHalf } from './facts.ts'
import { LivedDay, staying, type AskedHalves, type Listener } from './lived-day.ts'
import { visitorsOf } from './visitors.ts'

/** Waits by half-hour of arrival and queue, minutes: `waits[half][queue]`, of all runs together. */
export type Waits = readonly (readonly (readonly number[])[])[]

/** How many waited in each half-hour and queue, and how many of them longer than promised. */
export interface LateCounts {
  readonly waits: readonly number[]
  readonly late: readonly number[]
}

/**
 * Lives `runs` days with this opening; the same seed brings the same visitors whatever is open. With a beginning only the
 * rest of the day is lived; waits of those who wait then count in the half-hour in which they came. Waits of other
 * half-hours than those `asked` for may be missing.
 */
export function runHall(
  hall: StaffingHall,
  opening: Opening,
  runs: number,
  seed = 1,
  beginning: Beginning | null = null,
  asked?: AskedHalves,
): Waits {
  const waits = noWaits(hall)
  const listener = gathering(waits)
  const open = staying(hall, opening)
  for (const one of seeds(runs, seed))
    new LivedDay(hall, open, listener, visitorsOf(hall, one, beginning), beginning, asked).finish()
  return waits
}

/** The same days, only counted: a search asks for nothing more. */
export function countLate(hall: StaffingHall, opening: Opening, runs: number): LateCounts {
  const [queues, open] = [hall.queues.length, staying(hall, opening)]
  const none = (): number[] => Array.from({ length: hall.halves * queues }, () => 0)
  const counts = { waits: none(), late: none() }
  const promises = hall.queues.map(({ promiseMin }) => promiseMin)
  const listener: Listener = {
    wait: (half, queue, minutes) => {
      const at = half * queues + queue
      ;(counts.waits[at] as number) += 1
      if (minutes > (promises[queue] as number)) (counts.late[at] as number) += 1
    },
  }
  for (const one of seeds(runs, 1)) new LivedDay(hall, open, listener, visitorsOf(hall, one, null)).finish()
  return counts
}

/**
 * What each half-hour's waits would be if in it, and in no other, other counters were open: `others` of a half-hour, each
 * with waits of its own. A day is lived once, and goes on from each half-hour in other ways until its visitors were called.
 */
export function runHalves(
  hall: StaffingHall,
  opening: Opening,
  others: (half: number) => readonly Opening[],
  runs: number,
  seed: number,
): readonly (readonly Waits[])[] {
  const open = staying(hall, opening)
  const branches = Array.from({ length: hall.halves }, (_, half) =>
    others(half).map((other) => ({ open: staying(hall, other), waits: noWaits(hall) })),
  )
  const nobody: Listener = { wait: () => undefined }
  for (const one of seeds(runs, seed)) {
    const day = new LivedDay(hall, open, nobody, visitorsOf(hall, one, null))
    for (const [half, ways] of branches.entries()) {
      day.live(half * HALF_MIN)
      for (const { open: otherwise, waits } of ways)
        day.copy(otherwise, gathering(waits), { from: half, to: half }).finish()
    }
  }
  return branches.map((ways) => ways.map(({ waits }) => waits))
}

function* seeds(runs: number, first: number): Iterable<number> {
  for (let run = 0; run < runs; run += 1) yield first + run * 7919
}

function noWaits({ halves, queues }: StaffingHall): number[][][] {
  return Array.from({ length: halves }, () => queues.map((): number[] => []))
}

function gathering(waits: readonly (readonly number[][])[]): Listener {
  return { wait: (half, queue, minutes) => waits[half]?.[queue]?.push(minutes) }
}

/** Waits of one half-hour, of these queues together; null where nobody came. */
export function waitsIn(hall: StaffingHall, waits: Waits, half: number, queues: readonly number[]): WaitsOfHalf | null {
  const all = Float64Array.from(queues.flatMap((queue) => waits[half]?.[queue] ?? [])).sort()
  if (all.length === 0) return null
  let over = 0
  for (const queue of queues) {
    const promise = hall.queues[queue]?.promiseMin ?? 0
    for (const wait of waits[half]?.[queue] ?? []) if (wait > promise) over += 1
  }
  return {
    visits: all.length,
    p50Min: quantile(all, 0.5),
    p80Min: quantile(all, 0.8),
    overPromise: over / all.length,
  }
}

/** Of sorted values; 0 of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
