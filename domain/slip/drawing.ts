/** Draws lines and columns of text for a slip, with the fonts that a port brings. */
import { paper, stamp, type Bitmap, type DrawnText, type Ink } from './bitmap.ts'
import { wrap } from './line-break.ts'

/** `black` is for numbers; words are regular or bold. */
export type Weight = 'regular' | 'bold' | 'black'

/** What the encoder cannot do by itself. */
export interface SlipPorts {
  /** Two-byte GBK and ASCII; null when a character of the text has no such code. */
  gbk(text: string): Uint8Array | null
  raster(text: string, sizeDots: number, weight: Weight): DrawnText
  /** Modules of a QR, row by row, without a quiet zone; null: the printer draws it with its own command. */
  qr(text: string): readonly (readonly boolean[])[] | null
}

export interface Styled {
  readonly text: string
  readonly sizeDots: number
  readonly weight: Weight
}

/** Smaller nobody could read it, or see that something stands there. */
const LEAST_DOTS = 8

/** A text drawn as large as asked for, or smaller until it fits; never under `LEAST_DOTS`, then its end is cut off. */
export function fitted(ports: SlipPorts, styled: Styled, widthDots: number): DrawnText {
  const drawn = ports.raster(styled.text, styled.sizeDots, styled.weight)
  if (drawn.width <= widthDots || styled.sizeDots <= LEAST_DOTS) return drawn
  const smaller = Math.max(
    LEAST_DOTS,
    Math.min(styled.sizeDots - 1, Math.floor((styled.sizeDots * widthDots) / drawn.width)),
  )
  return fitted(ports, { ...styled, sizeDots: smaller }, widthDots)
}

/** Puts a drawn text so that its letters stand on `baseline`. */
export function stand(target: Bitmap, drawn: DrawnText, left: number, baseline: number, ink: Ink = 'black'): void {
  stamp(target, drawn, left, baseline - drawn.baseline, ink)
}

/** Room between two lines, as a share of the size. */
const PITCH = 1.42

/** Lines under each other, each wrapped where it is too long. */
export function column(ports: SlipPorts, lines: readonly Styled[], widthDots: number): Bitmap {
  const wrapped = lines.flatMap((line) =>
    wrap(line.text, widthDots, (text) => ports.raster(text, line.sizeDots, line.weight).width).map((text) => ({
      ...line,
      text,
    })),
  )
  const bitmap = paper(
    widthDots,
    wrapped.reduce((sum, line) => sum + Math.round(line.sizeDots * PITCH), 0),
  )
  let top = 0
  for (const line of wrapped) {
    const pitch = Math.round(line.sizeDots * PITCH)
    stand(bitmap, fitted(ports, line, widthDots), 0, top + Math.round(pitch / 2 + line.sizeDots * 0.37))
    top += pitch
  }
  return bitmap
}
