/** A past day in outline, to find a moment by: who waited, when a promise was broken, what happened (REPLAY-3). */
import type { Recorded } from '../queue-day/events.ts'
import type { DayFacts, HouseFact, VisitFact } from '../report/facts.ts'
import { momentOf } from '../words/wall-time.ts'

export interface Breach {
  readonly fromMs: number
  readonly toMs: number
}

export interface ReplayMark {
  readonly atMs: number
  readonly seq: number
  readonly what: string
  /** Counter, queue or place. */
  readonly about: string
}

export interface DayOutline {
  readonly waiting: readonly Pick<HouseFact, 'minute' | 'waiting'>[]
  readonly breaches: readonly Breach[]
  readonly marks: readonly ReplayMark[]
}

const MINUTE_MS = 60_000
const MARKED: ReadonlySet<string> = new Set(['QueueClosed', 'QueueOpened', 'HelpRequested', 'DayClosed'])

/** Stretches in which somebody waited longer than promised, joined where they touch. */
export function breachesOf(
  visits: readonly VisitFact[],
  promiseMinOf: (queue: string) => number,
  lastMs: number,
): readonly Breach[] {
  const late = visits
    .flatMap(({ legs }) => legs)
    .map((leg) => ({
      fromMs: leg.waitingFromMs + promiseMinOf(leg.queue) * MINUTE_MS,
      toMs: leg.calledAtMs ?? leg.endedAtMs ?? lastMs,
    }))
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .sort((a, b) => a.fromMs - b.fromMs)
  const joined: { fromMs: number; toMs: number }[] = []
  for (const one of late) {
    const last = joined.at(-1)
    if (last && one.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, one.toMs)
    else joined.push({ ...one })
  }
  return joined
}

/** What stands out among the records of a day. */
export function marksOf(records: readonly Recorded[]): readonly ReplayMark[] {
  return records.flatMap(({ seq, atMs, event }) => {
    if (!MARKED.has(event.type)) return []
    const about = 'queue' in event ? event.queue : 'place' in event ? event.place : ''
    return [{ atMs, seq, what: event.type, about }]
  })
}

/** Place of the last record at or before a moment; -1 before the first. */
export function placeAt(records: readonly Pick<Recorded, 'atMs'>[], atMs: number): number {
  let low = 0
  let high = records.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((records[middle] as Recorded).atMs <= atMs) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The moment, not after now, at which most people waited; null where nobody ever did (REPLAY-4). */
export function fullestMs(
  { date, house }: Pick<DayFacts, 'date' | 'house'>,
  zone: string,
  nowMs: number,
): number | null {
  const looked = house
    .map(({ minute, waiting }) => ({ atMs: momentOf(date, minute, zone), waiting }))
    .filter(({ atMs, waiting }) => atMs <= nowMs && waiting > 0)
  if (looked.length === 0) return null
  return looked.reduce((most, one) => (one.waiting > most.waiting ? one : most)).atMs
}
