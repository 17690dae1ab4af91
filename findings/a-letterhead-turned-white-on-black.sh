#!/bin/sh
# Guess: a picture of one bit a dot (a hall's logo for the slip, saved by Paint or by a scanner) is decoded alike whichever
# of its two colours stands first in its palette, as the file means it.
# Really: fast-bmp gives the bare number of the colour, 0 or 1, and not the palette: a black stroke is 0 when black stands
# first (Paint) and 1 when white does (many scanners), and nothing in its result says which. Who prints 0 as black has
# the letterhead white on black, a slip of pure ink, from every second file. bmp-js, bmp-ts, bmpimagejs and decode-bmp look
# the colour up, as a BITMAPINFOHEADER of biBitCount 1 asks, and give the same picture for both.
# Whom it hurts: logos, signatures and stamps on slips and labels; the first file tried is mostly right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='fast-bmp@4.0.1 bmp-js@0.1.0 bmp-ts@1.0.9 bmpimagejs@1.0.4 decode-bmp@0.2.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { decode as byBmpTs } from 'bmp-ts'
import { decode as byFastBmp } from 'fast-bmp'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const byBmpJs = require('bmp-js').decode
const byBmpImage = require('bmpimagejs').decode
const byDecodeBmp = require('decode-bmp')
const WIDE = 10
const HIGH = 3
// A black stroke down the left side, on white.
function picture(palette) {
  const bytes = Buffer.alloc(62 + 4 * HIGH)
  bytes.write('BM')
  for (const [at, value] of [[2, bytes.length], [10, 62], [14, 40], [18, WIDE], [22, HIGH], [34, 4 * HIGH], [46, 2]]) bytes.writeUInt32LE(value, at)
  for (const at of [26, 28]) bytes.writeUInt16LE(1, at)
  for (const [at, shade] of palette.entries()) bytes.fill(shade, 54 + 4 * at, 57 + 4 * at)
  for (let row = 0; row < HIGH; row += 1) bytes.writeUInt16BE(palette[0] === 0 ? 0x7fc0 : 0x8000, 62 + 4 * row)
  return bytes
}
const row = (dark) => Array.from({ length: WIDE }, (_, at) => (dark(at) ? '#' : '.')).join('')
const READERS = {
  'fast-bmp': (bytes) => byFastBmp(bytes).data.slice(0, WIDE).join(''),
  'bmp-js': (bytes) => row((at) => byBmpJs(bytes).data[4 * at + 1] < 128),
  'bmp-ts': (bytes) => row((at) => byBmpTs(bytes).data[4 * at + 1] < 128),
  bmpimagejs: (bytes) => row((at) => byBmpImage(bytes).pixels[4 * at] < 128),
  'decode-bmp': (bytes) => row((at) => byDecodeBmp(bytes).data[4 * at] < 128),
}
const seen = {}
for (const [name, read] of Object.entries(READERS)) seen[name] = [[0, 255], [255, 0]].map((palette) => read(picture(palette)))
const stroke = '#.........'
const expected = {
  'fast-bmp': ['0111111111', '1000000000'],
  'bmp-js': [stroke, stroke],
  'bmp-ts': [stroke, stroke],
  bmpimagejs: [stroke, stroke],
  'decode-bmp': [stroke, stroke],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
