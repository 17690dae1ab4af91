/** Erlang's formulas for a pool of equal counters: with people who wait to the end (C) and who lose patience (A). */
import { erlangC } from '../forecast/staffing.ts'

export interface Pool {
  readonly counters: number
  readonly arrivalsPerMin: number
  /** Mean minutes that a visit holds a counter. */
  readonly serviceMin: number
}

/** Share that waits longer than `minutes` where nobody leaves; 1 where the line would only grow. */
export function overC({ counters, arrivalsPerMin, serviceMin }: Pool, minutes: number): number {
  const load = arrivalsPerMin * serviceMin
  if (load >= counters) return 1
  return erlangC(counters, load) * Math.exp((-minutes * (counters - load)) / serviceMin)
}

/**
 * Erlang A: people leave after an exponential patience of mean `patienceMin` (Garnett, Mandelbaum & Reiman 2002; docs/sources.md
 * Q4). Share that has to wait at all, and share that leaves; defined for any load.
 */
export function erlangA(
  { counters, arrivalsPerMin, serviceMin }: Pool,
  patienceMin: number,
): { readonly waits: number; readonly leaves: number } {
  const load = arrivalsPerMin * serviceMin
  if (load <= 0) return { waits: 0, leaves: 0 }
  if (counters === 0) return { waits: 1, leaves: 1 }
  // Weights of the states, from "all counters taken, nobody waits" outward, so that nothing overflows.
  let below = 1
  let weight = 1
  for (let n = counters; n >= 1; n -= 1) {
    weight *= n / load
    below += weight
    if (weight < 1e-12 * below) break
  }
  let waiting = 0
  let ahead = 0
  weight = 1
  for (let line = 1; line < LINE_MOST; line += 1) {
    weight *= arrivalsPerMin / (counters / serviceMin + line / patienceMin)
    waiting += weight
    ahead += line * weight
    if (weight < 1e-12 * below) break
  }
  const whole = below + waiting
  // Whoever comes while all counters are taken waits.
  return { waits: (1 + waiting) / whole, leaves: ahead / patienceMin / arrivalsPerMin / whole }
}

const LINE_MOST = 100_000

/** Fewest counters with at most `share` waiting longer than `minutes`, by Erlang C. */
export function countersC(pool: Omit<Pool, 'counters'>, minutes: number, share: number): number {
  const load = pool.arrivalsPerMin * pool.serviceMin
  let counters = load > 0 ? Math.floor(load) + 1 : 0
  while (load > 0 && overC({ ...pool, counters }, minutes) > share) counters += 1
  return counters
}

/** Fewest counters with at most `share` leaving, by Erlang A. */
export function countersA(pool: Omit<Pool, 'counters'>, patienceMin: number, share: number): number {
  let counters = pool.arrivalsPerMin > 0 ? 1 : 0
  while (pool.arrivalsPerMin > 0 && erlangA({ ...pool, counters }, patienceMin).leaves > share) counters += 1
  return counters
}
