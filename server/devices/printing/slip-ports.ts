/** What the slip's encoder needs from the outside: GBK, glyphs, QR. */
import { encode } from 'uqr'
import type { SlipPorts } from '../../../domain/slip/drawing.ts'
import { fontSource } from '../../paper/fonts.ts'
import { gbkBytes } from './gbk.ts'
import { glyphRaster } from './glyphs.ts'

/** The real ports. `fontFiles`: a hall's own fonts for characters that the bundled ones lack. */
export function slipPorts(fontFiles: readonly string[] = []): SlipPorts {
  return {
    gbk: gbkBytes,
    raster: glyphRaster(fontSource(fontFiles)),
    qr: (text) => encode(text, { ecc: 'M', border: 0 }).data,
  }
}
