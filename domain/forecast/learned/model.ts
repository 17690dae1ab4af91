/** The learned forecast: trees for the middle of a wait and for the ends that are promised. */
import { binned, binOf } from '../boosting/bins.ts'
import { boost, treesSay, type BoostRules, type QuantileTrees } from '../boosting/boost.ts'
import { emptyWatch, queueOf, wasCalled, type DayWatch, type Watched } from './day-watch.ts'
import { lookAt, WIDTH } from './figures.ts'
import { emptyMemory, queueKey, remember, type Memory } from './memory.ts'
import { byDay, type WaitRow } from './wait-row.ts'

/** Shares of visitors who wait at most as long as is said. */
export const SHARES = [0.5, 0.8, 0.9] as const

/** Trees that say minutes per place in the line, from which the wait follows, and by what figures are cut for them. */
export interface WaitModel {
  readonly edges: readonly Float64Array[]
  readonly trees: QuantileTrees
}

/** Minutes below which half, 80 and 90 % of such waits lie. */
export type Quantiles = [p50: number, p80: number, p90: number]

export const RULES: BoostRules = {
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

/** Learns from the waits of a house's past. Each row is shown its day only as it was known then. */
export function learn(rows: readonly WaitRow[], rules = RULES): { readonly model: WaitModel; readonly memory: Memory } {
  const days = byDay(rows)
  const memory = emptyMemory()
  for (const [, day] of days) for (const row of day) remember(memory, row)
  const inOrder = days.flatMap(([, day]) => day)
  const table = new Float64Array(inOrder.length * WIDTH)
  let at = 0
  for (const [date, day] of days)
    replayed(day, (row, watch) => {
      const watched = lookAt(watch, memory, row, date, table, at)
      at += WIDTH
      return watched
    })
  const block = blocksOf(inOrder)
  const cut = binned(table, WIDTH)
  const weight = Float64Array.from(inOrder, (row) => row.position + PLACES_ADDED)
  const target = Float64Array.from(inOrder, (row, k) => row.waitMin / (weight[k] as number))
  const trees = boost({ table: cut, target, weight, block }, SHARES, rules)
  return { model: { edges: cut.edges, trees }, memory }
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

/** Goes through a day in order: `onRow` at each row, after everybody who was called by then was told of. */
export function replayed(
  day: readonly WaitRow[],
  onRow: (row: WaitRow, watch: DayWatch) => Watched,
  onEnd: (row: WaitRow, watched: Watched) => void = () => undefined,
): void {
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
      wasCalled(watch, queueOf(watch, queueKey(each.row)), each.watched, endOf(each.row))
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
