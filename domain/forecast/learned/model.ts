/** The learned forecast: trees for the middle of a wait and for the ends that are promised. */
import { binned, binOf } from '../boosting/bins.ts'
import { boost, only, treesSay, type BoostRules, type Lessons, type QuantileTrees } from '../boosting/boost.ts'
import { emptyWatch, goneUnseen, queueOf, wasCalled, type DayWatch, type Watched } from './day-watch.ts'
import { lookAt, WIDTH } from './figures.ts'
import { emptyMemory, quantile, queueKey, remember, type Memory } from './memory.ts'
import { byDay, unseenEnds, type WaitRow } from './wait-row.ts'

/** Shares of visitors who wait at most as long as is said. */
export const SHARES = [0.5, 0.8, 0.9] as const

/** Trees that say minutes per place in the line, from which the wait follows, and by what figures are cut for them. */
export interface WaitModel {
  readonly edges: readonly Float64Array[]
  readonly trees: QuantileTrees
  /** Logarithm of the factor by which each end must be stretched on days that the trees have not seen. */
  readonly shift: Quantiles
}

/** Minutes below which half, 80 and 90 % of such waits lie. */
export type Quantiles = [p50: number, p80: number, p90: number]

const RULES: BoostRules = {
  trees: 200,
  rate: 0.05,
  leavesMost: 64,
  rowsLeast: 60,
  caution: 5,
  blockShare: 0.7,
  columnShare: 0.25,
  shapedBy: [0, 1, 0, 2],
  seed: 1,
}
/** Places added before dividing by them: somebody who is next waits, too. */
const PLACES_ADDED = 3
const LEAST_MIN = 1

/**
 * Learns from the waits of a house's past. Each row is shown its day only as it was known then; a wait whose end nobody
 * saw teaches nothing (LEARN-7).
 */
export function learn(rows: readonly WaitRow[], rules = RULES): { readonly model: WaitModel; readonly memory: Memory } {
  const days = byDay(rows)
  const memory = memoryOf(rows)
  const inOrder: WaitRow[] = []
  const table = new Float64Array((rows.length + 1) * WIDTH)
  for (const [date, day] of days) {
    const unseen = unseenEnds(day)
    replayed(day, (row, watch) => {
      const watched = lookAt(watch, memory, row, date, table, inOrder.length * WIDTH)
      // The next row takes the place of one that is not to teach.
      if (!unseen.has(row)) inOrder.push(row)
      return watched
    })
  }
  const block = blocksOf(inOrder)
  const cut = binned(table.subarray(0, inOrder.length * WIDTH), WIDTH)
  const weight = Float64Array.from(inOrder, (row) => row.position + PLACES_ADDED)
  const target = Float64Array.from(inOrder, (row, k) => row.waitMin / (weight[k] as number))
  const lessons = { table: cut, target, weight, block }
  const trees = boost(lessons, SHARES, rules)
  const shift = outOfSample(inOrder, lessons, rules)
  return { model: { edges: cut.edges, trees, shift }, memory }
}

/** Trees that never saw a day say how far its ends are off; fewer and quicker ones, for only the stretch is wanted. */
const TRIALS = 3
const SHIFT_MOST = 0.4

/**
 * The stretch of the upper ends that would have kept their shares on days left out: each third of the days is forecast by
 * what the others taught. The middle stays, for what stretches its share draws it off the middle of the errors.
 */
function outOfSample(rows: readonly WaitRow[], lessons: Lessons, rules: BoostRules): Quantiles {
  const dates = [...new Set(rows.map(({ date }) => date))].sort()
  if (dates.length < TRIALS) return [0, 0, 0]
  const { table, target } = lessons
  const off = SHARES.map(() => new Float64Array(rows.length))
  const said = new Float64Array(SHARES.length)
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const isOut = rows.map(({ date }) => dates.indexOf(date) % TRIALS === trial)
    const quicker = { ...rules, trees: Math.ceil(rules.trees / 2), rate: rules.rate * 2 }
    const trees = boost(
      only(
        lessons,
        rows.flatMap((_, k) => (isOut[k] ? [] : [k])),
      ),
      SHARES,
      quicker,
    )
    for (const [k, out] of isOut.entries()) {
      if (!out) continue
      treesSay(trees, table.bins.subarray(k * table.width, (k + 1) * table.width), said)
      const least = LEAST_MIN / (lessons.weight[k] as number)
      off.forEach((each, share) => {
        each[k] = Math.log(Math.max(least, target[k] as number) / Math.max(least, said[share] as number))
      })
    }
  }
  const [, p80, p90] = off.map((each, k) => bounded(quantile(each.sort(), SHARES[k] as number), SHIFT_MOST))
  return [0, p80 ?? 0, p90 ?? 0]
}

function bounded(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value))
}

const bins = new Uint8Array(WIDTH)
const perPlace = new Float64Array(SHARES.length)

/** Says the three quantiles of the wait with these figures. */
export function say({ edges, trees }: WaitModel, figures: Float64Array, into: Quantiles): void {
  for (let c = 0; c < WIDTH; c += 1) bins[c] = binOf(edges[c] as Float64Array, figures[c] as number)
  treesSay(trees, bins, perPlace)
  let least = LEAST_MIN
  for (let k = 0; k < SHARES.length; k += 1) {
    least = Math.max(least, (perPlace[k] as number) * ((figures[0] as number) + PLACES_ADDED))
    into[k] = least
  }
}

/** What these waits taught: of those whose end was seen. */
export function memoryOf(rows: readonly WaitRow[]): Memory {
  const memory = emptyMemory()
  for (const [, day] of byDay(rows)) {
    const unseen = unseenEnds(day)
    for (const row of day) if (!unseen.has(row)) remember(memory, row)
  }
  return memory
}

/**
 * Goes through a day in order: `onRow` at each row, after everybody who was called by then was told of; `onEnd` at each
 * end that was seen.
 */
export function replayed(
  day: readonly WaitRow[],
  onRow: (row: WaitRow, watch: DayWatch) => Watched,
  onEnd: (row: WaitRow, watched: Watched) => void = () => undefined,
): void {
  const unseen = unseenEnds(day)
  const houses = new Map<string, { watch: DayWatch; open: { row: WaitRow; watched: Watched }[] }>()
  for (const row of day) {
    let house = houses.get(row.office)
    if (house === undefined) {
      house = { watch: emptyWatch(), open: [] }
      houses.set(row.office, house)
    }
    const { watch } = house
    const due = house.open.filter((each) => endOf(each.row) <= row.atMin)
    if (due.length > 0) house.open = house.open.filter((each) => endOf(each.row) > row.atMin)
    due.sort((one, other) => endOf(one.row) - endOf(other.row) || one.row.atMin - other.row.atMin)
    for (const each of due) {
      const queue = queueOf(watch, queueKey(each.row))
      if (unseen.has(each.row)) {
        goneUnseen(queue, each.watched)
        continue
      }
      wasCalled(watch, queue, each.watched, endOf(each.row))
      onEnd(each.row, each.watched)
    }
    house.open.push({ row, watched: onRow(row, watch) })
  }
}

function endOf(row: WaitRow): number {
  return row.atMin + row.waitMin
}

/** One block for each queue's day. */
function blocksOf(rows: readonly WaitRow[]): Int32Array {
  const names = new Map<string, number>()
  return Int32Array.from(rows, (row) => {
    const name = `${queueKey(row)}\n${row.date}`
    const known = names.get(name) ?? names.size
    names.set(name, known)
    return known
  })
}
