/** What a day's promises were, as sums by queue and half-hour: days are added up without looking at their visitors again. */
import type { QueueId } from '../words/ids.ts'
import { PLAIN, type DayPromises, type Plain, type ToldWait } from './promise-watch.ts'

/** Of those who were told a wait; sums, not means. */
export interface TruthSums {
  readonly visitors: number
  readonly kept: number
  readonly widthMin: number
  readonly score: number
}

/** One queue in one half-hour of the day, of those about whom it can be said. */
export interface PromiseCell {
  readonly queue: QueueId
  readonly half: number
  readonly own: TruthSums
  readonly plain: Readonly<Record<Plain, TruthSums>>
  readonly early: number
  readonly late: number
  readonly veryLate: number
  /** Minutes beyond the end, of all together. */
  readonly overMin: number
  readonly waiting: number
  readonly waitingLate: number
  /** All waits, also of those who still wait within what they were told. */
  readonly waits: number
  readonly waitMin: number
}

/** A day, or several, without its visitors. */
export interface PromiseSums {
  readonly cells: readonly PromiseCell[]
  readonly atOnce: number
  readonly untold: number
}

const LATE_WEIGHT = 5
const EARLY_WEIGHT = 2
const VERY_LATE_MIN = 15

/** The sums of a day. */
export function promiseSums({ waits, atOnce, untold }: DayPromises): PromiseSums {
  const places = new Map<string, ToldWait[]>()
  for (const one of waits) {
    const key = `${one.queue} ${one.half}`
    const known = places.get(key)
    if (known) known.push(one)
    else places.set(key, [one])
  }
  return { cells: [...places.values()].map(cellOf), atOnce, untold }
}

function cellOf(all: readonly ToldWait[]): PromiseCell {
  // Who still waits within the span has seen no promise kept or broken yet.
  const told = all.filter(({ isWaiting, waitMin, span }) => !isWaiting || waitMin > span[1])
  const late = told.filter(({ waitMin, span }) => waitMin > span[1])
  const [{ queue, half }] = all as readonly [ToldWait]
  return {
    ...{ queue, half },
    own: truthOf(told, ({ span }) => span),
    plain: byWay((way) => truthOf(told, ({ plain }) => plain[way])),
    early: told.filter(({ waitMin, span }) => waitMin < span[0]).length,
    late: late.length,
    veryLate: late.filter(({ waitMin, span }) => waitMin > span[1] + VERY_LATE_MIN).length,
    overMin: late.reduce((sum, { waitMin, span }) => sum + waitMin - span[1], 0),
    waiting: all.filter(({ isWaiting }) => isWaiting).length,
    waitingLate: late.filter(({ isWaiting }) => isWaiting).length,
    waits: all.length,
    waitMin: all.reduce((sum, { waitMin }) => sum + waitMin, 0),
  }
}

function byWay<T>(of: (way: Plain) => T): Readonly<Record<Plain, T>> {
  return Object.fromEntries(PLAIN.map((way) => [way, of(way)])) as Record<Plain, T>
}

function truthOf(told: readonly ToldWait[], spanOf: (one: ToldWait) => ToldWait['span'] | null): TruthSums {
  let [visitors, kept, widthMin, score] = [0, 0, 0, 0]
  for (const one of told) {
    const span = spanOf(one)
    if (span === null) continue
    const width = span[1] - span[0]
    visitors += 1
    kept += one.waitMin <= span[1] ? 1 : 0
    widthMin += width
    score +=
      width + LATE_WEIGHT * Math.max(0, one.waitMin - span[1]) + EARLY_WEIGHT * Math.max(0, span[0] - one.waitMin)
  }
  return { visitors, kept, widthMin, score }
}

/** Of all these together. */
function addedTruths(all: readonly TruthSums[]): TruthSums {
  const sum = (of: (one: TruthSums) => number): number => all.reduce((so, one) => so + of(one), 0)
  return {
    visitors: sum((one) => one.visitors),
    kept: sum((one) => one.kept),
    widthMin: sum((one) => one.widthMin),
    score: sum((one) => one.score),
  }
}

/** Cells of the same place added up: as many as there are queues and half-hours, however many days. */
export function addedCells(cells: readonly PromiseCell[]): readonly PromiseCell[] {
  const places = new Map<string, PromiseCell[]>()
  for (const one of cells) {
    const key = `${one.queue} ${one.half}`
    const known = places.get(key)
    if (known) known.push(one)
    else places.set(key, [one])
  }
  return [...places.values()].map((there) => (there.length === 1 ? (there[0] as PromiseCell) : oneCell(there)))
}

/** Several cells as one, named as the first. */
export function oneCell(cells: readonly PromiseCell[]): PromiseCell {
  const sum = (of: (one: PromiseCell) => number): number => cells.reduce((so, one) => so + of(one), 0)
  return {
    queue: cells[0]?.queue ?? '',
    half: cells[0]?.half ?? 0,
    own: addedTruths(cells.map(({ own }) => own)),
    plain: byWay((way) => addedTruths(cells.map(({ plain }) => plain[way]))),
    early: sum((one) => one.early),
    late: sum((one) => one.late),
    veryLate: sum((one) => one.veryLate),
    overMin: sum((one) => one.overMin),
    waiting: sum((one) => one.waiting),
    waitingLate: sum((one) => one.waitingLate),
    waits: sum((one) => one.waits),
    waitMin: sum((one) => one.waitMin),
  }
}

/** Mean waits of a day by queue and half-hour, for the way of telling that repeats it. */
export function meanWaits({ cells }: Pick<PromiseSums, 'cells'>): ReadonlyMap<string, number> {
  return new Map(cells.map(({ queue, half, waits, waitMin }) => [`${queue} ${half}`, waitMin / waits]))
}
