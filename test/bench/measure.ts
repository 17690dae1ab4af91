/** Small honest statistics for benchmarks: percentiles, rates, and repeated rounds. */

/** The p-th percentile (0..1) of samples, by nearest rank. Throws on none. */
export function percentile(samples: readonly number[], p: number): number {
  if (samples.length === 0) throw new Error('no samples')
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] as number
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

/** Milliseconds that one awaited call takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** Runs `clients` loops side by side for `ms` milliseconds and returns finished operations per second. */
export async function ratePerSecond(
  clients: number,
  ms: number,
  once: (client: number) => Promise<unknown>,
): Promise<number> {
  let done = 0
  const from = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() - from < ms) {
        await once(client)
        done += 1
      }
    }),
  )
  return done / ((performance.now() - from) / 1000)
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits))
}
