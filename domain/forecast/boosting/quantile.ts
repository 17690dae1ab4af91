/** Weighted quantiles without sorting: the part that cannot hold the quantile is thrown away until one value is left. */

/** Room for one call after another: a forest asks a hundred thousand times. */
export interface QuantileRoom {
  readonly values: Float64Array
  readonly weights: Float64Array
}

/** Room for at most so many values. */
export function quantileRoom(most: number): QuantileRoom {
  return { values: new Float64Array(most), weights: new Float64Array(most) }
}

/**
 * The least of the first `count` values below or at which `share` of the weight lies. Reorders them. NaN of none; weights
 * above 0.
 */
export function weightedQuantile({ values, weights }: QuantileRoom, count: number, share: number): number {
  let whole = 0
  for (let k = 0; k < count; k += 1) whole += weights[k] as number
  let wanted = share * whole
  let [from, to] = [0, count]
  while (to - from > 1) {
    const pivot = middleOf(values[from] as number, values[(from + to) >> 1] as number, values[to - 1] as number)
    // [from, low) below the pivot, [low, at) the pivot itself, [high, to) above it.
    let [low, at, high] = [from, from, to]
    let [below, same] = [0, 0]
    while (at < high) {
      const value = values[at] as number
      const weight = weights[at] as number
      if (value < pivot) {
        below += weight
        values[at] = values[low] as number
        weights[at] = weights[low] as number
        values[low] = value
        weights[low] = weight
        low += 1
        at += 1
      } else if (value > pivot) {
        high -= 1
        values[at] = values[high] as number
        weights[at] = weights[high] as number
        values[high] = value
        weights[high] = weight
      } else {
        same += weight
        at += 1
      }
    }
    if (low > from && below >= wanted) to = low
    else if (below + same >= wanted || high === to) return pivot
    else {
      wanted -= below + same
      from = high
    }
  }
  return from < to ? (values[from] as number) : Number.NaN
}

function middleOf(one: number, other: number, third: number): number {
  return Math.max(Math.min(one, other), Math.min(Math.max(one, other), third))
}
