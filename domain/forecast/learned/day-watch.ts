/** What can be seen of a day while it runs: the places in the lines, and the waits that have ended by now. */
import { SOFT_MIN } from './memory.ts'
import type { Look } from './wait-row.ts'

/** A look at a line, as it is kept. */
interface Seen {
  readonly atMin: number
  readonly position: number
  readonly counters: number
  /** Calls so far, as far as the place has shown them by falling. */
  readonly calls: number
  /** Newcomers so far, likewise. */
  readonly came: number
}

/** Somebody whose wait is being watched. */
export interface Watched {
  readonly atMin: number
  readonly position: number
  /** What the past alone made one expect. */
  readonly expectedMin: number
  /** Calls that had been seen by then. */
  readonly calls: number
}

/** How far the day runs from what was expected: a fading mean of the logarithm of actual ÷ expected. */
export interface Drift {
  sum: number
  weight: number
  atMin: number
}

export interface QueueWatch {
  readonly seen: Seen[]
  /** Still waiting, oldest first. */
  readonly waiting: Watched[]
  /** The last to be called, and after how long. */
  last: { readonly watched: Watched; readonly endMin: number } | null
  ended: number
  riseAtMin: number
  riseBy: number
  /** Minutes and places of those called: lately (fading by half in half an hour), and all day. */
  readonly lately: { minutes: number; places: number; atMin: number }
  readonly allDay: { minutes: number; places: number }
  readonly drift: Drift
}

/** One house on one day. */
export interface DayWatch {
  readonly queues: Map<string, QueueWatch>
  readonly drift: Drift
}

const LATELY_MIN = 30
const DRIFT_MIN = 60

export function emptyWatch(): DayWatch {
  return { queues: new Map(), drift: { sum: 0, weight: 0, atMin: 0 } }
}

/** The watch of a queue; made when it is first looked at. */
export function queueOf(day: DayWatch, key: string): QueueWatch {
  const known = day.queues.get(key)
  if (known !== undefined) return known
  const made: QueueWatch = {
    seen: [],
    waiting: [],
    last: null,
    ended: 0,
    riseAtMin: 0,
    riseBy: 0,
    lately: { minutes: 0, places: 0, atMin: 0 },
    allDay: { minutes: 0, places: 0 },
    drift: { sum: 0, weight: 0, atMin: 0 },
  }
  day.queues.set(key, made)
  return made
}

/** Keeps a look; whoever stands there is watched from now on. */
export function looked(watch: QueueWatch, look: Look, expectedMin: number): Watched {
  const before = watch.seen.at(-1)
  const fell = Math.max(0, (before?.position ?? 0) - look.position)
  const rose = Math.max(0, look.position - (before?.position ?? 0))
  if (rose > 0) {
    watch.riseAtMin = look.atMin
    watch.riseBy = rose
  }
  const { atMin, position, counters } = look
  const calls = (before?.calls ?? 0) + fell
  watch.seen.push({ atMin, position, counters, calls, came: (before?.came ?? 0) + rose })
  const watched = { atMin, position, expectedMin, calls }
  watch.waiting.push(watched)
  return watched
}

/** Somebody watched has been called while nobody looked: how long the wait was is not known. */
export function goneUnseen({ waiting }: QueueWatch, watched: Watched): void {
  waiting.splice(waiting.indexOf(watched), 1)
}

/** Somebody watched has been called. */
export function wasCalled(day: DayWatch, watch: QueueWatch, watched: Watched, endMin: number): void {
  watch.waiting.splice(watch.waiting.indexOf(watched), 1)
  const waitMin = endMin - watched.atMin
  if (watch.last === null || endMin >= watch.last.endMin) watch.last = { watched, endMin }
  watch.ended += 1
  const { lately, allDay } = watch
  const kept = fading(endMin - lately.atMin, LATELY_MIN)
  lately.minutes = lately.minutes * kept + waitMin
  lately.places = lately.places * kept + watched.position
  lately.atMin = endMin
  allDay.minutes += waitMin
  allDay.places += watched.position
  const off = Math.log((waitMin + SOFT_MIN) / (watched.expectedMin + SOFT_MIN))
  for (const drift of [watch.drift, day.drift]) {
    const stays = fading(endMin - drift.atMin, DRIFT_MIN)
    drift.sum = drift.sum * stays + off
    drift.weight = drift.weight * stays + 1
    drift.atMin = Math.max(drift.atMin, endMin)
  }
}

/** What is left after so many minutes of something that halves in `halfMin`. */
function fading(minutes: number, halfMin: number): number {
  return 0.5 ** (Math.max(0, minutes) / halfMin)
}

/** The mean drift now, drawn to `towards` by `caution` rows. */
export function driftNow(drift: Drift, nowMin: number, caution: number, towards: number): number {
  const stays = fading(nowMin - drift.atMin, DRIFT_MIN)
  return (drift.sum * stays + caution * towards) / (drift.weight * stays + caution)
}

/** The pace of those called lately, drawn towards `pace` by three places. */
export function paceLately({ lately }: QueueWatch, nowMin: number, pace: number): number {
  const stays = fading(nowMin - lately.atMin, LATELY_MIN)
  return (lately.minutes * stays + pace * 3) / (lately.places * stays + 3)
}

/** What the line looked like at a time before now; the first look where the day is younger. */
export function seenBefore(watch: QueueWatch, atMin: number): Seen | undefined {
  for (let k = watch.seen.length - 1; k >= 0; k -= 1) {
    const each = watch.seen[k] as Seen
    if (each.atMin <= atMin) return each
  }
  return watch.seen[0]
}
