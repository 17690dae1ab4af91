#!/bin/sh
# Guess: a package that reads TIFF, the form in which office scanners and fax machines save (one bit a dot; 0 is often
# white there, "WhiteIsZero"; four bits for grey), shows black writing on white paper as that, or says that it does
# not know the kind.
# Really: of dots that are white or black geotiff's readRGB makes grey (128) of a one-bit white, the negative where 0
# is white, and of eight bits with 0 for white a black sheet (0 and 1). decode-tiff leaves the negative of those as it
# is. utif and jimp (on it) make a sheet of four-bit grey black all over; decode-tiff gives half as many dots, and
# other ones. Where a byte is filled from the right, as fax machines do (FillOrder 2), utif, jimp, tiff and geotiff
# mirror each group of eight dots. sharp (libtiff) has all as TIFF 6.0 says (PhotometricInterpretation, BitsPerSample,
# FillOrder). No error in these; decode-tiff and tiff do refuse some kinds aloud. Eight bits with 0 for black, the
# usual test, are right in all.
# Whom it hurts: identity cards and forms that people bring as scans: black or torn pictures, and no text found in
# them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='utif@3.1.0 jimp@1.6.1 tiff@7.1.3 decode-tiff@0.2.1 geotiff@3.0.5 sharp@0.35.5'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import decodeTiff from 'decode-tiff'
import { fromArrayBuffer } from 'geotiff'
import { Jimp } from 'jimp'
import sharp from 'sharp'
import * as tiff from 'tiff'
import UTIF from 'utif'
/** One strip, one line: fields of SHORT or LONG, sorted by their number, and the dots. */
const file = (width, bits, white, dots, more = []) => {
  const fields = [
    [256, 3, width],
    [257, 3, 1],
    [258, 3, bits],
    [259, 3, 1],
    [262, 3, white === 0 ? 0 : 1],
    ...more,
    [273, 4, 0],
    [277, 3, 1],
    [278, 3, 1],
    [279, 4, dots.length],
  ]
  const start = 8 + 2 + fields.length * 12 + 4
  const head = Buffer.alloc(start)
  head.write('II*\0', 0, 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(fields.length, 8)
  fields.forEach(([tag, type, value], at) => {
    const place = 10 + at * 12
    head.writeUInt16LE(tag, place)
    head.writeUInt16LE(type, place + 2)
    head.writeUInt32LE(1, place + 4)
    head.writeUInt32LE(tag === 273 ? start : value, place + 8)
  })
  return Buffer.concat([head, Buffer.from(dots)])
}
// the dots from the left: white, black, white, white, black, black, black, black
const FILES = {
  'one bit, 0 is black': file(8, 1, 1, [0b10110000]),
  'one bit, 0 is white': file(8, 1, 0, [0b01001111]),
  'one bit, filled from the right': file(8, 1, 1, [0b00001101], [[266, 3, 2]]),
  'four bits, 0 is black': file(8, 4, 1, [0xf0, 0xff, 0x00, 0x00]),
  'eight bits, 0 is black': file(8, 8, 1, [255, 0, 255, 255, 0, 0, 0, 0]),
  'eight bits, 0 is white': file(8, 8, 0, [0, 255, 0, 0, 255, 255, 255, 255]),
}
const every = (data, step) => [...data].filter((_, at) => at % step === 0)
const READERS = {
  'sharp (libtiff)': async (bytes) => [...(await sharp(bytes).toColourspace('b-w').raw().toBuffer())],
  utif: (bytes) => {
    const [page] = UTIF.decode(bytes)
    UTIF.decodeImage(bytes, page)
    return every(UTIF.toRGBA8(page), 4)
  },
  jimp: async (bytes) => every((await Jimp.fromBuffer(bytes)).bitmap.data, 4),
  tiff: (bytes) => {
    const [page] = tiff.decode(bytes)
    return [...page.data].map((dot) => (page.bitsPerSample === 1 ? dot * 255 : dot))
  },
  'decode-tiff': (bytes) => every(decodeTiff.decode(bytes).data, 4),
  geotiff: async (bytes) => {
    const page = await (await fromArrayBuffer(new Uint8Array(bytes).buffer)).getImage()
    return [...(await page.readRGB())[0]]
  },
}
const seen = {}
for (const [what, bytes] of Object.entries(FILES))
  for (const [name, read] of Object.entries(READERS)) {
    let dots
    try {
      dots = await read(bytes)
    } catch {
      dots = ['refused']
    }
    seen[`${what}, ${name}`] = dots.join(' ')
  }
const expected = {
  'one bit, 0 is black, sharp (libtiff)': '255 0 255 255 0 0 0 0',
  'one bit, 0 is black, utif': '255 0 255 255 0 0 0 0',
  'one bit, 0 is black, jimp': '255 0 255 255 0 0 0 0',
  'one bit, 0 is black, tiff': '255 0 255 255 0 0 0 0',
  'one bit, 0 is black, decode-tiff': 'refused',
  'one bit, 0 is black, geotiff': '128 0 128 128 0 0 0 0',
  'one bit, 0 is white, sharp (libtiff)': '255 0 255 255 0 0 0 0',
  'one bit, 0 is white, utif': '255 0 255 255 0 0 0 0',
  'one bit, 0 is white, jimp': '255 0 255 255 0 0 0 0',
  'one bit, 0 is white, tiff': '255 0 255 255 0 0 0 0',
  'one bit, 0 is white, decode-tiff': 'refused',
  'one bit, 0 is white, geotiff': '0 128 0 0 128 128 128 128',
  'one bit, filled from the right, sharp (libtiff)': '255 0 255 255 0 0 0 0',
  'one bit, filled from the right, utif': '0 0 0 0 255 255 0 255',
  'one bit, filled from the right, jimp': '0 0 0 0 255 255 0 255',
  'one bit, filled from the right, tiff': '0 0 0 0 255 255 0 255',
  'one bit, filled from the right, decode-tiff': 'refused',
  'one bit, filled from the right, geotiff': '0 0 0 0 128 128 0 128',
  'four bits, 0 is black, sharp (libtiff)': '255 0 255 255 0 0 0 0',
  'four bits, 0 is black, utif': '0 0 0 0 0 0 0 0',
  'four bits, 0 is black, jimp': '0 0 0 0 0 0 0 0',
  'four bits, 0 is black, tiff': 'refused',
  'four bits, 0 is black, decode-tiff': '0 240 0 0',
  'four bits, 0 is black, geotiff': '240 0 240 240 0 0 0 0',
  'eight bits, 0 is black, sharp (libtiff)': '255 0 255 255 0 0 0 0',
  'eight bits, 0 is black, utif': '255 0 255 255 0 0 0 0',
  'eight bits, 0 is black, jimp': '255 0 255 255 0 0 0 0',
  'eight bits, 0 is black, tiff': '255 0 255 255 0 0 0 0',
  'eight bits, 0 is black, decode-tiff': '255 0 255 255 0 0 0 0',
  'eight bits, 0 is black, geotiff': '255 0 255 255 0 0 0 0',
  'eight bits, 0 is white, sharp (libtiff)': '255 0 255 255 0 0 0 0',
  'eight bits, 0 is white, utif': '255 0 255 255 0 0 0 0',
  'eight bits, 0 is white, jimp': '255 0 255 255 0 0 0 0',
  'eight bits, 0 is white, tiff': '255 0 255 255 0 0 0 0',
  'eight bits, 0 is white, decode-tiff': '0 255 0 0 255 255 255 255',
  'eight bits, 0 is white, geotiff': '0 1 0 0 1 1 1 1',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
