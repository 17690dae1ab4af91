/** Of what is asked for again and again only the last answer counts. */
import { onScopeDispose } from 'vue'

/** What has not been answered by then never will be: a line can hang without an end. */
const PATIENCE_MS = 30_000

export interface Asking {
  /** Asks; over only when the last asking is: whoever waits for it sees what came of it. */
  (): Promise<void>
  /**
   * Asks unless an answer is still awaited, for half a minute at most: what is asked by the clock would otherwise show
   * nothing at all where answers take longer than its period.
   */
  unlessAsked(): void
}

/**
 * Makes the asking of `work`, which shows nothing once it is not the last any more, in whatever order answers come; none
 * is, once the part of the page that asks is gone.
 */
export function latest(work: (isLast: () => boolean) => Promise<void>): Asking {
  let asked = 0
  let answered = 0
  let askedMs = 0
  let isGone = false
  let last: Promise<void> = Promise.resolve()
  onScopeDispose(() => (isGone = true), true)
  const asking = (): Promise<void> => {
    const turn = (asked += 1)
    askedMs = performance.now()
    const isLast = (): boolean => turn === asked && !isGone
    last = work(isLast)
      .finally(() => (answered = Math.max(answered, turn)))
      .then(() => (turn === asked ? undefined : last))
    return last
  }
  return Object.assign(asking, {
    unlessAsked: () => {
      if (answered === asked || performance.now() > askedMs + PATIENCE_MS) void asking()
    },
  })
}
