/** Queues that share counters, directly or through others: each such part of a hall lives its day for itself. */
import type { Beginning, Opening, StaffedCounter, StaffingHall } from './facts.ts'

/** What one counter of it can help out, all can. Places of queues and counters in the hall. */
export interface StaffingPool {
  readonly queues: readonly number[]
  readonly counters: readonly number[]
}

/** Pools in the order of their first queue. */
export function poolsOf({ queues, counters }: Pick<StaffingHall, 'queues' | 'counters'>): readonly StaffingPool[] {
  const above = queues.map((_, queue) => queue)
  const rootOf = (queue: number): number => {
    const next = above[queue] as number
    return next === queue ? queue : rootOf(next)
  }
  for (const { skills } of counters)
    for (const queue of skills) {
      const [one, other] = [rootOf(skills[0] as number), rootOf(queue)]
      above[Math.max(one, other)] = Math.min(one, other)
    }
  return [...new Set(queues.map((_, queue) => rootOf(queue)))].map((root) => ({
    queues: queues.flatMap((_, queue) => (rootOf(queue) === root ? [queue] : [])),
    counters: counters.flatMap(({ skills }, counter) =>
      skills.length > 0 && rootOf(skills[0] as number) === root ? [counter] : [],
    ),
  }))
}

/** The pool as a hall of its own: nobody outside it changes its waits. */
export function partOf(hall: StaffingHall, pool: StaffingPool): StaffingHall {
  return {
    ...hall,
    queues: pool.queues.flatMap((queue) => hall.queues[queue] ?? []),
    counters: pool.counters.map((counter) => ({
      ...(hall.counters[counter] as StaffedCounter),
      skills: (hall.counters[counter]?.skills ?? []).map((queue) => pool.queues.indexOf(queue)),
    })),
  }
}

/** What of an opening is about the pool. */
export function openingIn(opening: Opening, { counters }: StaffingPool): Opening {
  return opening.map((row) => counters.map((counter) => row[counter] === true))
}

/** What of a day that has begun is about the pool. */
export function beginningIn(beginning: Beginning, { queues, counters }: StaffingPool): Beginning {
  const { waiting, classes, booked, busyUntilMin } = beginning
  return {
    ...beginning,
    waiting: queues.map((queue) => waiting[queue] ?? []),
    ...(classes && { classes: queues.map((queue) => classes[queue] ?? []) }),
    ...(booked && { booked: queues.map((queue) => booked[queue] ?? []) }),
    busyUntilMin: counters.map((counter) => busyUntilMin[counter] ?? null),
  }
}
