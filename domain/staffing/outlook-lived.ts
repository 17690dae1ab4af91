/** The rest of a day that has begun, lived in memory: as the floor stands, and with windows opened and left. */
import { HALF_MIN, type Opening, type StaffingHall } from './facts.ts'
import type { FloorNow } from './floor-now.ts'
import { runHall, type Waits } from './hall-run.ts'
import { beginningIn, openingIn, partOf, poolsOf, type StaffingPool } from './pools.ts'

const RUNS = 60
/** Nobody says how much longer than two hours a wait will be (WAIT-3): nothing is lived for it. */
const LONG_MIN = 150

interface RestOfDay {
  readonly hall: StaffingHall
  readonly now: FloorNow
  /** Half-hours that are asked about. */
  readonly halves: readonly number[]
}

/** Lives the rest of the day in each pool by itself; a pool in which nothing is otherwise than `before` is as it was. */
export function livedIn(looked: RestOfDay, ways: Ways, before: Lived | null): Lived {
  const { hall, now, halves } = looked
  const [from, to] = [halves[0] ?? 0, halves.at(-1) ?? 0]
  const asked = { from, to, untilMin: (to + 1) * HALF_MIN + LONG_MIN }
  const opening = openingOf(hall, now, ways)
  const parts = (before?.parts ?? poolsOf(hall).map((pool) => ({ pool, hall: partOf(hall, pool), waits: [] }))).map(
    (part) => {
      const isSame = ![...ways.added, ...ways.taken].some((counter) => part.pool.counters.includes(counter))
      if (before !== null && isSame) return part
      const beginning = beginningIn(withMoved(now, ways.taken).beginning, part.pool)
      return { ...part, waits: runHall(part.hall, openingIn(opening, part.pool), RUNS, 1, beginning, asked) }
    },
  )
  return { parts, waits: waitsOfHall(hall, parts) }
}

export interface Lived {
  readonly parts: readonly { readonly pool: StaffingPool; readonly hall: StaffingHall; readonly waits: Waits }[]
  readonly waits: Waits
}

/** Counters that are opened and left. */
export interface Ways {
  readonly added: readonly number[]
  readonly taken: readonly number[]
}
export const AS_NOW: Ways = { added: [], taken: [] }

function waitsOfHall({ halves, queues }: StaffingHall, parts: Lived['parts']): Waits {
  const placeOf = queues.map((_, queue) => {
    const part = parts.find(({ pool }) => pool.queues.includes(queue))
    return { part, at: part?.pool.queues.indexOf(queue) ?? 0 }
  })
  return Array.from({ length: halves }, (_, half) => placeOf.map(({ part, at }) => part?.waits[half]?.[at] ?? []))
}

/**
 * What is open stays open, until a half-day begins for which a roster says otherwise; whoever pauses comes back; `added`
 * and `taken` counters are otherwise from now on.
 */
function openingOf({ halves, shut, counters }: StaffingHall, now: FloorNow, { added, taken }: Ways): Opening {
  return Array.from({ length: halves }, (_, half) =>
    counters.map((_counter, at) => {
      if (shut[half] === true || taken.includes(at)) return false
      if (added.includes(at)) return true
      const planned = now.planned?.[half]
      if (planned) return planned[at] === true
      const counter = now.counters[at]
      if (counter?.kind === 'paused') return counter.backMin !== null && (half + 1) * HALF_MIN > counter.backMin
      return counter?.kind === 'open'
    }),
  )
}

/** Whoever changes windows finishes with the visitor before them first; that visitor is not counted twice. */
function withMoved(now: FloorNow, taken: readonly number[]): FloorNow {
  const busyUntilMin = now.beginning.busyUntilMin.map((until, at) => (taken.includes(at) ? null : until))
  return { ...now, beginning: { ...now.beginning, busyUntilMin } }
}
