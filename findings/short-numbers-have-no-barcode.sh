#!/bin/sh
# Guess: a package for receipt printers that prints a Code 128 of A103 sends what the printer asks for: how many bytes
# follow, which of the three sets of characters is meant, and the text.
# Really: the command (Epson, GS k, function B) is 1D 6B 49, the NUMBER of bytes, and these, of which the first two
# must be {A, {B or {C; otherwise the printer drops the command and prints what follows as text. escpos and
# @node-escpos/core have no number for texts of less than 16 characters (they make bytes of the hexadecimal "4", which
# is half a byte, so nothing): the A of A103 is taken for the number, 65. With {B before it, as the manual has it, {
# is the number, 123. Either way there is no bar code; from 16 characters on there is, so a test with a long one is
# right. In Code 93, which has no sets, the number 65 makes a bar code of the next 65 bytes: the line behind it is
# gone, and the cut. @tillpos/xml-escpos-helper counts rightly and names no set: no bar code. node-thermal-printer,
# receipt-printer-encoder and receiptline send 06 and {B. No error in any of them. The bytes are read here as the
# manual says.
# Whom it hurts: slips and labels with a short number as a bar code: plain letters in its place, or half a slip.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='escpos@2.5.2 @node-escpos/core@0.6.0 @tillpos/xml-escpos-helper@0.3.1 node-thermal-printer@4.6.1 @point-of-sale/receipt-printer-encoder@4.0.1 receiptline@4.0.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { Printer } = await import('@node-escpos/core')
const Encoder = (await import('@point-of-sale/receipt-printer-encoder')).default
const { XMLParser } = require('@tillpos/xml-escpos-helper')
const escpos = require('escpos')
const { PrinterTypes, ThermalPrinter } = require('node-thermal-printer')
const receiptline = require('receiptline')
const classic = (printer, code, type) => {
  printer.barcode(code, type, { width: 2, height: 50 })
  printer.text('please wait')
  return printer.buffer.flush()
}
const MAKERS = {
  escpos: (code, type) => classic(new escpos.Printer({}, {}), code, type),
  '@node-escpos/core': (code, type) => classic(new Printer({}, {}), code, type),
  '@tillpos/xml-escpos-helper': (code) =>
    new XMLParser()
      .parser(
        `<?xml version="1.0"?><document><barcode system="CODE_128">${code}</barcode><text-line>please wait</text-line></document>`,
      )
      .build(),
  'node-thermal-printer': (code) => {
    const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: 'tcp://127.0.0.1' })
    printer.code128(code)
    printer.println('please wait')
    return printer.getBuffer()
  },
  'receipt-printer-encoder': (code) => new Encoder().barcode(code, 'code128', 50).line('please wait').encode(),
  receiptline: (code) =>
    Buffer.from(
      receiptline.transform(`{code:${code};option:code128}\n\nplease wait`, { command: 'escpos', encoding: 'cp437' }),
      'latin1',
    ),
}
/** What the printer makes of the first bar code, and whether the line behind it is left over (function B: m n d1 … dn). */
const printed = (bytes) => {
  const all = Buffer.from(bytes)
  const at = all.findIndex((byte, place) => byte === 0x1d && all[place + 1] === 0x6b)
  const [kind, number] = [all[at + 2], all[at + 3]]
  const data = all.subarray(at + 4, at + 4 + number).toString('latin1')
  const dropped = kind === 73 && !/^{[ABC]/.test(data)
  const rest = all.subarray(dropped ? at + 3 : at + 4 + number).toString('latin1')
  return [number, dropped ? 'no bar code' : data.replace(/[\0\n]/g, ' '), rest.includes('please wait')]
}
const seen = {}
for (const [name, make] of Object.entries(MAKERS)) seen[`A103, ${name}`] = printed(await make('A103', 'CODE128'))
for (const name of ['escpos', '@node-escpos/core']) {
  seen[`{BA103, ${name}`] = printed(MAKERS[name]('{BA103', 'CODE128'))
  seen[`Code 93 of A103, ${name}`] = printed(MAKERS[name]('A103', 'CODE93'))
  seen[`16 characters, ${name}`] = printed(MAKERS[name]('{B20260203A00103', 'CODE128'))
}
const expected = {
  'A103, escpos': [65, 'no bar code', true],
  'A103, @node-escpos/core': [65, 'no bar code', true],
  'A103, @tillpos/xml-escpos-helper': [4, 'no bar code', true],
  'A103, node-thermal-printer': [6, '{BA103', true],
  'A103, receipt-printer-encoder': [6, '{BA103', true],
  'A103, receiptline': [6, '{BA103', true],
  '{BA103, escpos': [123, 'no bar code', true],
  'Code 93 of A103, escpos': [65, '103 please wait ', false],
  '16 characters, escpos': [16, '{B20260203A00103', true],
  '{BA103, @node-escpos/core': [123, 'no bar code', true],
  'Code 93 of A103, @node-escpos/core': [65, '103 please wait ', false],
  '16 characters, @node-escpos/core': [16, '{B20260203A00103', true],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
