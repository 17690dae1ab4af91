/** One thing at a time: batches of commands, and what must not meet a command under decision. */

export interface Turns<T> {
  /** Puts one more into the next batch; what comes in the same turn of the event loop shares it. */
  add(one: T): void
  /** Runs between two batches. */
  between<R>(work: () => Promise<R>): Promise<R>
  /** For how long the present batch has been under way, ms; 0 between batches. */
  busyMs(): number
}

/** At most so many share a batch. */
const BATCH_MOST = 200

/** Hands batches to `work`, which never throws, one after the other. */
export function createTurns<T>(work: (batch: readonly T[]) => Promise<void>): Turns<T> {
  let waiting: T[] = []
  let visits: (() => Promise<void>)[] = []
  let isRunning = false
  let sinceMs: number | null = null

  function wake(): void {
    if (isRunning) return
    isRunning = true
    setImmediate(() => void run())
  }

  async function run(): Promise<void> {
    while (waiting.length > 0 || visits.length > 0) {
      const visiting = visits
      visits = []
      sinceMs = performance.now()
      for (const visit of visiting) await visit()
      const batch = waiting.slice(0, BATCH_MOST)
      waiting = waiting.slice(BATCH_MOST)
      sinceMs = performance.now()
      if (batch.length > 0) await work(batch)
      sinceMs = null
      // Whoever was told of this batch may look at what is held before the next one changes it.
      if (waiting.length > 0) await new Promise((resolve) => setImmediate(resolve))
    }
    isRunning = false
  }

  return {
    add: (one) => {
      waiting.push(one)
      wake()
    },
    between: (visit) =>
      new Promise((resolve, reject) => {
        visits.push(() => visit().then(resolve, reject))
        wake()
      }),
    busyMs: () => (sinceMs === null ? 0 : performance.now() - sinceMs),
  }
}
