/**
 * What a hall's own ended waits and services have taught: how long a service takes, and by how much the plain count of
 * people and counters must be stretched so that half and four fifths of the visitors are called within what is said.
 */
import type { QueueId } from '../words/ids.ts'
import { bandOf, type QueueLessons, type Stretch } from './wait-span.ts'

export type Lessons = ReadonlyMap<QueueId, QueueLessons>

/** What was said to somebody whose wait has ended, minutes. */
export interface Said {
  readonly ahead: number
  readonly p50Min: number
  /** The published end, rounded as it was said. */
  readonly endMin: number
}

/** Share of visitors who are called within the published end (docs/sources.md Q1). */
export const PROMISED_SHARE = 0.8
/** A service so many services ago counts half. */
const SERVICES_HALF = 120
/**
 * How far one wait moves a stretch. Small: steps ten times as long swung by themselves and made the spans of a simulated
 * hall twice as wide (docs/forecast.md). The first waits of a queue move its own stretch up to thirteen times as far.
 */
const STEP = { queue: 0.004, band: 0.004, firstWaits: 400, mostTimes: 12 }
const STRETCH_MOST = 1.6
const EVEN: Stretch = { queue: 0, bands: [0, 0, 0] }
const UNTAUGHT: QueueLessons = {
  service: { sum: 0, weight: 0, count: 0 },
  half: EVEN,
  most: EVEN,
  waits: 0,
  broken: 0,
}

/** A service of this queue has taken so many minutes. */
export function serviceTaught(lessons: QueueLessons = UNTAUGHT, minutes: number): QueueLessons {
  const { sum, weight, count } = lessons.service
  const kept = 0.5 ** (1 / SERVICES_HALF)
  return { ...lessons, service: { sum: sum * kept + minutes, weight: weight * kept + 1, count: count + 1 } }
}

/** The `nth` service was not as long as it looks: what it taught is taken out (FLAG-1). */
export function serviceUntaught(lessons: QueueLessons, minutes: number, nth: number): QueueLessons {
  const { sum, weight, count } = lessons.service
  const left = 0.5 ** ((count - nth) / SERVICES_HALF)
  return { ...lessons, service: { sum: sum - minutes * left, weight: weight - left, count } }
}

/** Somebody was called after `waitMin`: what is said moves up when that was longer than said, down otherwise (LEARN-2). */
export function waitTaught(lessons: QueueLessons = UNTAUGHT, said: Said, waitMin: number): QueueLessons {
  const eager = 1 + STEP.firstWaits / (STEP.firstWaits / STEP.mostTimes + lessons.waits)
  const isBroken = waitMin > said.endMin
  return {
    ...lessons,
    half: moved(lessons.half, waitMin > said.p50Min ? 0.5 : -0.5, eager, said.ahead),
    most: moved(lessons.most, isBroken ? PROMISED_SHARE : PROMISED_SHARE - 1, eager, said.ahead),
    waits: lessons.waits + 1,
    broken: lessons.broken + (isBroken ? 1 : 0),
  }
}

function moved({ queue, bands }: Stretch, by: number, eager: number, ahead: number): Stretch {
  const at = bandOf(ahead)
  const [few, some, many] = bands.map((band, k) => (k === at ? bounded(band + STEP.band * by) : band))
  return { queue: bounded(queue + STEP.queue * by * eager), bands: [few ?? 0, some ?? 0, many ?? 0] }
}

function bounded(stretch: number): number {
  return Math.max(-STRETCH_MOST, Math.min(STRETCH_MOST, stretch))
}
