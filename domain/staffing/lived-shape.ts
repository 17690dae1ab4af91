/** Which counter calls from which lines of a hall lived in memory, and from how many waiting on. */
import type { StaffingHall } from './facts.ts'

/** What is looked up at every step, found once for a hall. */
export interface Shape {
  readonly classes: number
  /** Counters that serve a queue, in the order of the plan. */
  readonly countersOf: readonly Int32Array[]
  /** Lines that a counter calls from: place queue × classes + class. */
  readonly linesOf: readonly Int32Array[]
  /** From how many waiting on a counter calls from each of these lines; null: no counter of the hall is a reserve. */
  readonly fromOf: readonly Int32Array[] | null
}

const shapes = new WeakMap<StaffingHall, Shape>()

/** Found once for a hall, kept with it. */
export function shapeOf(hall: StaffingHall): Shape {
  const known = shapes.get(hall)
  if (known) return known
  const classes = hall.order?.classes.length ?? 1
  const shape = {
    classes,
    countersOf: hall.queues.map((_, queue) =>
      Int32Array.from(hall.counters.flatMap(({ skills }, counter) => (skills.includes(queue) ? [counter] : []))),
    ),
    linesOf: hall.counters.map(({ skills }) =>
      Int32Array.from(skills.flatMap((queue) => Array.from({ length: classes }, (_, at) => queue * classes + at))),
    ),
    fromOf: hall.counters.some(({ fromWaiting }) => fromWaiting !== undefined)
      ? hall.counters.map(({ skills, fromWaiting }) =>
          Int32Array.from(skills.flatMap((_, nth) => Array.from({ length: classes }, () => fromWaiting?.[nth] ?? 1))),
        )
      : null,
  }
  shapes.set(hall, shape)
  return shape
}

/** From how many waiting on a counter helps with a queue; 1: with whoever comes. */
export function helpsFrom({ counters }: StaffingHall, counter: number, queue: number): number {
  const of = counters[counter]
  return of?.fromWaiting?.[of.skills.indexOf(queue)] ?? 1
}
