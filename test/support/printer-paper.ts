/** Reads ESC/POS bytes as a printer does and draws them as dots, so that a test and a person can look at a slip. */
import iconv from 'iconv-lite'
import { PNG } from 'pngjs'
import { encode } from 'uqr'
import { bar, isBlack, paper, stamp, type Bitmap } from '../../domain/slip/bitmap.ts'
import { glyphRaster } from '../../server/devices/printing/glyphs.ts'

const WIDTH = 576
const ROLL = 4000
const OWN_DOTS = 24

export interface Printed {
  readonly bitmap: Bitmap
  /** Words printed with the printer's own characters, line by line. */
  readonly texts: readonly string[]
  /** Text of each QR drawn by the printer itself. */
  readonly codes: readonly string[]
  readonly pictures: number
  readonly isCut: boolean
  /** Bytes that no known command explains. */
  readonly strange: readonly number[]
}

const raster = glyphRaster()

/** Feeds bytes in one by one, as they come over the line. */
export class Mechanism {
  private roll = paper(WIDTH, ROLL)
  private y = 0
  private x = 0
  private times = 1
  private isBold = false
  private pending: number[] = []
  private line = ''
  private texts: string[] = []
  private codes: string[] = []
  private code = { text: '', module: 3 }
  private pictures = 0
  private isCut = false
  private strange: number[] = []
  private lineHeight = 30
  /** Answers to questions that came in order. */
  readonly onOrderedQuestion: () => void
  readonly onCut: () => void

  constructor(onOrderedQuestion: () => void = () => undefined, onCut: () => void = () => undefined) {
    this.onOrderedQuestion = onOrderedQuestion
    this.onCut = onCut
  }

  /** Rows of paper used since the last cut. */
  get rows(): number {
    return this.y
  }

  take(byte: number): void {
    this.pending.push(byte)
    const used = this.run(this.pending)
    if (used) this.pending = []
  }

  /** The paper so far. */
  result(): Printed {
    const bitmap = paper(WIDTH, Math.max(1, this.y))
    stamp(bitmap, this.roll, 0, 0)
    return {
      bitmap,
      texts: [...this.texts],
      codes: [...this.codes],
      pictures: this.pictures,
      isCut: this.isCut,
      strange: [...this.strange],
    }
  }

  /** true when the pending bytes were a whole command. */
  private run(bytes: readonly number[]): boolean {
    const [first = 0] = bytes
    if (first === 0x1b) return this.escape(bytes)
    if (first === 0x1d) return this.group(bytes)
    if (first === 0x1c) return bytes.length === 2
    if (first === 0x0a) return this.feedLine()
    if (first >= 0x81 && first <= 0xfe)
      return bytes.length === 2 && this.print(iconv.decode(Buffer.from(bytes), 'cp936'), 2)
    if (first >= 0x20 && first <= 0x7e) return this.print(String.fromCodePoint(first), 1)
    this.strange.push(first)
    return true
  }

  private escape(bytes: readonly number[]): boolean {
    const [, name, a = 0, b = 0] = bytes
    if (name === undefined) return false
    if (name === 0x40) return true
    if (name === 0x24)
      return (
        bytes.length === 4 &&
        this.set(() => {
          this.x = a + b * 256
        })
      )
    if (bytes.length < 3) return false
    if (name === 0x45) this.isBold = a === 1
    else if (name === 0x33) this.lineHeight = a
    else if (name === 0x4a) this.y += a
    else this.strange.push(...bytes)
    return true
  }

  private group(bytes: readonly number[]): boolean {
    const [, name, a = 0, b = 0] = bytes
    if (name === undefined) return false
    if (name === 0x76) return this.picture(bytes)
    if (name === 0x28)
      return bytes.length >= 5 && bytes.length === 5 + (bytes[3] ?? 0) + (bytes[4] ?? 0) * 256 && this.qr(bytes)
    if (name === 0x56) return bytes.length === 4 && this.set(() => this.cut(b))
    if (name === 0x50) return bytes.length === 4
    if (bytes.length < 3) return false
    if (name === 0x21) this.times = (a & 7) + 1
    else if (name === 0x72) this.onOrderedQuestion()
    else if (name !== 0x61) this.strange.push(...bytes)
    return true
  }

  private set(change: () => void): true {
    change()
    return true
  }

  private cut(feedRows: number): void {
    this.y += feedRows
    this.isCut = true
    this.onCut()
  }

  private feedLine(): true {
    this.texts.push(this.line)
    this.line = ''
    this.x = 0
    this.y += this.lineHeight
    return true
  }

  private print(character: string, halves: 1 | 2): true {
    const width = halves * 12 * this.times
    const size = OWN_DOTS * this.times
    const drawn = raster(character, halves === 2 ? size : Math.round(size * 0.88), this.isBold ? 'bold' : 'regular')
    const baseline = this.y + Math.round(this.lineHeight / 2 + size * 0.37)
    stamp(this.roll, drawn, this.x + Math.round((width - drawn.width) / 2), baseline - drawn.baseline)
    this.x += width
    this.line += character
    return true
  }

  private picture(bytes: readonly number[]): boolean {
    if (bytes.length < 8) return false
    const rowBytes = (bytes[4] ?? 0) + (bytes[5] ?? 0) * 256
    const rows = (bytes[6] ?? 0) + (bytes[7] ?? 0) * 256
    if (bytes.length < 8 + rowBytes * rows) return false
    stamp(this.roll, { width: rowBytes * 8, height: rows, rowBytes, bits: Uint8Array.from(bytes.slice(8)) }, 0, this.y)
    this.y += rows
    this.pictures += 1
    return true
  }

  private qr(bytes: readonly number[]): true {
    const fn = bytes[6]
    if (fn === 67) this.code.module = bytes[7] ?? 3
    if (fn === 80) this.code.text = Buffer.from(bytes.slice(8)).toString('latin1')
    if (fn !== 81) return true
    const { data } = encode(this.code.text, { ecc: 'M', border: 0 })
    const { module } = this.code
    data.forEach((row, y) =>
      row.forEach((isDark, x) => isDark && bar(this.roll, this.x + x * module, this.y + y * module, module, module)),
    )
    this.y += data.length * module
    this.x = 0
    this.codes.push(this.code.text)
    return true
  }
}

/** Draws a whole job. */
export function drawJob(bytes: Uint8Array): Printed {
  const mechanism = new Mechanism()
  for (const byte of bytes) mechanism.take(byte)
  return mechanism.result()
}

/** The paper as a PNG picture. */
export function pngOf(bitmap: Bitmap, marginDots = 0): Buffer {
  const png = new PNG({ width: bitmap.width + 2 * marginDots, height: bitmap.height + 2 * marginDots })
  png.data.fill(255)
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      if (!isBlack(bitmap, x, y)) continue
      const at = ((y + marginDots) * png.width + x + marginDots) * 4
      png.data.fill(0, at, at + 3)
    }
  }
  return PNG.sync.write(png)
}
