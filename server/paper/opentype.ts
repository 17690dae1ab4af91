/** The one door to opentype.js, with the small part of it that the slip's glyphs use; the package brings no types. */
import { createRequire } from 'node:module'
import { unpackWoff } from './woff.ts'

export type PathCommand =
  | { readonly type: 'M' | 'L'; readonly x: number; readonly y: number }
  | { readonly type: 'Q'; readonly x1: number; readonly y1: number; readonly x: number; readonly y: number }
  | {
      readonly type: 'C'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly x: number
      readonly y: number
    }
  | { readonly type: 'Z' }

export interface Glyph {
  readonly advanceWidth: number
  getPath(x: number, y: number, fontSize: number): { readonly commands: readonly PathCommand[] }
}

export interface Font {
  readonly unitsPerEm: number
  /** 0 where the font has no such character. */
  charToGlyphIndex(character: string): number
  charToGlyph(character: string): Glyph
}

interface OpenType {
  parse(buffer: ArrayBuffer, options: { readonly lowMemory: boolean }): Font
}

const load = createRequire(import.meta.url)

/** Opens the bytes of a font file (ttf, otf, woff). Glyphs are read when asked for, which keeps an open font small. */
export function parseFont(bytes: Buffer): Font {
  // Only now: most halls print on printers that bring their own glyphs.
  const opentype = load('opentype.js') as OpenType
  return opentype.parse(Uint8Array.from(unpackWoff(bytes)).buffer, { lowMemory: true })
}
