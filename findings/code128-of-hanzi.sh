#!/bin/sh
# Guess: Code 128 holds ASCII (with FNC4 Latin-1), so a barcode maker that is given 取号 refuses, as it refuses a
# lower-case letter in Code 39.
# Really: bwip-js draws a perfect Code 128 of the six UTF-8 bytes, each shifted by FNC4; zxing-wasm decodes it at
# once, to six Latin-1 characters. JsBarcode refuses the hanzi, but in Code 39 it turns a103 into A103 without a word,
# where bwip-js refuses. So each maker is strict where the other one is not.
# Whom it hurts: a file number with a hanzi before it (沪A103) on a folder; a token that a scanner gives in capitals.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='bwip-js@4.11.4 jsbarcode@3.12.3 zxing-wasm@3.1.4 pngjs@7.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import bwip from 'bwip-js'
import jsBarcode from 'jsbarcode'
import { PNG } from 'pngjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
const wasmBinary = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm').buffer
prepareZXingModule({ overrides: { wasmBinary } })
async function readBack(bcid, text) {
  const { data, width, height } = PNG.sync.read(
    await bwip.toBuffer({ bcid, text, scale: 3, padding: 10, backgroundcolor: 'FFFFFF' }),
  )
  const found = await readBarcodes({ data: new Uint8ClampedArray(data), width, height })
  return Buffer.from(found[0].text, 'latin1').toString('hex')
}
function byJsBarcode(text, format) {
  const made = {}
  try {
    jsBarcode(made, text, { format })
    return made.encodings.map((part) => part.text).join('')
  } catch {
    return 'refused'
  }
}
const byBwip = (bcid, text) =>
  bwip.toBuffer({ bcid, text }).then(
    () => 'made',
    () => 'refused',
  )
const seen = {
  '取号 as UTF-8': Buffer.from('取号').toString('hex'),
  'Code 128 of bwip-js, read as Latin-1': await readBack('code128', '取号'),
  'Code 128 of JsBarcode': byJsBarcode('取号', 'CODE128'),
  'Code 39 of a103: JsBarcode, bwip-js': [byJsBarcode('a103', 'CODE39'), await byBwip('code39', 'a103')],
}
const expected = {
  '取号 as UTF-8': 'e58f96e58fb7',
  'Code 128 of bwip-js, read as Latin-1': 'e58f96e58fb7',
  'Code 128 of JsBarcode': 'refused',
  'Code 39 of a103: JsBarcode, bwip-js': ['A103', 'refused'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
