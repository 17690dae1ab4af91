/** Reads the codes on paper with a reader that nobody here wrote. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Bitmap } from '../../domain/slip/bitmap.ts'
import { pngOf } from './printer-paper.ts'

const MARGIN_DOTS = 24
let isReady = false

/** Each code with its kind and its text. */
export async function codesOn(bitmap: Bitmap): Promise<readonly (readonly [kind: string, text: string])[]> {
  if (!isReady) {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
    const wasmBinary = Uint8Array.from(readFileSync(wasm)).buffer
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
    isReady = true
  }
  const found = await readBarcodes(pngOf(bitmap, MARGIN_DOTS), { formats: [], tryHarder: true })
  return found.map(({ format, text }) => [format, text])
}
