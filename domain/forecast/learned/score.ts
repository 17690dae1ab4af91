/** How good forecasts are on days that they have not seen, and how plain ways of telling do on the same waits. */
import type { Watched } from './day-watch.ts'
import { lookAt, WIDTH } from './figures.ts'
import { figuresOf, newest, queueKey, type Memory } from './memory.ts'
import { learn, memoryOf, replayed, say, SHARES, type Quantiles, type WaitModel } from './model.ts'
import { calibrated, calibrationOf, learnFrom, type Calibration } from './recalibrated.ts'
import { byDay, unseenEnds, type WaitRow } from './wait-row.ts'

/** Sums over waits; `scoreOf` makes means of them. */
export interface Tally {
  rows: number
  /** Of |said − actual| for the middle. */
  error: number
  readonly pinball: Quantiles
  readonly covered: Quantiles
  /** Waits whose end nobody saw, and what they add to the error: counted in, told beside (LEARN-7). */
  unseen: number
  unseenError: number
  /** Width of the span P50–P80. */
  width: number
  readonly baselines: Record<Baseline, number>
  /** What was said, in the order of time. */
  readonly said: Quantiles[]
  /** Microseconds of each forecast. */
  readonly micros: number[]
}

const BASELINES = ['published', 'mean', 'les', 'unit'] as const
type Baseline = (typeof BASELINES)[number]

export interface Score {
  readonly rows: number
  readonly mae: number
  readonly pinball50: number
  readonly pinball80: number
  readonly pinball90: number
  readonly coverage50: number
  readonly coverage80: number
  readonly coverage90: number
  readonly microsPerForecast: number
  readonly baselines: Readonly<Record<Baseline, number>>
  /** Rows whose end fell into a stretch in which nobody looked; the error of all others. */
  readonly unseen: { readonly rows: number; readonly maeWithout: number }
}

/** The past that a forecast looks at: two working weeks. */
const DAYS_REMEMBERED = 10

/** Learns from `train` and forecasts every wait of `test`, day by day, with what was known at its time. */
export function scoreDays(
  train: readonly WaitRow[],
  test: readonly WaitRow[],
  micros: () => number,
  tally: Tally = emptyTally(),
): Tally {
  const { model, memory: all } = learn(train)
  const calibration = calibrationOf(model)
  const past = [...train]
  let memory = all
  for (const [, day] of byDay(test)) {
    scoreDay({ model, memory, calibration, day, micros }, tally)
    past.push(...day)
    memory = memoryOf(newest(past, DAYS_REMEMBERED))
  }
  return tally
}

/** Each day of `rows` in turn is forecast by what the other days taught. */
export function scoreLeavingDaysOut(
  rows: readonly WaitRow[],
  micros: () => number,
  onDay: (date: string, tally: Tally) => void,
): Tally {
  const tally = emptyTally()
  for (const [date, day] of byDay(rows)) {
    const others = rows.filter((row) => row.date !== date)
    scoreDays(others, day, micros, tally)
    onDay(date, tally)
  }
  return tally
}

interface Run {
  readonly model: WaitModel
  readonly memory: Memory
  readonly calibration: Calibration
  readonly day: readonly WaitRow[]
  readonly micros: () => number
}

function scoreDay({ model, memory, calibration, day, micros }: Run, tally: Tally): void {
  const figures = new Float64Array(WIDTH)
  const saidTo = new Map<Watched, Quantiles>()
  const lastWait = new Map<string, number>()
  const unseen = unseenEnds(day)
  replayed(
    day,
    (row, watch) => {
      const said: Quantiles = [0, 0, 0]
      const from = micros()
      const watched = lookAt(watch, memory, row, '', figures, 0)
      say(model, figures, said)
      calibrated(calibration, said)
      tally.micros.push(micros() - from)
      saidTo.set(watched, said)
      count(tally, said, row.waitMin)
      if (unseen.has(row)) {
        tally.unseen += 1
        tally.unseenError += Math.abs(said[0] - row.waitMin)
      }
      countBaselines(tally, memory, row, lastWait)
      return watched
    },
    (row, watched) => {
      lastWait.set(queueKey(row), row.waitMin)
      learnFrom(calibration, saidTo.get(watched) as Quantiles, row.waitMin)
    },
  )
}

function count(tally: Tally, said: Quantiles, waitMin: number): void {
  tally.rows += 1
  tally.said.push(said)
  tally.error += Math.abs(said[0] - waitMin)
  tally.width += said[1] - said[0]
  SHARES.forEach((share, k) => {
    const over = waitMin - (said[k] as number)
    tally.pinball[k] = (tally.pinball[k] as number) + (over > 0 ? share * over : (share - 1) * over)
    if (over <= 0) tally.covered[k] = (tally.covered[k] as number) + 1
  })
}

/** What most systems show; the queue's mean; the last wait; learned minutes per place (docs/sources.md Q1). */
function countBaselines(tally: Tally, memory: Memory, row: WaitRow, lastWait: ReadonlyMap<string, number>): void {
  const past = figuresOf(memory, row, '')
  const said: Record<Baseline, number> = {
    published: (row.position * row.publishedMin) / row.counters,
    mean: past.meanMin,
    les: lastWait.get(queueKey(row)) ?? past.meanMin,
    unit: past.pace50 * row.position,
  }
  for (const name of BASELINES) tally.baselines[name] += Math.abs(said[name] - row.waitMin)
}

function emptyTally(): Tally {
  return {
    rows: 0,
    error: 0,
    unseen: 0,
    unseenError: 0,
    pinball: [0, 0, 0],
    covered: [0, 0, 0],
    width: 0,
    baselines: { published: 0, mean: 0, les: 0, unit: 0 },
    said: [],
    micros: [],
  }
}

/** Means of a tally; the time of a forecast is the middle one, for a busy machine stops some of them. */
export function scoreOf(tally: Tally): Score {
  const { rows, error, pinball, covered, baselines, micros, unseen, unseenError } = tally
  const mean = (sum: number): number => thousandths(sum / Math.max(1, rows))
  const sorted = [...micros].sort((one, other) => one - other)
  return {
    rows,
    mae: mean(error),
    pinball50: mean(pinball[0]),
    pinball80: mean(pinball[1]),
    pinball90: mean(pinball[2]),
    coverage50: mean(covered[0]),
    coverage80: mean(covered[1]),
    coverage90: mean(covered[2]),
    microsPerForecast: Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100,
    baselines: {
      published: mean(baselines.published),
      mean: mean(baselines.mean),
      les: mean(baselines.les),
      unit: mean(baselines.unit),
    },
    unseen: { rows: unseen, maeWithout: thousandths((error - unseenError) / Math.max(1, rows - unseen)) },
  }
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000
}
