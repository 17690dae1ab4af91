#!/bin/sh
# Guess: a reader of bank statements in SWIFT's form MT940 (which Chinese banks give to their customers too) puts the
# day of booking next to the day of value: an entry of 31 December with value on 2 January was booked in the old year.
# Really: the line :61: has the day of value with its year and the day of booking without one, 2601021231 (SWIFT User
# Handbook, MT940, field 61: subfields 1 and 2), for the two lie a few days apart. mt940js, mt940-js and
# @centrapay/swift-parser all give the booking the year of the value: that entry was booked on 31 December 2026,
# eleven months from now, and one of 2 January 2026 with value on 31 December 2025 on 2 January 2025. mt940-js besides
# takes a reversed credit (RC, money going out; subfield 3) for a credit: isCredit is true, so the sum of its entries
# is not the difference of the two balances in the same file. No error. In any other week of the year, and without
# reversals, all is right.
# Whom it hurts: fees and refunds of the last days of December: in the wrong year's account, which is closed by then.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='mt940js@1.3.5 mt940-js@1.0.0 @centrapay/swift-parser@1.0.1 tslib@2.8.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { parse } = require('@centrapay/swift-parser')
const mt940 = require('mt940-js')
const { Parser } = require('mt940js')
const ENTRIES = {
  'value 2 January 2026, booked 31 December': '2601021231D8,29NMSCA103',
  'value 31 December 2025, booked 2 January': '2512310102C100,NMSCA104',
  'value and booking in June': '2506300629C1,50NMSCA105',
  'a credit reversed': '2512300101RC20,NMSCA106',
  'a debit reversed': '2512300101RD3,NMSCA107',
}
// 1000.00 − 8.29 + 100.00 + 1.50 − 20.00 + 3.00
const CLOSING = 1076.21
const statement =
  '{1:F01BANKCNBJXXXX0000000000}{2:O9400000000000BANKCNBJXXXX00000000000000000000N}{4:\r\n' +
  ':20:REF\r\n:25:BANK/0001\r\n:28C:1/1\r\n:60F:C250629CNY1000,00\r\n' +
  Object.values(ENTRIES)
    .map((line) => `:61:${line}\r\n:86:fee\r\n`)
    .join('') +
  `:62F:C260102CNY1076,21\r\n-}\r\n`
const day = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)
const READERS = {
  mt940js: () => new Parser().parse(statement)[0].transactions.map((one) => [day(one.entryDate), one.amount]),
  'mt940-js': async () => {
    const [{ transactions }] = await mt940.read(Buffer.from(statement))
    return transactions.map((one) => [one.entryDate, one.isCredit ? one.amount : -one.amount])
  },
  '@centrapay/swift-parser': () =>
    parse({ type: 'mt940', data: statement })[0].transactions.map((one) => [day(one.entryDate), Number(one.amount)]),
}
const seen = {}
for (const [name, read] of Object.entries(READERS)) {
  const entries = await read()
  Object.keys(ENTRIES).forEach((what, at) => (seen[`${what}, ${name}`] = entries[at]))
  const sum = entries.reduce((total, [, amount]) => total + amount, 1000)
  seen[`balance by its entries, ${name}`] = [Number(sum.toFixed(2)), CLOSING]
}
const expected = {
  'value 2 January 2026, booked 31 December, mt940js': ['2026-12-31', -8.29],
  'value 31 December 2025, booked 2 January, mt940js': ['2025-01-02', 100],
  'value and booking in June, mt940js': ['2025-06-29', 1.5],
  'a credit reversed, mt940js': ['2025-01-01', -20],
  'a debit reversed, mt940js': ['2025-01-01', 3],
  'balance by its entries, mt940js': [1076.21, 1076.21],
  'value 2 January 2026, booked 31 December, mt940-js': ['2026-12-31', -8.29],
  'value 31 December 2025, booked 2 January, mt940-js': ['2025-01-02', 100],
  'value and booking in June, mt940-js': ['2025-06-29', 1.5],
  'a credit reversed, mt940-js': ['2025-01-01', 20],
  'a debit reversed, mt940-js': ['2025-01-01', -3],
  'balance by its entries, mt940-js': [1110.21, 1076.21],
  'value 2 January 2026, booked 31 December, @centrapay/swift-parser': ['2026-12-31', -8.29],
  'value 31 December 2025, booked 2 January, @centrapay/swift-parser': ['2025-01-02', 100],
  'value and booking in June, @centrapay/swift-parser': ['2025-06-29', 1.5],
  'a credit reversed, @centrapay/swift-parser': ['2025-01-01', -20],
  'a debit reversed, @centrapay/swift-parser': ['2025-01-01', 3],
  'balance by its entries, @centrapay/swift-parser': [1076.21, 1076.21],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
