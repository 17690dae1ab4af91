/** The simulation's own time: things happen in the order of their moments, and no real clock is looked at. */

export interface Timeline {
  nowMs(): number
  /** Runs something `ms` later. Returns the way to call it off. */
  after(ms: number, run: () => void): () => void
  sleep(ms: number): Promise<void>
  /** Lets everything happen up to a moment. */
  runUntil(ms: number): Promise<void>
  /**
   * Lets things happen until `work` is over, for at most so many ms; gives whether it was. Awaiting it instead would
   * wait for ever: what it waits for, as a slow disk, happens only here.
   */
  runThrough(work: Promise<unknown>, msMost: number): Promise<boolean>
}

interface Moment {
  readonly atMs: number
  readonly order: number
  run: (() => void) | null
}

/** Starts at `fromMs`. `afterEach` is called after each step, when nothing of it is left to do. */
export function createTimeline(fromMs: number, afterEach: () => void): Timeline {
  const heap: Moment[] = []
  let nowMs = fromMs
  let order = 0

  function after(ms: number, run: () => void): () => void {
    const moment: Moment = { atMs: nowMs + Math.max(0, ms), order: (order += 1), run }
    push(heap, moment)
    return () => {
      moment.run = null
    }
  }

  async function runWhile(isWanted: () => boolean, untilMs: number): Promise<void> {
    for (let first = heap[0]; first !== undefined && first.atMs <= untilMs && isWanted(); first = heap[0]) {
      pop(heap)
      if (first.run === null) continue
      nowMs = first.atMs
      first.run()
      await settled()
      afterEach()
    }
    if (isWanted()) nowMs = untilMs
  }

  async function runThrough(work: Promise<unknown>, msMost: number): Promise<boolean> {
    let isOver = false
    const over = (): void => {
      isOver = true
    }
    work.then(over, over)
    await settled()
    await runWhile(() => !isOver, nowMs + msMost)
    return isOver
  }

  return {
    nowMs: () => nowMs,
    after,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    runUntil: (ms) => runWhile(() => true, ms),
    runThrough,
  }
}

/** Promises and setImmediate of the server's own code have run: the first turn may set up a second. */
async function settled(): Promise<void> {
  await new Promise(setImmediate)
  await new Promise(setImmediate)
}

function isBefore(one: Moment, other: Moment): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order)
}

function push(heap: Moment[], moment: Moment): void {
  let at = heap.push(moment) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!isBefore(moment, heap[parent] as Moment)) break
    heap[at] = heap[parent] as Moment
    at = parent
  }
  heap[at] = moment
}

function pop(heap: Moment[]): void {
  const last = heap.pop() as Moment
  if (heap.length === 0) return
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Moment, heap[child] as Moment)) child += 1
    if (!isBefore(heap[child] as Moment, last)) break
    heap[at] = heap[child] as Moment
    at = child
  }
  heap[at] = last
}
