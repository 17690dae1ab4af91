#!/bin/sh
# Guess: Code 128 holds ASCII (with FNC4 Latin-1), so a barcode maker that is given 取号 refuses, as it refuses a lower-
# case letter in Code 39.
# Really: bwip-js draws a perfect Code 128 of the six UTF-8 bytes, each shifted by FNC4; both readers decode it at once, to six
# Latin-1 characters, and say so with full confidence. JsBarcode refuses the hanzi as guessed, but in Code 39 it turns a103 into
# A103 without a word, where bwip-js refuses. So each maker is strict where the other one is not.
# Whom it hurts: a file number with a hanzi before it (沪A103) on a folder; a token in lower case that a scanner gives back in capitals.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts bwip-js@4.11.4 jsbarcode@3.12.3 zxing-wasm@3.1.4 @zxing/library@0.23.0 pngjs@7.0.0 >/dev/null 2>&1
echo "Node $(node --version), bwip-js@4.11.4, jsbarcode@3.12.3, zxing-wasm@3.1.4, @zxing/library@0.23.0, pngjs@7.0.0"
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import bwip from 'bwip-js'
import jsBarcode from 'jsbarcode'
import { PNG } from 'pngjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import zxing from '@zxing/library'
prepareZXingModule({ overrides: { wasmBinary: readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm').buffer } })
async function readBack(bcid, text) {
  const image = PNG.sync.read(await bwip.toBuffer({ bcid, text, scale: 3, padding: 10, backgroundcolor: 'FFFFFF' }))
  const found = await readBarcodes({ data: new Uint8ClampedArray(image.data), width: image.width, height: image.height })
  const grey = Uint8ClampedArray.from({ length: image.width * image.height }, (_, index) => image.data[4 * index])
  const source = new zxing.RGBLuminanceSource(grey, image.width, image.height)
  const second = new zxing.MultiFormatReader().decode(new zxing.BinaryBitmap(new zxing.HybridBinarizer(source)), new Map()).getText()
  return [found[0].text, second].map((read) => Buffer.from(read, 'latin1').toString('hex'))
}
function madeBy(text, format) {
  const made = {}
  try {
    jsBarcode(made, text, { format })
    return made.encodings.map((part) => part.text).join('')
  } catch {
    return 'refused'
  }
}
const byBwip = (bcid, text) => bwip.toBuffer({ bcid, text }).then(() => 'made', () => 'refused')
const seen = {
  '取号 as UTF-8': Buffer.from('取号').toString('hex'),
  'read back as Latin-1 by two readers': await readBack('code128', '取号'),
  'JsBarcode, Code 128 of 取号': madeBy('取号', 'CODE128'),
  'Code 39 of a103: JsBarcode, bwip-js': [madeBy('a103', 'CODE39'), await byBwip('code39', 'a103')],
}
const expected = {
  '取号 as UTF-8': 'e58f96e58fb7',
  'read back as Latin-1 by two readers': ['e58f96e58fb7', 'e58f96e58fb7'],
  'JsBarcode, Code 128 of 取号': 'refused',
  'Code 39 of a103: JsBarcode, bwip-js': ['A103', 'refused'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
