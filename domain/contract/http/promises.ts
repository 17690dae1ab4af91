/** The contract of the public board of promises. */

/** Counted visitors; who still waits beyond what was said counts as told and not kept (LEARN-5). */
export interface PromisesCount {
  readonly told: number
  readonly kept: number
}

/** GET /api/promises/today; anybody. */
export interface PromisesToday extends PromisesCount {
  readonly date: string
  readonly atMs: number
  readonly late: number
  /** Who waits now, and those of them beyond what they were told. */
  readonly waiting: number
  readonly waitingLate: number
  /** Whoever found a free counter was told "now". */
  readonly atOnce: number
  /** By queue; few visitors say little, so the page shows no share below `LEAST_SHOWN`. */
  readonly queues: readonly (PromisesCount & { readonly queue: string })[]
  readonly halves: readonly (PromisesCount & { readonly from: string })[]
}

export const LEAST_SHOWN = 5
