#!/bin/sh
# Guess: SheetJS shows a cell (w, sheet_to_csv) as the spreadsheet does, also with the format every Chinese office
# uses to count in ten thousands, 0\.0,"万" (divide by a thousand, put a point before the last digit): 12 345 678 is
# 1234.6万.
# Really: it is shown as 123.46万, a tenth, since the escaped point is taken for a decimal point. And a time just
# before midnight is 24:00 (00:00), 59.6 seconds in mm:ss are 00:00 (01:00). numfmt, a second formatter, says what is
# in brackets; so does the rule of ECMA-376 18.8.31, where a backslash makes the next character text.
# Whom it hurts: whoever turns a yearly table of another office into CSV by program: no error, a wrong power of ten.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='xlsx@0.18.5 numfmt@4.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import XLSX from 'xlsx'
import * as numfmt from 'numfmt'
const cells = [
  ['0\\.0,"万"', 12_345_678],
  ['0\\.0,"万"', 9_999],
  ['hh:mm', 46_056.999999],
  ['mm:ss', 59.6 / 86_400],
]
const written = cells.map(([format, value]) => {
  const sheet = { '!ref': 'A1', A1: { t: 'n', v: value, z: format } }
  const bytes = XLSX.write({ SheetNames: ['t'], Sheets: { t: sheet } }, { type: 'buffer', bookType: 'xlsx' })
  return XLSX.utils.sheet_to_csv(XLSX.read(bytes).Sheets.t)
})
const seen = {
  'SheetJS, CSV of the sheet': written,
  numfmt: cells.map(([format, value]) => numfmt.format(format, value)),
}
const expected = {
  'SheetJS, CSV of the sheet': ['123.46万', '.10万', '24:00', '00:00'],
  numfmt: ['1234.6万', '1.0万', '00:00', '01:00'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
