#!/bin/sh
# Guess: a package that draws QR codes encodes hanzi as UTF-8 (what every phone reads) or refuses them; and what it
# draws of an address is that address.
# Really: qrcode-generator as it comes (also its living version 2), qrcode-terminal and qr.js keep the LOW BYTE of
# each character: 取 (U+53D6) and 号 (U+53F7) are D6 and F7, so http://h.cn/取号 is a perfect code of http://h.cn/Ö÷, and
# in 请到3号 the 到 (U+5230) is a digit: ÷03÷. qrcode-generator has UTF-8 in a table beside it, to be switched on by hand.
# qrcode-svg does write UTF-8, but puts EF BB BF before it as soon as one letter is not ASCII: the text begins with
# U+FEFF, and such an address is none (WHATWG URL: new URL throws). qr-image is right. A judge: zxing-wasm's reader.
# In ASCII all five are right.
# Whom it hurts: a code on a slip or a poster with a Chinese name, an address or a contact in it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='qrcode-generator@2.0.4 qrcode-terminal@0.12.0 qr.js@0.0.0 qrcode-svg@1.1.0 qr-image@3.2.0 zxing-wasm@3.1.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
const require = createRequire(import.meta.url)
const generator = require('qrcode-generator').default ?? require('qrcode-generator')
const Terminal = require('qrcode-terminal/vendor/QRCode')
const LEVEL = require('qrcode-terminal/vendor/QRCode/QRErrorCorrectLevel')
const Svg = require('qrcode-svg')
const { buffer, byteOffset, length } = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: buffer.slice(byteOffset, byteOffset + length) } })
const squares = (code) =>
  Array.from({ length: code.getModuleCount() }, (_, row) =>
    Array.from({ length: code.getModuleCount() }, (_, column) => code.isDark(row, column)),
  )
const MAKERS = {
  'qrcode-generator': (text) => {
    const code = generator(0, 'M')
    code.addData(text)
    code.make()
    return squares(code)
  },
  'qrcode-terminal': (text) => {
    const code = new Terminal(-1, LEVEL.M)
    code.addData(text)
    code.make()
    return squares(code)
  },
  'qr.js': (text) => require('qr.js')(text).modules,
  'qrcode-svg': (text) => new Svg(text).qrcode.modules,
  'qr-image': (text) => require('qr-image').matrix(text, 'M').map((row) => [...row].map(Boolean)),
}
/** Four dots a module and four modules of white around, as ISO/IEC 18004 asks. */
const read = async (modules) => {
  const width = (modules.length + 8) * 4
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1)
      if (modules[(y >> 2) - 4]?.[(x >> 2) - 4]) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  const [found] = await readBarcodes({ data, width, height: width, colorSpace: 'srgb' }, { formats: ['QRCode'] })
  return [Buffer.from(found.bytes).toString('hex'), found.text]
}
const seen = {}
for (const [name, make] of Object.entries(MAKERS)) {
  const [bytes, text] = await read(make('http://h.cn/取号'))
  const [ofName] = await read(make('王'))
  seen[name] = [
    (await read(make('http://h.cn/t/A103')))[1],
    bytes.replace(Buffer.from('http://h.cn/').toString('hex'), '… '),
    ofName,
    URL.canParse(Buffer.from(bytes, 'hex').toString()) ? 'an address' : 'no address',
  ]
}
const expected = {
  'qrcode-generator': ['http://h.cn/t/A103', '… d6f7', '8b', 'an address'],
  'qrcode-terminal': ['http://h.cn/t/A103', '… d6f7', '8b', 'an address'],
  'qr.js': ['http://h.cn/t/A103', '… d6f7', '8b', 'an address'],
  'qrcode-svg': ['http://h.cn/t/A103', 'efbbbf… e58f96e58fb7', 'efbbbfe78e8b', 'no address'],
  'qr-image': ['http://h.cn/t/A103', '… e58f96e58fb7', 'e78e8b', 'an address'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
