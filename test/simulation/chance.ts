/** Chance from a seed: the same seed makes the same choices. */

export interface Chance {
  /** A whole number from 0 up to, not including, `most`. */
  below(most: number): number
  one<T>(of: readonly T[]): T
  /** An id for a command. */
  id(): string
  /** Chance of its own, so that clients do not disturb each other's. */
  fork(): Chance
}

/** Mulberry32: small, even, and enough for choices. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    below,
    one: (of) => of[below(of.length)] as (typeof of)[number],
    id: () => Array.from({ length: 4 }, () => below(4_294_967_296).toString(16).padStart(8, '0')).join(''),
    fork: () => chanceFrom(below(4_294_967_296)),
  }
}
