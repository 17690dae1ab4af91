/** Fills a glyph's outline into black dots: non-zero winding, a dot is black when half of it is covered. */
import type { PathCommand } from '../../paper/opentype.ts'
import { dot, type Bitmap } from '../../../domain/slip/bitmap.ts'

/** x1, y1, x2, y2; never level. */
type Edge = readonly [number, number, number, number]

const STRIPS = 4
const CURVE_STEPS = 8
/** Slightly under a half, because heat makes thin strokes on thermal paper thinner rather than thicker. */
const COVER = 0.46

/** Fills the outline, whose coordinates are dots with y downwards. */
export function fillOutline(bitmap: Bitmap, commands: readonly PathCommand[]): void {
  const edges = flatten(commands)
  for (let y = 0; y < bitmap.height; y += 1) {
    const cover = new Float32Array(bitmap.width)
    for (let strip = 0; strip < STRIPS; strip += 1) addStrip(cover, edges, y + (strip + 0.5) / STRIPS)
    cover.forEach((share, x) => {
      if (share / STRIPS >= COVER) dot(bitmap, x, y)
    })
  }
}

function addStrip(cover: Float32Array, edges: readonly Edge[], y: number): void {
  const crossings: { x: number; turn: number }[] = []
  for (const [x1, y1, x2, y2] of edges) {
    if (y1 <= y === y2 <= y) continue
    crossings.push({ x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1), turn: y2 > y1 ? 1 : -1 })
  }
  crossings.sort((a, b) => a.x - b.x)
  let winding = 0
  let from = 0
  for (const { x, turn } of crossings) {
    if (winding === 0) from = x
    winding += turn
    if (winding === 0) addSpan(cover, from, x)
  }
}

function addSpan(cover: Float32Array, from: number, to: number): void {
  const last = Math.min(cover.length - 1, Math.floor(to))
  for (let x = Math.max(0, Math.floor(from)); x <= last; x += 1) {
    cover[x] = (cover[x] ?? 0) + Math.max(0, Math.min(to, x + 1) - Math.max(from, x))
  }
}

function flatten(commands: readonly PathCommand[]): readonly Edge[] {
  const edges: Edge[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  const lineTo = (nextX: number, nextY: number): void => {
    if (nextY !== y) edges.push([x, y, nextX, nextY])
    x = nextX
    y = nextY
  }
  const curveTo = (at: (share: number) => readonly [number, number]): void => {
    for (let step = 1; step <= CURVE_STEPS; step += 1) lineTo(...at(step / CURVE_STEPS))
  }
  for (const command of commands) {
    if (command.type === 'M') {
      lineTo(startX, startY)
      ;[x, y, startX, startY] = [command.x, command.y, command.x, command.y]
    } else if (command.type === 'L') lineTo(command.x, command.y)
    else if (command.type === 'Q') curveTo(quadratic(x, y, command))
    else if (command.type === 'C') curveTo(cubic(x, y, command))
    else lineTo(startX, startY)
  }
  lineTo(startX, startY)
  return edges
}

function quadratic(
  x: number,
  y: number,
  to: Extract<PathCommand, { type: 'Q' }>,
): (share: number) => readonly [number, number] {
  return (t) => {
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t]
    return [a * x + b * to.x1 + c * to.x, a * y + b * to.y1 + c * to.y]
  }
}

function cubic(
  x: number,
  y: number,
  to: Extract<PathCommand, { type: 'C' }>,
): (share: number) => readonly [number, number] {
  return (t) => {
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3]
    return [a * x + b * to.x1 + c * to.x2 + d * to.x, a * y + b * to.y1 + c * to.y2 + d * to.y]
  }
}
