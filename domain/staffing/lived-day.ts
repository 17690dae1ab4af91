/**
 * One day of a hall lived in memory: lines by queue and class, counters by skill, the longest wait or the highest claim
 * first. A day that has begun can be copied and lived on with other counters.
 */
import { HALF_MIN, type Beginning, type Opening, type StaffingHall } from './facts.ts'
import { helpsFrom, shapeOf, type Shape } from './lived-shape.ts'
import type { Visit, Visitors } from './visitors.ts'

/** Is told each wait. */
export interface Listener {
  wait(half: number, queue: number, minutes: number): void
}

/** Half-hours whose waits are asked for: nothing is lived beyond the last call of those who came in them. */
export interface AskedHalves {
  readonly from: number
  readonly to: number
  /** Whoever still waits then is said to have waited until then, where somebody would have called them. */
  readonly untilMin?: number
}

/** Whoever holds a number is served into the noon break (docs/sources.md N11): its counters stay, and nobody comes. */
export function staying(hall: Pick<StaffingHall, 'shut'>, opening: Opening): Opening {
  let last: readonly boolean[] = []
  return opening.map((row, half) => (hall.shut[half] ? last : (last = row)))
}

export class LivedDay {
  readonly #hall: StaffingHall
  readonly #shape: Shape
  readonly #opening: Opening
  readonly #listener: Listener
  readonly #visitors: Visitors
  readonly #asked: AskedHalves
  /** The half-hour whose visitors come, and the next of them. */
  #coming = 0
  #at = 0
  /** Of the half-hours that are asked for, those in line. */
  #pending = 0
  #half = -1
  #lines: Visit[][]
  #heads: Int32Array
  #idle: Uint8Array
  /** Counters at work by when they are free, a heap in two arrays. */
  #freeMin: number[] = []
  #busy: number[] = []

  /** `opening` as `staying` gives it. */
  constructor(
    hall: StaffingHall,
    opening: Opening,
    listener: Listener,
    visitors: Visitors,
    beginning: Beginning | null = null,
    asked: AskedHalves = { from: 0, to: hall.halves },
  ) {
    this.#hall = hall
    this.#shape = shapeOf(hall)
    this.#opening = opening
    this.#listener = listener
    this.#visitors = visitors
    this.#asked = asked
    const lines = hall.queues.length * this.#shape.classes
    this.#lines = Array.from({ length: lines }, () => [])
    this.#heads = new Int32Array(lines)
    this.#idle = new Uint8Array(hall.counters.length)
    if (beginning !== null) this.#begin(beginning)
  }

  /** Lives on until all who are asked about were called or left. */
  finish(): void {
    const { untilMin } = this.#asked
    const rest = this.#opening.slice(Math.max(0, this.#half))
    const isCalled = this.#hall.queues.map((_, queue) =>
      (this.#shape.countersOf[queue] ?? []).some((counter) => rest.some((row) => row[counter] === true)),
    )
    if (!isCalled.includes(true)) return
    this.live(untilMin)
    if (untilMin === undefined || this.#pending === 0) return
    for (const [at, line] of this.#lines.entries())
      for (const visit of line.slice(this.#heads[at]))
        if (this.#isAsked(visit) && visit.leavesAtMin > untilMin && isCalled[visit.queue] === true)
          this.#listener.wait(visit.half, visit.queue, untilMin - visit.atMin)
  }

  /** Lives on to a moment, without what happens at it. */
  live(untilMin = Infinity): void {
    for (;;) {
      const comes = this.#comes()
      if (this.#pending === 0 && (comes === null || this.#coming > this.#asked.to)) return
      const comeMin = comes?.atMin ?? Infinity
      const freeMin = this.#freeMin[0] ?? Infinity
      const turnMin = this.#half + 1 < this.#hall.halves ? (this.#half + 1) * HALF_MIN : Infinity
      const nextMin = Math.min(turnMin, freeMin, comeMin)
      if (nextMin === Infinity || nextMin >= untilMin) return
      if (turnMin === nextMin) this.#turn(turnMin)
      else if (freeMin === nextMin) this.#free(freeMin)
      else this.#come(comes as Visit)
    }
  }

  /** Who comes next; null: nobody any more. Beyond what is asked for nobody is looked up while nobody waits for it. */
  #comes(): Visit | null {
    for (; this.#coming < this.#hall.halves; this.#coming += 1, this.#at = 0) {
      if (this.#pending === 0 && this.#coming > this.#asked.to) return null
      const visit = this.#visitors.comeIn(this.#coming)[this.#at]
      if (visit !== undefined) return visit
    }
    return null
  }

  /** The same day so far, to be lived on with another opening and for other half-hours. */
  copy(opening: Opening, listener: Listener, asked: AskedHalves): LivedDay {
    const other = new LivedDay(this.#hall, opening, listener, this.#visitors, null, asked)
    other.#coming = this.#coming
    other.#at = this.#at
    other.#half = this.#half
    other.#lines = this.#lines.map((line, at) => line.slice(this.#heads[at]))
    other.#idle = this.#idle.slice()
    other.#freeMin = this.#freeMin.slice()
    other.#busy = this.#busy.slice()
    for (const line of other.#lines) for (const visit of line) if (other.#isAsked(visit)) other.#pending += 1
    return other
  }

  #isAsked({ half }: Visit): boolean {
    return this.#asked.from <= half && half <= this.#asked.to
  }

  /** People in line, people at counters, the half-hour that has begun. */
  #begin({ atMin, busyUntilMin }: Beginning): void {
    for (const visit of this.#visitors.inLine) this.#stand(visit)
    this.#coming = Math.max(0, Math.floor(atMin / HALF_MIN))
    while ((this.#comes()?.atMin ?? Infinity) < atMin) this.#at += 1
    this.#half = Math.min(this.#hall.halves - 1, Math.floor(atMin / HALF_MIN))
    for (const [counter, freeMin] of busyUntilMin.entries()) if (freeMin !== null) this.#push(freeMin, counter)
    for (const [counter, isOpen] of (this.#opening[this.#half] ?? []).entries())
      if (isOpen && busyUntilMin[counter] == null) this.#next(counter, atMin)
  }

  #stand(visit: Visit): void {
    this.#lines[this.#lineOf(visit)]?.push(visit)
    if (this.#isAsked(visit)) this.#pending += 1
  }

  #lineOf({ queue, ofClass }: Pick<Visit, 'queue' | 'ofClass'>): number {
    const { classes } = this.#shape
    return queue * classes + (classes === 1 ? 0 : ofClass)
  }

  #come(visit: Visit): void {
    this.#at += 1
    const counters = this.#shape.countersOf[visit.queue] ?? []
    if (this.#shape.fromOf === null) {
      for (const counter of counters) if (this.#idle[counter] === 1) return this.#serve(counter, visit, visit.atMin)
      this.#stand(visit)
      return
    }
    this.#stand(visit)
    for (const counter of counters) if (this.#idle[counter] === 1 && this.#next(counter, visit.atMin)) return
  }

  /** Whether the counter is a reserve that leaves this first in line to others, who are at work (PICK-5, PICK-9). */
  #standsBack(counter: number, nth: number, { queue, atMin: cameMin }: Visit, atMin: number): boolean {
    const from = this.#shape.fromOf?.[counter]?.[nth] ?? 1
    if (from <= 1 || atMin - cameMin >= (this.#hall.coverMin ?? 0)) return false
    const waiting = this.#waiting(queue, atMin)
    const open = this.#opening[this.#half]
    return (
      waiting < from &&
      (this.#shape.countersOf[queue] ?? []).some(
        (other) => open?.[other] === true && helpsFrom(this.#hall, other, queue) <= waiting,
      )
    )
  }

  #waiting(queue: number, atMin: number): number {
    const { classes } = this.#shape
    let count = 0
    for (let place = queue * classes; place < (queue + 1) * classes; place += 1) {
      const line = this.#lines[place] ?? []
      for (let at = this.#heads[place] ?? 0; at < line.length; at += 1)
        if ((line[at] as Visit).leavesAtMin > atMin) count += 1
    }
    return count
  }

  #turn(atMin: number): void {
    this.#half += 1
    const before = this.#opening[this.#half - 1]
    for (const [counter, isOpen] of (this.#opening[this.#half] ?? []).entries()) {
      if (!isOpen) this.#idle[counter] = 0
      else if (before?.[counter] !== true && !this.#busy.includes(counter)) this.#next(counter, atMin)
    }
  }

  #free(atMin: number): void {
    const counter = this.#pop()
    if (this.#opening[this.#half]?.[counter] === true) this.#next(counter, atMin)
  }

  /** Calls whoever is next of the lines that the counter can serve; false: nobody is there, and it is idle. */
  #next(counter: number, atMin: number): boolean {
    let best: Visit | null = null
    for (const [nth, line] of (this.#shape.linesOf[counter] ?? []).entries()) {
      const first = this.#firstOf(line, atMin)
      if (first === null || (best !== null && !this.#isBefore(first, best, atMin))) continue
      if (this.#shape.fromOf === null || !this.#standsBack(counter, nth, first, atMin)) best = first
    }
    this.#idle[counter] = best === null ? 1 : 0
    if (best === null) return false
    const line = this.#lineOf(best)
    this.#heads[line] = (this.#heads[line] ?? 0) + 1
    if (this.#isAsked(best)) this.#pending -= 1
    this.#serve(counter, best, atMin)
    return true
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
    for (let head = this.#heads[place] ?? 0; ; head += 1) {
      const visit = line[head]
      if (visit === undefined) return null
      if (visit.leavesAtMin > atMin) return visit
      this.#heads[place] = head + 1
      if (this.#isAsked(visit)) this.#pending -= 1
    }
  }

  #serve(counter: number, { half, queue, atMin: cameMin, wayMin, serviceMin }: Visit, atMin: number): void {
    this.#idle[counter] = 0
    this.#listener.wait(half, queue, atMin - cameMin)
    this.#push(atMin + wayMin + serviceMin, counter)
  }

  #push(freeMin: number, counter: number): void {
    const times = this.#freeMin
    let at = times.length
    while (at > 0) {
      const above = (at - 1) >> 1
      const other = times[above] as number
      if (other <= freeMin) break
      this.#set(at, other, this.#busy[above] as number)
      at = above
    }
    this.#set(at, freeMin, counter)
  }

  #pop(): number {
    const times = this.#freeMin
    const first = this.#busy[0] as number
    const [lastMin, last] = [times.pop() as number, this.#busy.pop() as number]
    if (times.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      const right = times[below + 1]
      if (right !== undefined && right < (times[below] as number)) below += 1
      const child = times[below]
      if (child === undefined || child >= lastMin) break
      this.#set(at, child, this.#busy[below] as number)
      at = below
    }
    this.#set(at, lastMin, last)
    return first
  }

  #set(at: number, freeMin: number, counter: number): void {
    this.#freeMin[at] = freeMin
    this.#busy[at] = counter
  }
}
