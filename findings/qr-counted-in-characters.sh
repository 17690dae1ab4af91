#!/bin/sh
# Guess: packages for receipt printers that print a QR code of an ASCII address print one of an address with hanzi
# too, as UTF-8, and announce as many bytes as they send.
# Really: node-thermal-printer sends 28 bytes and announces 22, the number of CHARACTERS (Epson, GS ( k function 180:
# pL and pH count the BYTES behind them). The printer stores an address cut off within a character and takes six bytes
# that are left as text or commands; with PDF417 the same. esc-pos-encoder and receipt-printer-encoder announce
# rightly, but send ? for every hanzi: a perfect code of another address. No package gives an error; a walk over the
# bytes by the announced lengths, as a printer makes it, shows both.
# Whom it hurts: a ticket's address with a Chinese name in it; a code of plain text: 请到3号窗口.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='node-thermal-printer@4.6.1 esc-pos-encoder@3.0.0 @point-of-sale/receipt-printer-encoder@4.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import thermal from 'node-thermal-printer'
import esc from 'esc-pos-encoder'
import receipt from '@point-of-sale/receipt-printer-encoder'
const hanzi = 'https://h.cn/取号?号=A103'
const ascii = 'https://h.cn/t/A103'
/** What a printer stores for a code of this kind: 31 QR, 30 PDF417; by the lengths that it is told. */
const stored = (bytes, kind) => {
  for (let at = bytes.indexOf('1d286b', 'hex'); at >= 0; at = bytes.indexOf('1d286b', at + 3, 'hex')) {
    const length = bytes.readUInt16LE(at + 3)
    if (bytes[at + 5] !== kind || bytes[at + 6] !== 0x50) continue
    const data = bytes.subarray(at + 8, at + 5 + length)
    const next = bytes.indexOf('1d286b', at + 3, 'hex')
    return [data.toString('utf8'), next - (at + 5 + length)]
  }
  return null
}
const byThermal = (print) => {
  const printer = new thermal.ThermalPrinter({ type: thermal.PrinterTypes.EPSON, interface: 'tcp://127.0.0.1' })
  print(printer)
  return printer.getBuffer()
}
const Esc = esc.default ?? esc
const Receipt = receipt.default ?? receipt
const makers = {
  'node-thermal-printer': (text) => byThermal((printer) => printer.printQR(text)),
  'esc-pos-encoder': (text) => Buffer.from(new Esc().initialize().qrcode(text).encode()),
  'receipt-printer-encoder': (text) =>
    Buffer.from(new Receipt({ language: 'esc-pos', columns: 48 }).initialize().qrcode(text).encode()),
}
const seen = { 'bytes of the address': Buffer.byteLength(hanzi), characters: hanzi.length }
for (const [name, make] of Object.entries(makers)) seen[name] = [stored(make(ascii), 0x31), stored(make(hanzi), 0x31)]
seen['node-thermal-printer, PDF417'] = stored(byThermal((printer) => printer.pdf417(hanzi)), 0x30)
const cut = [
  [ascii, 0],
  ['https://h.cn/取号?\uFFFD', 6],
]
const lost = [
  [ascii, 0],
  ['https://h.cn/????=A103', 0],
]
const expected = {
  'bytes of the address': 28,
  characters: 22,
  'node-thermal-printer': cut,
  'esc-pos-encoder': lost,
  'receipt-printer-encoder': lost,
  'node-thermal-printer, PDF417': cut[1],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
