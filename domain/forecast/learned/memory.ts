/** What a queue's earlier days taught: its pace, its waits, and what became of those who stood as somebody stands now. */
import type { Look, WaitRow } from './wait-row.ts'

interface Past {
  readonly date: string[]
  readonly atMin: number[]
  readonly position: number[]
  readonly logPosition: number[]
  readonly counters: number[]
  readonly waitMin: number[]
  readonly logWait: number[]
}

/** The waits of a house's newest days. */
export interface Memory {
  readonly queues: Map<string, Past>
  readonly offices: Map<string, Past>
  /** Figures worked out before, emptied when something is added. */
  readonly figures: Map<string, PastFigures>
}

export interface PastFigures {
  /** Minutes per place in the line. */
  readonly pace50: number
  readonly pace80: number
  readonly meanMin: number
  readonly medianMin: number
  readonly meanPosition: number
  /** How far the wait follows the place at all (correlation of their logarithms). */
  readonly follows: number
}

/** Those who stood as somebody stands now. */
export interface Alike {
  readonly waitMin: number
  readonly weight: number
  /** Of the logarithm. */
  readonly spread: number
}

/** Before anybody has waited: a counter's usual minutes. */
const NOTHING: PastFigures = {
  pace50: 8,
  pace80: 14,
  meanMin: 30,
  medianMin: 20,
  meanPosition: 5,
  follows: 0.5,
}
/** So many rows of its own weigh as much as the whole house. */
const PRIOR_ROWS = 30
/** Added to a wait before its logarithm is taken: two minutes more or less are nothing to a visitor. */
export const SOFT_MIN = 2
/** Widths of the neighbourhood: of the place's logarithm, minutes of the day, counters. */
const NEAR = { logPosition: 0.25, atMin: 45, counters: 1.5 }
const FARTHEST = 12

export function queueKey({ office, queue }: Pick<Look, 'office' | 'queue'>): string {
  return `${office}\n${queue}`
}

export function emptyMemory(): Memory {
  return { queues: new Map(), offices: new Map(), figures: new Map() }
}

/** Adds a wait that has ended. */
export function remember(memory: Memory, row: WaitRow): void {
  memory.figures.clear()
  for (const [places, key] of [
    [memory.queues, queueKey(row)],
    [memory.offices, row.office],
  ] as const) {
    let past = places.get(key)
    if (past === undefined) {
      past = { date: [], atMin: [], position: [], logPosition: [], counters: [], waitMin: [], logWait: [] }
      places.set(key, past)
    }
    past.date.push(row.date)
    past.atMin.push(row.atMin)
    past.position.push(row.position)
    past.logPosition.push(Math.log(row.position + 1))
    past.counters.push(row.counters)
    past.waitMin.push(row.waitMin)
    past.logWait.push(Math.log(row.waitMin + SOFT_MIN))
  }
}

/** The rows of the `days` newest days of `rows`. */
export function newest(rows: readonly WaitRow[], days: number): readonly WaitRow[] {
  const from = [...new Set(rows.map(({ date }) => date))].sort().at(-days) ?? ''
  return rows.filter(({ date }) => date >= from)
}

/** Figures of a queue, drawn towards its house; `without` leaves one day out, so that a row is not told its own end. */
export function figuresOf(memory: Memory, look: Pick<Look, 'office' | 'queue'>, without: string): PastFigures {
  return figures(memory, memory.queues.get(queueKey(look)), `${queueKey(look)}\n${without}`, without, () =>
    houseFigures(memory, look.office, without),
  )
}

/** Figures of a whole house. */
export function houseFigures(memory: Memory, office: string, without: string): PastFigures {
  return figures(memory, memory.offices.get(office), `${office}\n\n${without}`, without, () => NOTHING)
}

function figures(
  memory: Memory,
  past: Past | undefined,
  name: string,
  without: string,
  prior: () => PastFigures,
): PastFigures {
  const known = memory.figures.get(name)
  if (known !== undefined) return known
  const rows = past === undefined ? [] : [...past.date.keys()].filter((k) => past.date[k] !== without)
  const made = past === undefined || rows.length === 0 ? prior() : summed(past, rows, prior())
  memory.figures.set(name, made)
  return made
}

function summed(past: Past, rows: readonly number[], prior: PastFigures): PastFigures {
  const share = rows.length / (rows.length + PRIOR_ROWS)
  const mix = (own: number, theirs: number): number => own * share + theirs * (1 - share)
  const waits = rows.map((k) => past.waitMin[k] as number)
  const positions = rows.map((k) => past.position[k] as number)
  const paces = waits.map((wait, k) => wait / (positions[k] as number)).sort((a, b) => a - b)
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
  return {
    pace50: mix(quantile(paces, 0.5), prior.pace50),
    pace80: mix(quantile(paces, 0.8), prior.pace80),
    meanMin: mix(mean(waits), prior.meanMin),
    medianMin: mix(
      quantile(
        [...waits].sort((a, b) => a - b),
        0.5,
      ),
      prior.medianMin,
    ),
    meanPosition: mix(mean(positions), prior.meanPosition),
    follows: correlation(
      rows.map((k) => past.logPosition[k] as number),
      rows.map((k) => past.logWait[k] as number),
    ),
  }
}

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const n = xs.length
  const meanX = xs.reduce((a, b) => a + b, 0) / n
  const meanY = ys.reduce((a, b) => a + b, 0) / n
  let [xx, yy, xy] = [0, 0, 0]
  for (let k = 0; k < n; k += 1) {
    const x = (xs[k] as number) - meanX
    const y = (ys[k] as number) - meanY
    xx += x * x
    yy += y * y
    xy += x * y
  }
  return xy / Math.sqrt(xx * yy + 1e-9)
}

/** The value below which `share` of the sorted values lie. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1)
  const low = Math.floor(place)
  const below = sorted[low] ?? 0
  return below + ((sorted[low + 1] ?? below) - below) * (place - low)
}

/** What became of those of this queue who stood alike, by nearness of place, time of day and counters. */
export function alike(memory: Memory, look: Look, key: string, without: string): Alike {
  const past = memory.queues.get(key)
  let weights = 0
  let sum = 0
  let squares = 0
  if (past !== undefined) {
    const { date, atMin, logPosition, counters, logWait } = past
    const place = Math.log(look.position + 1)
    for (let k = 0; k < atMin.length; k += 1) {
      const byPlace = ((logPosition[k] as number) - place) / NEAR.logPosition
      const byTime = ((atMin[k] as number) - look.atMin) / NEAR.atMin
      const byCounters = ((counters[k] as number) - look.counters) / NEAR.counters
      const distance = byPlace * byPlace + byTime * byTime + byCounters * byCounters
      if (distance > FARTHEST || date[k] === without) continue
      const weight = 1 / (0.3 + distance * distance)
      const log = logWait[k] as number
      weights += weight
      sum += weight * log
      squares += weight * log * log
    }
  }
  if (weights === 0) return { waitMin: -1, weight: 0, spread: -1 }
  const mean = sum / weights
  const spread = Math.sqrt(Math.max(0, squares / weights - mean * mean))
  return { waitMin: Math.exp(mean) - SOFT_MIN, weight: weights, spread }
}
