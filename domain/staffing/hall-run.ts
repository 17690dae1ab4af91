/**
 * Runs a day of a hall in memory, some thousand visits in a few milliseconds: lines by queue, counters by skill, the
 * longest wait first. What formulas of one pool cannot say of shared skills, this counts.
 */
import { HALF_MIN, type Beginning, type Opening, type StaffingHall, type WaitsOfHalf } from './facts.ts'
import { visitorsOf, type Visit } from './visitors.ts'

/** Waits by half-hour of arrival and queue, minutes: `waits[half][queue]`, of all runs together. */
export type Waits = readonly (readonly (readonly number[])[])[]

/**
 * Lives `runs` days with this opening; the same seed brings the same visitors whatever is open. With a beginning only the
 * rest of the day is lived; waits of those who wait then count in the half-hour in which they came.
 */
export function runHall(
  hall: StaffingHall,
  opening: Opening,
  runs: number,
  seed = 1,
  beginning: Beginning | null = null,
): Waits {
  const waits = Array.from({ length: hall.halves }, () => hall.queues.map((): number[] => []))
  for (let run = 0; run < runs; run += 1) {
    const { visits, inLine } = visitorsOf(hall, seed + run * 7919, beginning)
    new Day(hall, opening, waits).live(visits, inLine, beginning)
  }
  return waits
}

/** Waits of one half-hour, of these queues together; null where nobody came. */
export function waitsIn(hall: StaffingHall, waits: Waits, half: number, queues: readonly number[]): WaitsOfHalf | null {
  const all = queues.flatMap((queue) => waits[half]?.[queue] ?? []).sort((a, b) => a - b)
  if (all.length === 0) return null
  let over = 0
  for (const queue of queues) {
    const promise = hall.queues[queue]?.promiseMin ?? 0
    for (const wait of waits[half]?.[queue] ?? []) if (wait > promise) over += 1
  }
  return {
    visits: all.length,
    p50Min: quantile(all, 0.5),
    p80Min: quantile(all, 0.8),
    overPromise: over / all.length,
  }
}

/** Of sorted values; 0 of none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** Whoever holds a number is served into the noon break (docs/sources.md N11): its counters stay, and nobody comes. */
export function staying(hall: Pick<StaffingHall, 'shut'>, opening: Opening): Opening {
  let last: readonly boolean[] = []
  return opening.map((row, half) => (hall.shut[half] ? last : (last = row)))
}

class Day {
  readonly #hall: StaffingHall
  readonly #opening: Opening
  readonly #waits: readonly (readonly number[][])[]
  /** Those who wait, by queue and class: place queue × classes + class. */
  readonly #lines: Visit[][]
  readonly #heads: number[]
  readonly #classes: number
  readonly #idle: boolean[]
  /** Counters at work, by when they are free: a heap. */
  readonly #busy: { readonly freeMin: number; readonly counter: number }[] = []
  #half = -1

  constructor(hall: StaffingHall, opening: Opening, waits: readonly (readonly number[][])[]) {
    this.#hall = hall
    this.#opening = staying(hall, opening)
    this.#waits = waits
    this.#classes = hall.order?.classes.length ?? 1
    const lines = hall.queues.length * this.#classes
    this.#lines = Array.from({ length: lines }, () => [])
    this.#heads = Array.from({ length: lines }, () => 0)
    this.#idle = hall.counters.map(() => false)
  }

  live(visits: readonly Visit[], inLine: readonly Visit[], beginning: Beginning | null): void {
    if (beginning !== null) this.#begin(beginning, inLine)
    const fromMin = beginning?.atMin ?? 0
    for (const visit of visits) {
      if (visit.atMin < fromMin) continue
      this.#passTo(visit.atMin)
      const counter = this.#idleFor(visit.queue)
      if (counter === -1) this.#lines[this.#lineOf(visit)]?.push(visit)
      else this.#serve(counter, visit, visit.atMin)
    }
    // The last half-hour's counters stay until everybody with a number is served.
    this.#passTo(Number.MAX_SAFE_INTEGER)
  }

  /** People in line, people at counters, the half-hour that has begun. */
  #begin({ atMin, busyUntilMin }: Beginning, inLine: readonly Visit[]): void {
    for (const visit of inLine) this.#lines[this.#lineOf(visit)]?.push(visit)
    this.#half = Math.min(this.#hall.halves - 1, Math.floor(atMin / HALF_MIN))
    for (const [counter, freeMin] of busyUntilMin.entries()) if (freeMin !== null) this.#push({ freeMin, counter })
    for (const [counter, isOpen] of (this.#opening[this.#half] ?? []).entries())
      if (isOpen && busyUntilMin[counter] == null) this.#next(counter, atMin)
  }

  #lineOf({ queue, ofClass }: Pick<Visit, 'queue' | 'ofClass'>): number {
    return queue * this.#classes + (this.#classes === 1 ? 0 : ofClass)
  }

  /** Lets counters become free, and half-hours begin, up to a moment. */
  #passTo(atMin: number): void {
    for (;;) {
      const next = this.#busy[0]?.freeMin ?? Infinity
      const turnMin = this.#half + 1 < this.#hall.halves ? (this.#half + 1) * HALF_MIN : Infinity
      if (Math.min(next, turnMin) > atMin || Math.min(next, turnMin) === Infinity) return
      if (turnMin <= next) this.#turn(turnMin)
      else this.#free(next)
    }
  }

  #turn(atMin: number): void {
    this.#half += 1
    const before = this.#opening[this.#half - 1]
    for (const [counter, isOpen] of (this.#opening[this.#half] ?? []).entries()) {
      if (!isOpen) this.#idle[counter] = false
      else if (before?.[counter] !== true && !this.#busy.some((one) => one.counter === counter))
        this.#next(counter, atMin)
    }
  }

  #free(atMin: number): void {
    const counter = this.#pop()
    if (this.#opening[this.#half]?.[counter] === true) this.#next(counter, atMin)
  }

  /** Whom the counter calls of the lines that it can serve; nobody there: it is idle. */
  #next(counter: number, atMin: number): void {
    let best: Visit | null = null
    for (const queue of this.#hall.counters[counter]?.skills ?? [])
      for (let line = queue * this.#classes; line < (queue + 1) * this.#classes; line += 1) {
        const first = this.#firstOf(line, atMin)
        if (first !== null && (best === null || this.#isBefore(first, best, atMin))) best = first
      }
    this.#idle[counter] = best === null
    if (best === null) return
    const line = this.#lineOf(best)
    this.#heads[line] = (this.#heads[line] ?? 0) + 1
    this.#serve(counter, best, atMin)
  }

  /** The longest wait first, or by claim: wait and head start of a class, whoever waits very long before all of them. */
  #isBefore(one: Visit, other: Visit, atMin: number): boolean {
    const { order } = this.#hall
    const isOlder = one.atMin < other.atMin
    if (order === undefined || one.ofClass === other.ofClass) return isOlder
    const older = isOlder ? one : other
    if (atMin - older.atMin >= order.longestWaitMin) return isOlder
    const claim = ({ ofClass, atMin: cameMin }: Visit): number => {
      const { rate = 1, headStart = 0 } = order.classes[ofClass] ?? {}
      return rate * Math.min(Math.max(0, atMin - cameMin), order.waitCapMin) + headStart
    }
    return claim(one) > claim(other)
  }

  #firstOf(place: number, atMin: number): Visit | null {
    const line = this.#lines[place] ?? []
    for (;;) {
      const head = this.#heads[place] ?? 0
      const visit = line[head]
      if (visit === undefined) return null
      if (visit.leavesAtMin > atMin) return visit
      this.#heads[place] = head + 1
    }
  }

  #idleFor(queue: number): number {
    return this.#hall.counters.findIndex(
      ({ skills }, counter) => this.#idle[counter] === true && skills.includes(queue),
    )
  }

  #serve(counter: number, visit: Visit, atMin: number): void {
    this.#idle[counter] = false
    this.#waits[visit.half]?.[visit.queue]?.push(atMin - visit.atMin)
    this.#push({ freeMin: atMin + visit.wayMin + visit.serviceMin, counter })
  }

  #push(one: { readonly freeMin: number; readonly counter: number }): void {
    let at = this.#busy.length
    this.#busy.push(one)
    while (at > 0) {
      const above = (at - 1) >> 1
      const other = this.#busy[above] as typeof one
      if (other.freeMin <= one.freeMin) break
      this.#busy[at] = other
      at = above
    }
    this.#busy[at] = one
  }

  #pop(): number {
    const [first] = this.#busy as [{ readonly freeMin: number; readonly counter: number }]
    const last = this.#busy.pop() as typeof first
    if (this.#busy.length === 0) return first.counter
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      const right = this.#busy[below + 1]
      if (right !== undefined && right.freeMin < (this.#busy[below] as typeof first).freeMin) below += 1
      const child = this.#busy[below]
      if (child === undefined || child.freeMin >= last.freeMin) break
      this.#busy[at] = child
      at = below
    }
    this.#busy[at] = last
    return first.counter
  }
}
