/** Who comes to a hall on a day lived in memory: the same seed brings the same people, whatever is open. */
import { PRIORITY_CLASSES } from '../words/ids.ts'
import { HALF_MIN, type Beginning, type StaffedQueue, type StaffingHall } from './facts.ts'

export interface Visit {
  readonly atMin: number
  readonly queue: number
  readonly half: number
  readonly serviceMin: number
  readonly leavesAtMin: number
  /** Place in PRIORITY_CLASSES. */
  readonly ofClass: number
  /** From the call to the counter. */
  readonly wayMin: number
}

/** Everybody of one day. */
export interface Visitors {
  /** In line already. */
  readonly inLine: readonly Visit[]
  /** Whoever comes in a half-hour, by the time at which they come; made when it is first asked for. */
  comeIn(half: number): readonly Visit[]
}

/** Where a hall says no order all are of one class. */
const ORDINARY = 0
const BOOKED = PRIORITY_CLASSES.indexOf('booked')

/** Days that were made before, by the hall and by who waited then: a search lives the same ones hundreds of times. */
const made = new WeakMap<StaffingHall, WeakMap<object, Map<number, Visitors>>>()
const NOBODY = {}
const MADE_MOST = 160

/** The visitors of one seed; made once for a hall and a beginning. */
export function visitorsOf(hall: StaffingHall, seed: number, beginning: Beginning | null): Visitors {
  const ofHall = made.get(hall) ?? new WeakMap<object, Map<number, Visitors>>()
  made.set(hall, ofHall)
  const days = ofHall.get(beginning?.waiting ?? NOBODY) ?? new Map<number, Visitors>()
  ofHall.set(beginning?.waiting ?? NOBODY, days)
  const known = days.get(seed)
  if (known) return known
  const fresh = madeDay(hall, seed, beginning)
  days.set(seed, fresh)
  if (days.size > MADE_MOST) days.delete(days.keys().next().value as number)
  return fresh
}

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

/** Each queue's half-hour has a chance of its own: what is not looked at need not be drawn, and whoever looks at one queue alone sees the same people. */
function madeDay(hall: StaffingHall, seed: number, beginning: Beginning | null): Visitors {
  const halves: (readonly Visit[] | undefined)[] = []
  const draws = (queue: number, half: number): Draws =>
    new Draws(hall, queue, seed + Math.imul(half + 1, HALF_SEED) + numberOf(hall.queues[queue]?.queue ?? ''))
  return {
    inLine: hall.queues.flatMap((_, queue) => draws(queue, BEFORE).inLine(beginning)),
    comeIn: (half) =>
      (halves[half] ??= hall.queues
        .flatMap((_, queue) => draws(queue, half).visits(half, beginning))
        .sort((one, other) => one.atMin - other.atMin)),
  }
}
const HALF_SEED = 0x9e37_79b1
const BEFORE = -1

/** A number of a name (FNV-1a). */
function numberOf(name: string): number {
  let hash = 0x811c_9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x0100_0193)
  return hash
}

class Draws {
  readonly #hall: StaffingHall
  readonly #queue: number
  readonly #of: StaffedQueue
  readonly #draw: () => number

  constructor(hall: StaffingHall, queue: number, seed: number) {
    this.#hall = hall
    this.#queue = queue
    this.#of = hall.queues[queue] as StaffedQueue
    this.#draw = drawsFrom(seed)
  }

  /** Whoever waits already has a patience that nobody knows. */
  inLine(beginning: Beginning | null): readonly Visit[] {
    return (beginning?.waiting[this.#queue] ?? []).map((cameMin, nth): Visit => {
      const visit = this.#visit(cameMin, beginning?.classes?.[this.#queue]?.[nth] ?? ORDINARY)
      return { ...visit, half: Math.max(0, visit.half), leavesAtMin: Infinity }
    })
  }

  visits(half: number, beginning: Beginning | null): readonly Visit[] {
    const { arrivals, classShares } = this.#of
    const all: Visit[] = []
    for (let n = this.#poisson(arrivals[half] ?? 0); n > 0; n -= 1)
      all.push(this.#visit((half + this.#draw()) * HALF_MIN, this.#classOf(classShares)))
    for (const slotMin of beginning?.booked?.[this.#queue] ?? [])
      if (Math.floor(slotMin / HALF_MIN) === half && this.#draw() < (beginning?.shows ?? 1))
        all.push(this.#visit(slotMin, BOOKED))
    return all
  }

  #visit(atMin: number, ofClass: number): Visit {
    const { leaves, patienceMin, waySec } = this.#hall
    return {
      atMin,
      queue: this.#queue,
      half: Math.floor(atMin / HALF_MIN),
      serviceMin: this.#lognormal(this.#of.serviceMin, this.#of.serviceCv),
      leavesAtMin: this.#draw() < leaves ? atMin + 5 + this.#draw() * patienceMin : Infinity,
      ofClass,
      wayMin: (waySec / 60) * (0.5 + this.#draw()),
    }
  }

  /** Draws only where it matters: without an order the same seed brings the same day as ever. */
  #classOf(shares: readonly number[] | undefined): number {
    if (this.#hall.order === undefined || shares === undefined) return ORDINARY
    let left = this.#draw()
    for (const [ofClass, share] of shares.entries()) {
      left -= share
      if (left < 0) return ofClass
    }
    return ORDINARY
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
}
