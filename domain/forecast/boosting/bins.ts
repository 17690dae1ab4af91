/** Columns of figures cut into at most 64 bins each, so that a tree counts instead of sorting. */

export const BINS_MOST = 64

/** The rows of a table as bins, row by row, and the edges by which any later row is cut the same way. */
export interface BinnedTable {
  readonly rows: number
  readonly width: number
  /** Bin of row r and column c at r × width + c. */
  readonly bins: Uint8Array
  /** Per column, rising: a value belongs to the first bin whose edge is not below it, or else to the last. */
  readonly edges: readonly Float64Array[]
}

/** Cuts `table` (row by row, `width` figures each) at the quantiles of each column. */
export function binned(table: Float64Array, width: number): BinnedTable {
  const rows = width === 0 ? 0 : Math.floor(table.length / width)
  const bins = new Uint8Array(rows * width)
  const edges: Float64Array[] = []
  const column = new Float64Array(rows)
  for (let c = 0; c < width; c += 1) {
    for (let r = 0; r < rows; r += 1) column[r] = table[r * width + c] ?? 0
    const cuts = edgesOf(column)
    edges.push(cuts)
    for (let r = 0; r < rows; r += 1) bins[r * width + c] = binOf(cuts, column[r] ?? 0)
  }
  return { rows, width, bins, edges }
}

/** The bin of a value: how many edges lie below it. */
export function binOf(edges: Float64Array, value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (edges[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

function edgesOf(column: Float64Array): Float64Array {
  const sorted = column.slice().sort()
  const cuts: number[] = []
  for (let k = 1; k < BINS_MOST; k += 1) {
    const at = Math.floor((k * sorted.length) / BINS_MOST)
    const below = sorted[at - 1] ?? 0
    const above = sorted[at] ?? below
    const cut = above > below ? (below + above) / 2 : below
    const last = cuts.at(-1)
    if ((last === undefined || cut > last) && cut < (sorted.at(-1) ?? 0)) cuts.push(cut)
  }
  return Float64Array.from(cuts)
}
