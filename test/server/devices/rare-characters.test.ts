/** Which characters have a glyph on paper: all that a Chinese printer has itself, and all of the standard table. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { blackIn } from '../../../domain/slip/bitmap.ts'
import { fontSource, squaresIn } from '../../../server/paper/fonts.ts'
import { gbkBytes } from '../../../server/devices/printing/gbk.ts'
import { glyphRaster } from '../../../server/devices/printing/glyphs.ts'
import { parseFont, type Font } from '../../../server/paper/opentype.ts'

let opened: Font | null = null
/** The font that is asked last. */
const widest = (): Font => {
  const file = '@fontsource/unifontex/files/unifontex-latin-400-normal.woff'
  opened ??= parseFont(readFileSync(createRequire(import.meta.url).resolve(file)))
  return opened
}

it('SLIP-11 what a Chinese printer itself can print is never a square where a slip is drawn', () => {
  const codes = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code))
  const printable = codes.filter((one) => one > '\u007f' && !/\p{Cs}|\p{Co}/u.test(one) && gbkBytes(one) !== null)
  expect(printable.length).toBeGreaterThan(21_000)
  expect(printable.filter((one) => widest().charToGlyphIndex(one) === 0)).toEqual([])
  expect(squaresIn('Ⅱ区 ⅹ Ω ⑳ 石家坬村 麦㙦镇 酂城镇 耤口镇 小𣵦村', fontSource())).toBe('𣵦')
})

it('SLIP-16 all 8,105 characters of the standard table are drawn, and a name with one of the rarest is no square', () => {
  const table = readFileSync(join(import.meta.dirname, 'standard-characters.txt'), 'utf8').replaceAll('\n', '')
  expect(new Set(table).size).toBe(8105)
  const pastFirstPlane = [...table].filter((one) => one.length === 2)
  expect(pastFirstPlane.length).toBe(196)
  // Opening a hundred pieces of Noto again and again takes a minute: the font behind them is asked alone.
  expect([...table].filter((one) => one.length === 1 && widest().charToGlyphIndex(one) === 0)).toEqual([])
  expect(squaresIn(pastFirstPlane.join(''), fontSource())).toBe('')
  const square = glyphRaster()('\u{20BB7}', 28, 'regular')
  const raster = glyphRaster()
  for (const one of pastFirstPlane)
    for (const weight of ['regular', 'bold', 'black'] as const) {
      const drawn = raster(one, 28, weight)
      expect(drawn.width).toBe(28)
      expect(blackIn(drawn, 0, 0, drawn.width, drawn.height), one).toBeGreaterThan(40)
      expect(Buffer.from(drawn.bits).equals(Buffer.from(square.bits)), one).toBe(false)
    }
})
