/** The facts of a whole day from its records: what is counted at moments, and what each visit and counter did. */
import { folds } from '../queue-day/evolve/evolve.ts'
import type { DayEvent, Recorded } from '../queue-day/events.ts'
import { emptyDay, type DayState } from '../queue-day/state.ts'
import type { CounterId } from '../words/ids.ts'
import { fold } from '../words/stream.ts'
import { wallTime } from '../words/wall-time.ts'
import type { DayFacts, HouseFact, StintFact } from './facts.ts'
import { Visits } from './visits.ts'

/** The house is counted so often. */
const COUNT_EVERY_MS = 5 * 60_000

/** The facts of a day from all its records, in order (REPORT-1). Throws when one is missing between them. */
export function dayFacts(date: string, timeZone: string, records: Iterable<Recorded>): DayFacts {
  const day = emptyDay()
  const visits = new Visits()
  const shifts = new Shifts()
  const house: HouseFact[] = []
  let nextMs = Number.NaN
  let lastMs = 0
  for (const record of records) {
    if (Number.isNaN(nextMs)) nextMs = Math.ceil(record.atMs / COUNT_EVERY_MS) * COUNT_EVERY_MS
    for (; nextMs <= record.atMs; nextMs += COUNT_EVERY_MS) {
      const at = wallTime(nextMs, timeZone)
      if (at.date === date) house.push({ minute: at.minute, ...counted(day) })
    }
    fold(folds, day, record)
    visits.take(record)
    shifts.take(record.event, record.atMs)
    lastMs = record.atMs
  }
  return { date, seq: day.seq, lastMs, visits: visits.all(), stints: shifts.until(lastMs), house }
}

/** Counters at work and paused, each stretch with its clerk. */
class Shifts {
  readonly #now = new Map<CounterId, Omit<StintFact, 'toMs'>>()
  readonly #badges = new Map<CounterId, string>()
  readonly #over: StintFact[] = []

  take(event: DayEvent, atMs: number): void {
    switch (event.type) {
      case 'ClerkSignedIn':
        this.#badges.set(event.counter, event.badgeNo)
        return this.#turn(event.counter, null, atMs)
      case 'CounterOpened':
        return this.#turn(event.counter, 'open', atMs)
      case 'CounterPaused':
        return this.#turn(event.counter, 'paused', atMs)
      case 'CounterClosed':
      case 'ClerkSignedOut':
        return this.#turn(event.counter, null, atMs)
      default:
    }
  }

  /** Those that are not over are counted up to then. */
  until(atMs: number): readonly StintFact[] {
    return [...this.#over, ...[...this.#now.values()].map((stint) => ({ ...stint, toMs: atMs }))].filter(
      ({ fromMs, toMs }) => toMs > fromMs,
    )
  }

  #turn(counter: CounterId, kind: StintFact['kind'] | null, atMs: number): void {
    const before = this.#now.get(counter)
    if (before) this.#over.push({ ...before, toMs: atMs })
    if (kind === null) this.#now.delete(counter)
    else this.#now.set(counter, { counter, badgeNo: this.#badges.get(counter) ?? null, kind, fromMs: atMs })
  }
}

/** Somebody who was called and did not come is not in the house until they come back. */
function counted(day: Readonly<DayState>): Omit<HouseFact, 'minute'> {
  let missed = 0
  for (const no of day.aside) if (day.tickets.get(no)?.status === 'missed') missed += 1
  let waiting = 0
  for (const count of day.waiting.values()) waiting += count
  let openCounters = 0
  for (const { status } of day.counters.values()) if (status === 'open') openCounters += 1
  return { inHouse: day.tickets.size - missed, waiting, openCounters }
}
