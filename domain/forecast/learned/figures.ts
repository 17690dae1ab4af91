/** The figures of one wait that the trees are asked about: its place, its day so far, its queue's past. */
import {
  driftNow,
  looked,
  paceLately,
  queueOf,
  seenBefore,
  type DayWatch,
  type QueueWatch,
  type Watched,
} from './day-watch.ts'
import { alike, figuresOf, houseFigures, queueKey, type Memory } from './memory.ts'
import type { Look } from './wait-row.ts'

/** Stands for "there is none yet". */
const NONE = -1
/** Nobody is told more than a day. */
const MINUTES_MOST = 600
/** Looks of the last hour, at one every five minutes. */
const LOOKS_LATELY = 12
/** A queue at which nobody has looked for so long is not counted in. */
const STALE_MIN = 10

/** Figures of a row, in the order in which they are written. */
export const WIDTH = 43

/** Looks at a place in a line: writes its figures at `at` of `table`, and watches whoever stands there. */
export function lookAt(
  day: DayWatch,
  memory: Memory,
  look: Look,
  without: string,
  table: Float64Array,
  at: number,
): Watched {
  const key = queueKey(look)
  const watch = queueOf(day, key)
  const past = figuresOf(memory, look, without)
  const like = alike(memory, look, key, without)
  const byPast = past.pace50 * look.position
  const expectedMin = like.weight > 0 ? (like.waitMin * like.weight + byPast * 0.5) / (like.weight + 0.5) : byPast
  const watched = looked(watch, look, expectedMin)
  const house = houseFigures(memory, look.office, without)
  const driftHouse = driftNow(day.drift, look.atMin, 5, 0)
  const driftQueue = driftNow(watch.drift, look.atMin, 2, driftHouse)
  let to = write(table, at, [look.position, look.counters, look.position / look.counters])
  to = write(table, to, [look.publishedMin, look.atMin, byPast])
  to = write(table, to, [past.pace50, past.pace80, past.meanMin, past.medianMin, past.meanPosition, past.follows])
  to = write(table, to, [house.pace50, like.waitMin, like.weight, like.spread])
  to = write(table, to, [driftQueue, driftHouse, (expectedMin + 2) * Math.exp(driftQueue) - 2])
  to = lastCalled(watch, look, table, to)
  to = firstInLine(watch, look, table, to)
  to = ofToday(watch, look, past.pace50, table, to)
  ofTheHouse(day, look, table, to)
  return watched
}

function write(table: Float64Array, at: number, values: readonly number[]): number {
  for (let k = 0; k < values.length; k += 1) table[at + k] = values[k] as number
  return at + values.length
}

/** LES: how long the last to be called had waited, from where, and how long ago that was. */
function lastCalled({ last }: QueueWatch, look: Look, table: Float64Array, at: number): number {
  if (last === null) return write(table, at, [NONE, NONE, NONE, NONE, NONE])
  const waitMin = last.endMin - last.watched.atMin
  const pace = waitMin / last.watched.position
  const scaled = Math.min(MINUTES_MOST, pace * look.position)
  return write(table, at, [waitMin, last.watched.position, look.atMin - last.endMin, pace, scaled])
}

/** HOL: how long the first in line has waited by now, from where, and how many were called meanwhile. */
function firstInLine({ waiting, seen }: QueueWatch, look: Look, table: Float64Array, at: number): number {
  const first = waiting[0] as Watched
  const ageMin = look.atMin - first.atMin
  const calls = (seen.at(-1)?.calls ?? 0) - first.calls
  const scaled = Math.min(MINUTES_MOST, (ageMin * look.position) / first.position)
  return write(table, at, [ageMin, first.position, calls, (calls + 1) / (ageMin + 5), scaled])
}

function ofToday(watch: QueueWatch, look: Look, pace: number, table: Float64Array, at: number): number {
  const { seen, allDay } = watch
  const now = seen.at(-1)
  const calls = now?.calls ?? 0
  const halfHourAgo = seenBefore(watch, look.atMin - 30)
  const lately = paceLately(watch, look.atMin, pace)
  const from = Math.max(0, seen.length - LOOKS_LATELY)
  let counters = 0
  for (let k = from; k < seen.length; k += 1) counters += seen[k]?.counters ?? 0
  const to = write(table, at, [
    lately,
    lately * look.position,
    (allDay.minutes + pace * 3) / (allDay.places + 3),
    watch.ended,
    calls - (seenBefore(watch, look.atMin - 15)?.calls ?? 0),
    calls - (halfHourAgo?.calls ?? 0),
    calls - (seenBefore(watch, look.atMin - 60)?.calls ?? 0),
  ])
  return write(table, to, [
    look.atMin - watch.riseAtMin,
    watch.riseBy,
    look.position - (halfHourAgo?.position ?? look.position),
    look.counters - counters / Math.max(1, seen.length - from),
    now?.came ?? 0,
  ])
}

/** Everybody who waits in the house now, and all counters. */
function ofTheHouse(day: DayWatch, look: Look, table: Float64Array, at: number): number {
  let waiting = 0
  let counters = 0
  for (const { seen } of day.queues.values()) {
    const now = seen.at(-1)
    if (now === undefined || look.atMin - now.atMin > STALE_MIN) continue
    waiting += now.position
    counters += now.counters
  }
  return write(table, at, [waiting, counters])
}
