/** Of what is asked for again and again only the last answer counts. */

/**
 * Makes the asking of `work`, which shows nothing once it is not the last any more. Every asking is over only when the
 * last one is: whoever waits for it sees what came of it.
 */
export function latest(work: (isLast: () => boolean) => Promise<void>): () => Promise<void> {
  let asked = 0
  let last: Promise<void> = Promise.resolve()
  return () => {
    const turn = (asked += 1)
    const isLast = (): boolean => turn === asked
    last = work(isLast).then(() => (isLast() ? undefined : last))
    return last
  }
}
