/** Arrivals and service times of past days, queue by queue, as the adviser takes them (STAFFING-3). */
import type { VisitFact } from '../report/facts.ts'
import { wallTime } from '../words/wall-time.ts'
import { PRIORITY_CLASSES } from '../words/ids.ts'
import { HALF_MIN } from './facts.ts'
import type { MeasuredQueue } from './hall-of.ts'

export const HALVES_OF_DAY = 48
const MINUTE_MS = 60_000
/** With fewer services a queue's own time is not known. */
const SERVICES_LEAST = 30
/** Shorter ones are slips of the finger, longer ones a window that nobody closed. */
export const SERVICE_MIN = { least: 0.3, most: 180 }

/**
 * Means over these days, from five days on without the fullest and the emptiest of each half-hour: one day of a fair or
 * of a broken clock says nothing of the next. Every leg counts as an arrival of its queue, at the time its wait began.
 */
export function measuredQueues(
  days: readonly { readonly visits: readonly VisitFact[] }[],
  timeZone: string,
): readonly MeasuredQueue[] {
  const queues = new Map<string, Seen>()
  for (const [day, { visits }] of days.entries())
    for (const [visit, leg] of visits.flatMap((one) => one.legs.map((leg) => [one, leg] as const))) {
      const known = queues.get(leg.queue) ?? unseen(days.length)
      queues.set(leg.queue, known)
      const half = Math.floor(wallTime(leg.waitingFromMs, timeZone).minute / HALF_MIN)
      addOne(known.byDay[day] as number[], half)
      if (visit.isBooked) addOne(known.bookedByDay[day] as number[], half)
      else addOne(known.classes, PRIORITY_CLASSES.indexOf(visit.priorityClass))
      if (leg.startedAtMs === null || leg.endedAtMs === null) continue
      const minutes = (leg.endedAtMs - leg.startedAtMs) / MINUTE_MS
      if (minutes >= SERVICE_MIN.least && minutes <= SERVICE_MIN.most) known.services.push(minutes)
    }
  return [...queues].map(([queue, seen]) => measuredQueue(queue, seen, serviceOf(seen.services)))
}

/** What some days have seen of a queue: arrivals by day and half-hour of the clock, those of them with a booking. */
export interface Arrivals {
  readonly byDay: readonly (readonly number[])[]
  readonly bookedByDay: readonly (readonly number[])[]
  /** Visits without a booking, by class. */
  readonly classes: readonly number[]
}

interface Seen extends Arrivals {
  readonly byDay: readonly number[][]
  readonly bookedByDay: readonly number[][]
  readonly classes: number[]
  readonly services: number[]
}

/** Services that were counted, in minutes: those of SERVICE_MIN alone. */
export interface Services {
  readonly count: number
  readonly meanMin: number
  readonly deviationMin: number
}

/** One queue from its counts. */
export function measuredQueue(
  queue: string,
  { byDay, bookedByDay, classes }: Arrivals,
  { count, meanMin, deviationMin }: Services,
): MeasuredQueue {
  const walkIns = classes.reduce((sum, one) => sum + one, 0)
  const isKnown = count >= SERVICES_LEAST
  return {
    queue,
    byHalf: meansOf(byDay),
    bookedByHalf: meansOf(bookedByDay),
    classShares: classes.map((one) => (walkIns === 0 ? 0 : one / walkIns)),
    serviceMin: isKnown ? meanMin : null,
    serviceCv: isKnown ? deviationMin / meanMin : null,
  }
}

function unseen(days: number): Seen {
  const halves = (): number[][] => Array.from({ length: days }, () => Array.from({ length: HALVES_OF_DAY }, () => 0))
  return { byDay: halves(), bookedByDay: halves(), classes: PRIORITY_CLASSES.map(() => 0), services: [] }
}

function addOne(counts: number[], at: number): void {
  counts[at] = (counts[at] ?? 0) + 1
}

function meansOf(byDay: readonly (readonly number[])[]): readonly number[] {
  return Array.from({ length: HALVES_OF_DAY }, (_, half) => middleMean(byDay.map((counts) => counts[half] ?? 0)))
}

const TRIMMED_FROM = 5

function middleMean(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b)
  const middle = sorted.length >= TRIMMED_FROM ? sorted.slice(1, -1) : sorted
  return middle.reduce((sum, one) => sum + one, 0) / middle.length
}

function serviceOf(services: readonly number[]): Services {
  const count = services.length
  if (count === 0) return { count, meanMin: 0, deviationMin: 0 }
  const meanMin = services.reduce((sum, one) => sum + one, 0) / count
  const variance = services.reduce((sum, one) => sum + (one - meanMin) ** 2, 0) / count
  return { count, meanMin, deviationMin: Math.sqrt(variance) }
}
