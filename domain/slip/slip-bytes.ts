/**
 * A slip as the bytes that a printer takes: its own Chinese characters where it has them, drawn ones where it has not.
 */
import { visibleTexts } from '../words/typed-text.ts'
import { paper, type Bitmap } from './bitmap.ts'
import { stand, type SlipPorts } from './drawing.ts'
import { bold, cut, endLine, feed, moveTo, qr, raster, size, start } from './escpos.ts'
import type { SlipContent } from './slip.ts'
import { CODE_DOTS, LEFT, PAPER_DOTS, RIGHT, slipLayout, type Block, type LinePart } from './slip-layout.ts'

const DOTS_PER_MM = 8

/** The printer's own characters are 24 dots high, Han ones as wide, ASCII half of it. */
const OWN_DOTS = 24
/** Smaller than this share of the wanted size, the text is drawn instead. */
const OWN_SHARE_MIN = 0.85

export interface DrawnSlip {
  /** Cut included. */
  readonly bytes: Uint8Array
  /** How long it comes out of the printer. */
  readonly mm: number
}

/** A whole slip. */
export function drawnSlip(content: SlipContent, ports: SlipPorts): DrawnSlip {
  const blocks = slipLayout(visibleTexts(content), ports)
  return { bytes: sheetBytes(blocks, ports), mm: lengthMm(blocks) }
}

function lengthMm(blocks: readonly Block[]): number {
  return Math.round(blocks.reduce((sum, block) => sum + dotsOf(block), 0) / DOTS_PER_MM)
}

function dotsOf(block: Block): number {
  switch (block.kind) {
    case 'image':
      return block.bitmap.height
    case 'feed':
      return block.dots
    case 'line':
      return block.heightDots
    case 'code':
      return CODE_DOTS
  }
}

/** Bytes of any sheet of paper, cut included. */
export function sheetBytes(blocks: readonly Block[], ports: SlipPorts): Uint8Array {
  return join([start(), ...blocks.map((block) => blockBytes(block, ports)), cut()])
}

function blockBytes(block: Block, ports: SlipPorts): ArrayLike<number> {
  switch (block.kind) {
    case 'image':
      return raster(block.bitmap)
    case 'feed':
      return feed(block.dots)
    case 'code':
      return [...moveTo(LEFT), ...qr(asciiBytes(block.text), block.moduleDots)]
    case 'line':
      return lineBytes(block.parts, block.heightDots, ports)
  }
}

/**
 * One line of text. A single character that the printer lacks makes the whole line a picture, so that no line mixes two
 * typefaces and nothing ever comes out as "?" (SLIP-11).
 */
export function lineBytes(parts: readonly LinePart[], heightDots: number, ports: SlipPorts): ArrayLike<number> {
  const bytes: number[] = []
  for (const part of parts) {
    const times = ownTimes(part.sizeDots)
    const coded = ports.gbk(part.text.replaceAll('¥', '￥'))
    if (times === null || coded === null) return raster(lineBitmap(parts, heightDots, ports))
    const width = (coded.length * times * OWN_DOTS) / 2
    const x = part.x === 'right' ? RIGHT - width : part.x
    if (x < 0 || x + width > PAPER_DOTS) return raster(lineBitmap(parts, heightDots, ports))
    bytes.push(...moveTo(x), ...bold(part.weight !== 'regular'), ...size(times), ...coded)
  }
  return [...bytes, ...endLine(heightDots)]
}

function lineBitmap(parts: readonly LinePart[], heightDots: number, ports: SlipPorts): Bitmap {
  const bitmap = paper(PAPER_DOTS, heightDots)
  for (const part of parts) {
    const drawn = ports.raster(part.text, part.sizeDots, part.weight)
    stand(
      bitmap,
      drawn,
      part.x === 'right' ? RIGHT - drawn.width : part.x,
      Math.round(heightDots / 2 + part.sizeDots * 0.37),
    )
  }
  return bitmap
}

/** How many times the printer's own size comes near enough; null where none does. */
function ownTimes(sizeDots: number): number | null {
  const times = Math.max(1, Math.floor((sizeDots + 4) / OWN_DOTS))
  return times * OWN_DOTS >= sizeDots * OWN_SHARE_MIN ? times : null
}

/** Addresses are ASCII: URLs write everything else with %. */
function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => Math.min(0x7f, letter.codePointAt(0) ?? 0))
}

function join(parts: readonly ArrayLike<number>[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
