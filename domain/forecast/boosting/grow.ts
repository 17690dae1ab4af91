/** One regression tree, grown leaf by leaf where it gains most, on bins. */
import { BINS_MOST, type BinnedTable } from './bins.ts'

/** A tree while it grows; a leaf has column −1, and its rows are order[start … end). */
export interface GrownNode {
  column: number
  bin: number
  left: number
  right: number
  start: number
  end: number
}

export interface GrowRules {
  readonly leavesMost: number
  readonly rowsLeast: number
  /** Added to the weight of each side: a small leaf must show more. */
  readonly caution: number
}

interface Counted {
  readonly sums: Float64Array
  readonly weights: Float64Array
  readonly rows: Int32Array
}

interface OpenLeaf {
  readonly node: number
  readonly counted: Counted
  readonly best: Split | null
}

interface Split {
  readonly gain: number
  readonly column: number
  readonly bin: number
}

/** The nodes of a tree over the rows of `order`, which is reordered so that the rows of each leaf lie together. */
export function growTree(
  table: BinnedTable,
  order: Int32Array,
  slope: Float64Array,
  weight: Float64Array,
  columns: readonly number[],
  rules: GrowRules,
): GrownNode[] {
  const nodes: GrownNode[] = [{ column: -1, bin: 0, left: -1, right: -1, start: 0, end: order.length }]
  const spare = new Int32Array(order.length)
  const countOf = (node: GrownNode): Counted => count(table, order, node, slope, weight, columns)
  const leafOf = (at: number, counted: Counted): OpenLeaf => ({
    node: at,
    counted,
    best: bestSplit(counted, columns, rules),
  })
  const open: OpenLeaf[] = [leafOf(0, countOf(nodes[0] as GrownNode))]
  while (nodes.length < 2 * rules.leavesMost - 1) {
    const at = richest(open)
    const leaf = open[at]
    if (leaf?.best == null) break
    open.splice(at, 1)
    const node = nodes[leaf.node] as GrownNode
    const middle = divide(table, order, spare, node, leaf.best)
    node.column = leaf.best.column
    node.bin = leaf.best.bin
    node.left = nodes.length
    node.right = nodes.length + 1
    const left = { column: -1, bin: 0, left: -1, right: -1, start: node.start, end: middle }
    const right = { ...left, start: middle, end: node.end }
    nodes.push(left, right)
    const isLeftSmaller = middle - node.start < node.end - middle
    const small = countOf(isLeftSmaller ? left : right)
    const large = without(leaf.counted, small)
    open.push(leafOf(node.left, isLeftSmaller ? small : large), leafOf(node.right, isLeftSmaller ? large : small))
  }
  return nodes
}

function richest(open: readonly OpenLeaf[]): number {
  let at = -1
  let most = 0
  for (let k = 0; k < open.length; k += 1) {
    const gain = open[k]?.best?.gain ?? 0
    if (gain > most) {
      most = gain
      at = k
    }
  }
  return at
}

function count(
  { width, bins }: BinnedTable,
  order: Int32Array,
  { start, end }: GrownNode,
  slope: Float64Array,
  weight: Float64Array,
  columns: readonly number[],
): Counted {
  const sums = new Float64Array(columns.length * BINS_MOST)
  const weights = new Float64Array(columns.length * BINS_MOST)
  const rows = new Int32Array(columns.length * BINS_MOST)
  const chosen = Int32Array.from(columns)
  for (let k = start; k < end; k += 1) {
    const row = order[k] as number
    const g = slope[row] as number
    const w = weight[row] as number
    const base = row * width
    for (let c = 0; c < chosen.length; c += 1) {
      const cell = c * BINS_MOST + (bins[base + (chosen[c] as number)] as number)
      sums[cell] = (sums[cell] as number) + g
      weights[cell] = (weights[cell] as number) + w
      rows[cell] = (rows[cell] as number) + 1
    }
  }
  return { sums, weights, rows }
}

function without(whole: Counted, part: Counted): Counted {
  for (let k = 0; k < whole.sums.length; k += 1) {
    whole.sums[k] = (whole.sums[k] as number) - (part.sums[k] as number)
    whole.weights[k] = (whole.weights[k] as number) - (part.weights[k] as number)
    whole.rows[k] = (whole.rows[k] as number) - (part.rows[k] as number)
  }
  return whole
}

function bestSplit(
  { sums, weights, rows }: Counted,
  columns: readonly number[],
  { rowsLeast, caution }: GrowRules,
): Split | null {
  let total = 0
  let totalWeight = 0
  let totalRows = 0
  for (let bin = 0; bin < BINS_MOST; bin += 1) {
    total += sums[bin] as number
    totalWeight += weights[bin] as number
    totalRows += rows[bin] as number
  }
  if (totalRows < 2 * rowsLeast) return null
  const whole = (total * total) / (totalWeight + caution)
  let gain = 1e-9
  let column = -1
  let bin = 0
  for (let c = 0; c < columns.length; c += 1) {
    let left = 0
    let leftWeight = 0
    let leftRows = 0
    for (let k = 0; k < BINS_MOST - 1; k += 1) {
      const cell = c * BINS_MOST + k
      if (rows[cell] === 0) continue
      left += sums[cell] as number
      leftWeight += weights[cell] as number
      leftRows += rows[cell] as number
      if (leftRows < rowsLeast) continue
      if (totalRows - leftRows < rowsLeast) break
      const right = total - left
      const gained =
        (left * left) / (leftWeight + caution) + (right * right) / (totalWeight - leftWeight + caution) - whole
      if (gained <= gain) continue
      gain = gained
      column = columns[c] as number
      bin = k
    }
  }
  return column < 0 ? null : { gain, column, bin }
}

/** Moves the rows that go left to the front, each side in its old order; where the right side begins. */
function divide(
  { width, bins }: BinnedTable,
  order: Int32Array,
  spare: Int32Array,
  { start, end }: GrownNode,
  { column, bin }: Split,
): number {
  let left = start
  let right = 0
  for (let k = start; k < end; k += 1) {
    const row = order[k] as number
    if ((bins[row * width + column] as number) <= bin) {
      order[left] = row
      left += 1
    } else {
      spare[right] = row
      right += 1
    }
  }
  order.set(spare.subarray(0, right), left)
  return left
}
