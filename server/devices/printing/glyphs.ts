/** Draws text as black dots from real fonts; each glyph is drawn once and kept. */
import { bar, paper, stamp, type Bitmap, type DrawnText } from '../../../domain/slip/bitmap.ts'
import type { Weight } from '../../../domain/slip/drawing.ts'
import { fontSource, type FontSource } from '../../paper/fonts.ts'
import { fillOutline } from './outline-fill.ts'

/** Draws a line of text; the bitmap is 1.2 sizes high. */
export type RasterText = (text: string, sizeDots: number, weight: Weight) => DrawnText

/** A slip has some 120 glyphs, and most slips share them. */
const GLYPHS_MAX = 3000
const MARGIN = 4

interface DrawnGlyph {
  readonly bitmap: Bitmap
  readonly advance: number
}

/** A text drawer with its own cache of glyphs. */
export function glyphRaster(fonts: FontSource = fontSource()): RasterText {
  const kept = new Map<string, DrawnGlyph>()
  const glyphOf = (character: string, sizeDots: number, weight: Weight): DrawnGlyph => {
    const key = `${weight}${sizeDots}${character}`
    const known = kept.get(key)
    if (known) return known
    const drawn = drawGlyph(fonts, character, sizeDots, weight)
    if (kept.size >= GLYPHS_MAX) kept.clear()
    kept.set(key, drawn)
    return drawn
  }
  return (text, sizeDots, weight) => {
    const glyphs = [...text].map((character) => glyphOf(character, sizeDots, weight))
    // Numbers are set a little closer than the font has it (SCREENS "Type").
    const spacing = weight === 'black' ? -0.012 * sizeDots : 0
    const width = glyphs.reduce((sum, glyph) => sum + glyph.advance + spacing, 0)
    const line = paper(Math.max(1, Math.ceil(width)), lineHeight(sizeDots))
    let x = 0
    for (const glyph of glyphs) {
      stamp(line, glyph.bitmap, Math.round(x) - MARGIN, 0)
      x += glyph.advance + spacing
    }
    return { ...line, baseline: baselineOf(sizeDots) }
  }
}

const lineHeight = (sizeDots: number): number => Math.ceil(sizeDots * 1.2)
const baselineOf = (sizeDots: number): number => Math.round(sizeDots * 0.92)

function drawGlyph(fonts: FontSource, character: string, sizeDots: number, weight: Weight): DrawnGlyph {
  const font = fonts.fontFor(character, weight)
  if (!font) return missingGlyph(sizeDots)
  const glyph = font.charToGlyph(character)
  const advance = (glyph.advanceWidth / font.unitsPerEm) * sizeDots
  const bitmap = paper(Math.ceil(advance) + 2 * MARGIN, lineHeight(sizeDots))
  fillOutline(bitmap, glyph.getPath(MARGIN, baselineOf(sizeDots), sizeDots).commands)
  return { bitmap, advance }
}

/** A character that no font has becomes an empty square, never a wrong character. */
function missingGlyph(sizeDots: number): DrawnGlyph {
  const bitmap = paper(sizeDots + 2 * MARGIN, lineHeight(sizeDots))
  const side = Math.round(sizeDots * 0.82)
  const left = MARGIN + Math.round((sizeDots - side) / 2)
  const top = baselineOf(sizeDots) - Math.round(sizeDots * 0.78)
  const line = Math.max(2, Math.round(sizeDots / 14))
  bar(bitmap, left, top, side, side)
  bar(bitmap, left + line, top + line, side - 2 * line, side - 2 * line, 'white')
  return { bitmap, advance: sizeDots }
}
