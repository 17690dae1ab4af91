/** Shares and ratios with the span in which they may truly lie (95 %): a small number says little, and shows it. */

export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.96

/** A share of `of` with its Wilson interval; null of nobody. Never beyond 0 and 1, and wide where `of` is small. */
export function shareOf(count: number, of: number): Interval | null {
  if (of <= 0) return null
  const share = count / of
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of))
  const middle = share + (Z * Z) / (2 * of)
  const scale = 1 + (Z * Z) / of
  return { value: share, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}

/**
 * The sum of what was seen over the sum of what was expected, with its interval; null with fewer than `least`. 1 means: as
 * long as others take for the very same mix.
 */
export function ratioOf(
  seen: readonly { readonly actual: number; readonly expected: number }[],
  least: number,
): Interval | null {
  const expected = seen.reduce((sum, one) => sum + one.expected, 0)
  if (seen.length < least || expected <= 0) return null
  const value = seen.reduce((sum, one) => sum + one.actual, 0) / expected
  const variance =
    seen.reduce((sum, one) => sum + (one.actual - value * one.expected) ** 2, 0) / Math.max(1, seen.length - 1)
  const half = (Z * Math.sqrt(variance * seen.length)) / expected
  return { value, low: Math.max(0, value - half), high: value + half }
}
