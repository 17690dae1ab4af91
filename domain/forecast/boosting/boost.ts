/** Gradient-boosted quantile trees: each tree mends what the sum of those before it still gets wrong. */
import type { BinnedTable } from './bins.ts'
import { seededChance } from './chance.ts'
import { growTree, type GrownNode, type GrowRules } from './grow.ts'
import { quantileRoom, weightedQuantile, type QuantileRoom } from './quantile.ts'

export interface BoostRules extends GrowRules {
  readonly trees: number
  /** How much of its correction each tree may make. */
  readonly rate: number
  /** Shares of blocks of rows and of columns that a tree sees. */
  readonly blockShare: number
  readonly columnShare: number
  /** Which of the shares shapes the trees, in turn. */
  readonly shapedBy: readonly number[]
  readonly seed: number
}

/** What is learned from: figures row by row, what became of each row, its weight, and the block it belongs to. */
export interface Lessons {
  readonly table: BinnedTable
  readonly target: Float64Array
  readonly weight: Float64Array
  /** Rows of one block (a queue's day) resemble each other: a tree sees all of a block or nothing of it. */
  readonly block: Int32Array
}

/**
 * Trees over bins, four bytes a node so that thousands stay near the processor: column, bin and the step to the node
 * for "bin or below" (the one for "above" follows it); a leaf steps nowhere and names its value.
 */
export interface QuantileTrees {
  /** Per share, what is said before the first tree. */
  readonly start: Float64Array
  readonly roots: Int32Array
  readonly nodes: Int32Array
  /** Per node one value for each share. */
  readonly values: Float64Array
}

const STEP_BITS = 16
const BIN_BITS = 8
const STEP = (1 << STEP_BITS) - 1
const BIN = (1 << BIN_BITS) - 1

/** A leaf steps nowhere, and nothing lies above its bin: whoever has arrived stays. */
const LEAF = BIN << STEP_BITS

/**
 * What the trees say to one row, given its bins: one value for each share. Four trees are walked side by side, so that
 * the processor reads for three while it waits for the fourth.
 */
export function treesSay({ start, roots, nodes, values }: QuantileTrees, bins: Uint8Array, into: Float64Array): void {
  const shares = start.length
  for (let k = 0; k < shares; k += 1) into[k] = start[k] as number
  const last = roots.length - 1
  for (let tree = 0; tree <= last; tree += ABREAST) {
    let a = roots[tree] as number
    let b = roots[Math.min(last, tree + 1)] as number
    let c = roots[Math.min(last, tree + 2)] as number
    let d = roots[Math.min(last, tree + 3)] as number
    let [nodeA, nodeB, nodeC, nodeD] = [nodes[a] as number, nodes[b] as number, nodes[c] as number, nodes[d] as number]
    while (((nodeA | nodeB | nodeC | nodeD) & STEP) !== 0) {
      a += stepOf(nodeA, bins)
      b += stepOf(nodeB, bins)
      c += stepOf(nodeC, bins)
      d += stepOf(nodeD, bins)
      nodeA = nodes[a] as number
      nodeB = nodes[b] as number
      nodeC = nodes[c] as number
      nodeD = nodes[d] as number
    }
    for (let k = 0; k < shares; k += 1) {
      let sum = values[a * shares + k] as number
      if (tree + 1 <= last) sum += values[b * shares + k] as number
      if (tree + 2 <= last) sum += values[c * shares + k] as number
      if (tree + 3 <= last) sum += values[d * shares + k] as number
      into[k] = (into[k] as number) + sum
    }
  }
}

const ABREAST = 4

/** To the next node: the one for "bin or below", or the one behind it for "above"; 0 from a leaf. */
function stepOf(node: number, bins: Uint8Array): number {
  const value = bins[node >>> (STEP_BITS + BIN_BITS)] as number
  return (node & STEP) + ((((node >>> STEP_BITS) & BIN) - value) >>> 31)
}

interface Grown {
  readonly nodes: readonly GrownNode[]
  /** Per share, the value of each node. */
  readonly values: readonly Float64Array[]
}

/** What is left to explain for one share. */
interface Rest {
  readonly share: number
  readonly start: number
  readonly said: Float64Array
  readonly left: Float64Array
}

/**
 * Trees for the `shares` quantiles of the target (pinball loss). All shares use the same trees, each shaped by one of
 * them in turn, and a leaf says for each share the quantile of what is left in it.
 */
export function boost(lessons: Lessons, shares: readonly number[], rules: BoostRules): QuantileTrees {
  const { table, target, weight } = lessons
  const chance = seededChance(rules.seed)
  const room = quantileRoom(table.rows)
  const all = Int32Array.from({ length: table.rows }, (_, row) => row)
  const rests = shares.map((share): Rest => {
    const start = quantileOf(room, all, { start: 0, end: table.rows }, { values: target, weight }, share)
    return { share, start, said: new Float64Array(table.rows).fill(start), left: new Float64Array(table.rows) }
  })
  const slope = new Float64Array(table.rows)
  const grown: Grown[] = []
  for (let tree = 0; tree < rules.trees; tree += 1) {
    for (const { said, left } of rests)
      for (let row = 0; row < table.rows; row += 1) left[row] = (target[row] as number) - (said[row] as number)
    const { share, left: leads } = rests[rules.shapedBy[tree % rules.shapedBy.length] ?? 0] as Rest
    for (let row = 0; row < table.rows; row += 1)
      slope[row] = (weight[row] as number) * ((leads[row] as number) > 0 ? share : share - 1)
    const order = drawnRows(lessons.block, rules.blockShare, chance)
    const nodes = growTree(table, order, slope, weight, drawnColumns(table.width, rules, chance), rules)
    const values = rests.map((rest) =>
      Float64Array.from(nodes, (node) =>
        node.column < 0 ? rules.rate * quantileOf(room, order, node, { values: rest.left, weight }, rest.share) : 0,
      ),
    )
    const leaf = leavesOf(table, nodes)
    rests.forEach(({ said }, k) => {
      const own = values[k] as Float64Array
      for (let row = 0; row < table.rows; row += 1)
        said[row] = (said[row] as number) + (own[leaf[row] as number] as number)
    })
    grown.push({ nodes, values })
  }
  return flat(
    rests.map(({ start }) => start),
    grown,
  )
}

/** The lessons of these rows alone. */
export function only({ table, target, weight, block }: Lessons, rows: readonly number[]): Lessons {
  const { width } = table
  const bins = new Uint8Array(rows.length * width)
  rows.forEach((row, k) => bins.set(table.bins.subarray(row * width, (row + 1) * width), k * width))
  return {
    table: { ...table, rows: rows.length, bins },
    target: Float64Array.from(rows, (row) => target[row] as number),
    weight: Float64Array.from(rows, (row) => weight[row] as number),
    block: Int32Array.from(rows, (row) => block[row] as number),
  }
}

function drawnRows(block: Int32Array, share: number, chance: () => number): Int32Array {
  let blocks = 0
  for (const each of block) blocks = Math.max(blocks, each + 1)
  const isDrawn = Uint8Array.from({ length: blocks }, () => (chance() < share ? 1 : 0))
  const order = new Int32Array(block.length)
  let size = 0
  for (let row = 0; row < block.length; row += 1)
    if (isDrawn[block[row] as number] === 1) {
      order[size] = row
      size += 1
    }
  return order.slice(0, size)
}

function drawnColumns(width: number, { columnShare }: BoostRules, chance: () => number): number[] {
  const columns = Array.from({ length: width }, (_, column) => column)
  for (let k = columns.length - 1; k > 0; k -= 1) {
    const other = Math.floor(chance() * (k + 1))
    const kept = columns[k] as number
    columns[k] = columns[other] as number
    columns[other] = kept
  }
  return columns.slice(0, Math.max(1, Math.round(width * columnShare)))
}

/** The leaf of each row. */
function leavesOf({ rows, width, bins }: BinnedTable, nodes: readonly GrownNode[]): Int32Array {
  const column = Int16Array.from(nodes, (node) => node.column)
  const bin = Uint8Array.from(nodes, (node) => node.bin)
  const left = Int32Array.from(nodes, (node) => node.left)
  const leaves = new Int32Array(rows)
  for (let row = 0; row < rows; row += 1) {
    let node = 0
    let asks = column[0] as number
    while (asks >= 0) {
      const isLeft = (bins[row * width + asks] as number) <= (bin[node] as number)
      node = (left[node] as number) + (isLeft ? 0 : 1)
      asks = column[node] as number
    }
    leaves[row] = node
  }
  return leaves
}

/** The weighted `share` quantile of values[order[start … end)]; 0 of none. */
function quantileOf(
  room: QuantileRoom,
  order: Int32Array,
  { start, end }: { readonly start: number; readonly end: number },
  { values, weight }: { readonly values: Float64Array; readonly weight: Float64Array },
  share: number,
): number {
  for (let k = start; k < end; k += 1) {
    const row = order[k] as number
    room.values[k - start] = values[row] as number
    room.weights[k - start] = weight[row] as number
  }
  return end <= start ? 0 : weightedQuantile(room, end - start, share)
}

function flat(start: readonly number[], grown: readonly Grown[]): QuantileTrees {
  const size = grown.reduce((sum, { nodes }) => sum + nodes.length, 0)
  const trees = {
    start: Float64Array.from(start),
    roots: new Int32Array(grown.length),
    nodes: new Int32Array(size),
    values: new Float64Array(size * start.length),
  }
  let at = 0
  grown.forEach(({ nodes, values }, tree) => {
    trees.roots[tree] = at
    nodes.forEach(({ column, bin, left }, k) => {
      trees.nodes[at + k] = column < 0 ? LEAF : (column << (STEP_BITS + BIN_BITS)) | (bin << STEP_BITS) | (left - k)
      values.forEach((own, share) => {
        trees.values[(at + k) * start.length + share] = own[k] as number
      })
    })
    at += nodes.length
  })
  return trees
}
