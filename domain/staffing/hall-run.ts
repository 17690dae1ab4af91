/**
 * Runs a day of a hall in memory, some thousand visits in a few milliseconds: lines by queue, counters by skill, the
 * longest wait first. What formulas of one pool cannot say of shared skills, this counts.
 */
import { HALF_MIN, type Opening, type StaffingHall, type WaitsOfHalf } from './facts.ts'

/** Waits by half-hour of arrival and queue, minutes: `waits[half][queue]`, of all runs together. */
export type Waits = readonly (readonly (readonly number[])[])[]

/** Chance from a seed, 0..1: the domain knows no other. */
function drawsFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A hall that is at work already: where the day begins for those who ask what comes next. */
export interface Beginning {
  /** Minutes since the hall's first half-hour. */
  readonly atMin: number
  /** Those who wait, by queue: minutes since the first half-hour at which each came, the first first. */
  readonly waiting: readonly (readonly number[])[]
  /** By counter: when whoever sits there is free, in the same minutes; null: nobody is being served. */
  readonly busyUntilMin: readonly (number | null)[]
}

interface Visit {
  readonly atMin: number
  readonly queue: number
  readonly half: number
  readonly serviceMin: number
  readonly leavesAtMin: number
}

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
  for (let run = 0; run < runs; run += 1) new Day(hall, opening, drawsFrom(seed + run * 7919), waits).live(beginning)
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
  readonly #draw: () => number
  readonly #waits: readonly (readonly number[][])[]
  readonly #lines: Visit[][]
  readonly #heads: number[]
  readonly #idle: boolean[]
  /** Counters at work, by when they are free: a heap. */
  readonly #busy: { readonly freeMin: number; readonly counter: number }[] = []
  #half = -1

  constructor(hall: StaffingHall, opening: Opening, draw: () => number, waits: readonly (readonly number[][])[]) {
    this.#hall = hall
    this.#opening = staying(hall, opening)
    this.#draw = draw
    this.#waits = waits
    this.#lines = hall.queues.map(() => [])
    this.#heads = hall.queues.map(() => 0)
    this.#idle = hall.counters.map(() => false)
  }

  live(beginning: Beginning | null): void {
    if (beginning !== null) this.#begin(beginning)
    const fromMin = beginning?.atMin ?? 0
    for (const visit of this.#visits()) {
      if (visit.atMin < fromMin) continue
      this.#passTo(visit.atMin)
      const counter = this.#idleFor(visit.queue)
      if (counter === -1) this.#lines[visit.queue]?.push(visit)
      else this.#serve(counter, visit, visit.atMin)
    }
    // The last half-hour's counters stay until everybody with a number is served.
    this.#passTo(Number.MAX_SAFE_INTEGER)
  }

  /** People in line, people at counters, the half-hour that has begun. */
  #begin({ atMin, waiting, busyUntilMin }: Beginning): void {
    for (const [queue, { serviceMin, serviceCv }] of this.#hall.queues.entries())
      for (const cameMin of waiting[queue] ?? [])
        this.#lines[queue]?.push({
          atMin: cameMin,
          queue,
          half: Math.max(0, Math.floor(cameMin / HALF_MIN)),
          serviceMin: this.#lognormal(serviceMin, serviceCv),
          leavesAtMin: Infinity,
        })
    this.#half = Math.min(this.#hall.halves - 1, Math.floor(atMin / HALF_MIN))
    for (const [counter, freeMin] of busyUntilMin.entries()) if (freeMin !== null) this.#push({ freeMin, counter })
    for (const [counter, isOpen] of (this.#opening[this.#half] ?? []).entries())
      if (isOpen && busyUntilMin[counter] == null) this.#next(counter, atMin)
  }

  #visits(): readonly Visit[] {
    const { queues, halves, leaves, patienceMin } = this.#hall
    const all: Visit[] = []
    for (const [queue, { arrivals, serviceMin, serviceCv }] of queues.entries()) {
      for (let half = 0; half < halves; half += 1) {
        for (let n = this.#poisson(arrivals[half] ?? 0); n > 0; n -= 1) {
          const atMin = (half + this.#draw()) * HALF_MIN
          all.push({
            atMin,
            queue,
            half,
            serviceMin: this.#lognormal(serviceMin, serviceCv),
            leavesAtMin: this.#draw() < leaves ? atMin + 5 + this.#draw() * patienceMin : Infinity,
          })
        }
      }
    }
    return all.sort((a, b) => a.atMin - b.atMin)
  }

  #poisson(mean: number): number {
    // In pieces, so that e to the minus mean stays a number.
    let left = mean
    let count = 0
    while (left > 0) {
      const least = Math.exp(-Math.min(left, 50))
      for (let product = this.#draw(); product > least; product *= this.#draw()) count += 1
      left -= 50
    }
    return count
  }

  #lognormal(mean: number, cv: number): number {
    const variance = Math.log(1 + cv ** 2)
    const normal = Math.sqrt(-2 * Math.log(1 - this.#draw())) * Math.cos(2 * Math.PI * this.#draw())
    return mean * Math.exp(normal * Math.sqrt(variance) - variance / 2)
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

  /** The longest wait among the lines that the counter can serve; nobody there: it is idle. */
  #next(counter: number, atMin: number): void {
    let best: Visit | null = null
    for (const queue of this.#hall.counters[counter]?.skills ?? []) {
      const first = this.#firstOf(queue, atMin)
      if (first !== null && (best === null || first.atMin < best.atMin)) best = first
    }
    this.#idle[counter] = best === null
    if (best === null) return
    this.#heads[best.queue] = (this.#heads[best.queue] ?? 0) + 1
    this.#serve(counter, best, atMin)
  }

  #firstOf(queue: number, atMin: number): Visit | null {
    const line = this.#lines[queue] ?? []
    for (;;) {
      const head = this.#heads[queue] ?? 0
      const visit = line[head]
      if (visit === undefined) return null
      if (visit.leavesAtMin > atMin) return visit
      this.#heads[queue] = head + 1
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
    const way = (this.#hall.waySec / 60) * (0.5 + this.#draw())
    this.#push({ freeMin: atMin + way + visit.serviceMin, counter })
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
