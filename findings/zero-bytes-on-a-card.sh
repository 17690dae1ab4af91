#!/bin/sh
# Guess: a reader of the records on chip cards (social-security cards, bank cards; BER-TLV) leaves out the zero bytes
# that may stand before, between and behind the fields, and takes a length in one byte or in two.
# Really: EMV (book 3, annex B1) and ISO/IEC 7816-4 allow the zero bytes, which a changed field leaves behind. node-tlv
# takes one for a tag and what follows for its length: 5A, the card's number, is gone, and a field 00 stands there (of
# two in a row it makes an empty field and finds 5A again); node-emv reads on from half a byte, fields "0" and "5". Of a
# length written 81 04 (7816-4, 5.2.2.2: 81 and 00 to FF) node-tlv goes on one byte too early: 5F24, the last day of the
# card, is lost to a field DD that nobody wrote. ber-tlv has all five right. No error. The numbers are made up.
# Whom it hurts: a card reader at a kiosk: fresh cards in a test, cards changed by a terminal in the hall.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='node-tlv@1.5.14 node-emv@1.0.23 ber-tlv@0.9.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const nodeTlv = require('node-tlv')
const { TlvFactory } = require('ber-tlv')
const nodeEmv = require('node-emv')
const RECORDS = {
  'no zero byte': '5F24033012315A021234',
  'one between': '5F2403301231005A021234',
  'two between': '5F240330123100005A021234',
  'one before': '005F24033012315A021234',
  'a length in two bytes': '9F468104AABBCCDD5F2403301231',
}
const quiet = (work) => {
  const log = console.log
  console.log = () => {}
  try {
    return work()
  } catch {
    return 'refused'
  } finally {
    console.log = log
  }
}
const READERS = {
  'node-tlv': (record) => nodeTlv.parseList(record).map(({ tag, value }) => [tag, value]),
  'node-emv': (record) => {
    let found = []
    nodeEmv.parse(record, (data) => (found = data))
    return found.map(({ tag, value }) => [tag, value])
  },
  'ber-tlv': (record) => TlvFactory.parse(record).map(({ tag, value }) => [tag, value.toString('hex').toUpperCase()]),
}
const told = (fields) => fields.map((field) => field.join('=')).join(' ')
const seen = {}
for (const [what, record] of Object.entries(RECORDS))
  seen[what] = Object.fromEntries(
    Object.entries(READERS).map(([name, read]) => [name, quiet(() => told(read(record)))]),
  )
const row = (tlv, emv, ber) => ({ 'node-tlv': tlv, 'node-emv': emv, 'ber-tlv': ber })
const both = '5F24=301231 5A=1234'
const expected = {
  'no zero byte': row(both, both, both),
  'one between': row('5F24=301231 00=021234', '5F24=301231 0=A021234', both),
  'two between': row('5F24=301231 00= 5A=1234', '5F24=301231 0= 5=021234', both),
  'one before': row('00=24033012315A021234', '0=F240330123 15=21234', both),
  'a length in two bytes': row('9F46=AABBCCDD DD=2403301231', '9F46=AABBCCDD 5F24=301231', '9F46=AABBCCDD 5F24=301231'),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
