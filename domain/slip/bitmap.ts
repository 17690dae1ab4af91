/** Black dots on white paper, one bit each, and the few shapes that a slip is drawn from. */

export interface Bitmap {
  readonly width: number
  readonly height: number
  /** Bytes per row; the leftmost dot is the highest bit, 1 is black, as `GS v 0` wants it. */
  readonly rowBytes: number
  readonly bits: Uint8Array
}

/** A line of drawn text: `baseline` is the row its letters stand on. */
export interface DrawnText extends Bitmap {
  readonly baseline: number
}

export type Ink = 'black' | 'white'

/** White paper of that size. */
export function paper(width: number, height: number): Bitmap {
  const rowBytes = Math.ceil(width / 8)
  return { width, height, rowBytes, bits: new Uint8Array(rowBytes * height) }
}

/** Whether a dot is black; outside of the paper nothing is. */
export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return false
  return ((bitmap.bits[y * bitmap.rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
}

/** Sets one dot; outside of the paper nothing happens. */
export function dot(bitmap: Bitmap, x: number, y: number, ink: Ink = 'black'): void {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return
  const at = y * bitmap.rowBytes + (x >> 3)
  const bit = 0x80 >> (x & 7)
  bitmap.bits[at] = ink === 'black' ? (bitmap.bits[at] ?? 0) | bit : (bitmap.bits[at] ?? 0) & ~bit
}

/** A filled rectangle. */
export function bar(
  bitmap: Bitmap,
  left: number,
  top: number,
  width: number,
  height: number,
  ink: Ink = 'black',
): void {
  for (let y = top; y < top + height; y += 1) for (let x = left; x < left + width; x += 1) dot(bitmap, x, y, ink)
}

/** A dashed line, 3 dots thick: anything thinner breaks up on thermal paper. */
export function dashes(bitmap: Bitmap, left: number, top: number, width: number): void {
  for (let x = left; x < left + width; x += 9) bar(bitmap, x, top, Math.min(6, left + width - x), 3)
}

/** Puts the black dots of `source` on `target` in the ink asked for. */
export function stamp(target: Bitmap, source: Bitmap, left: number, top: number, ink: Ink = 'black'): void {
  for (let y = 0; y < source.height; y += 1) {
    for (let x = 0; x < source.width; x += 1) if (isBlack(source, x, y)) dot(target, left + x, top + y, ink)
  }
}

/** The product's arch: corners at the top as wide as half of it, a straight foot with small corners. */
export function arch(bitmap: Bitmap, left: number, top: number, width: number, height: number): void {
  const radiusX = width / 2
  const radiusY = Math.min(width / 2, height * 0.62)
  for (let y = 0; y < height; y += 1) {
    const up = y + 0.5 < radiusY ? (radiusY - y - 0.5) / radiusY : 0
    const fromFoot = height - y - 0.5
    const foot = fromFoot < 4 ? 4 - Math.sqrt(16 - (4 - fromFoot) ** 2) : 0
    const inset = Math.max(radiusX - radiusX * Math.sqrt(1 - up * up), foot)
    const from = Math.round(inset)
    bar(bitmap, left + from, top + y, width - 2 * from, 1)
  }
}

/** How many dots are black in a part of the paper. */
export function blackIn(bitmap: Bitmap, left: number, top: number, width: number, height: number): number {
  let count = 0
  for (let y = top; y < top + height; y += 1)
    for (let x = left; x < left + width; x += 1) if (isBlack(bitmap, x, y)) count += 1
  return count
}
