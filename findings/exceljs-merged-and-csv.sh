#!/bin/sh
# Guess: of a merged cell only the first carries the value, the others are empty (so the file says); and a reader of
# CSV hands out strings, or at least leaves identity numbers alone.
# Really: exceljs gives the first cell's value in EVERY cell of the merge and writes it so into CSV: a total of 120,
# merged over three rows, sums to 360 (SheetJS: 120). Its csv reader makes a number of all that looks like one: 0103
# is 103, an identity number of 18 digits ends in 20 instead of 21, +86… loses its plus, 1E5 is 100000, 0x1F is 31.
# Whom it hurts: tables of other offices, which love merged cells; lists of tickets and numbers kept as CSV.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='exceljs@4.4.0 xlsx@0.18.5'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { writeFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import XLSX from 'xlsx'
const book = new ExcelJS.Workbook()
const sheet = book.addWorksheet('t')
sheet.addRows([
  ['综合', 120],
  ['社保', null],
  ['税务', null],
])
sheet.mergeCells('B1:B3')
const bytes = Buffer.from(await book.xlsx.writeBuffer())
const again = new ExcelJS.Workbook()
await again.xlsx.load(bytes)
const sum = (values) => values.reduce((total, value) => total + (value ?? 0), 0)
writeFileSync('list.csv', '票号,证件,电话,值,代码\n0103,110105194912310021,+8613800138000,1E5,0x1F\n')
const list = await new ExcelJS.Workbook().csv.readFile('list.csv')
const seen = {
  'sum of the merged column: exceljs, SheetJS': [
    sum([1, 2, 3].map((row) => again.worksheets[0].getCell(row, 2).value)),
    sum(XLSX.utils.sheet_to_json(XLSX.read(bytes).Sheets.t, { header: 1 }).map((row) => row[1])),
  ],
  'exceljs, written as CSV': String(await again.csv.writeBuffer()).split('\n'),
  'exceljs, a row read from CSV': list.getRow(2).values.slice(1),
}
const expected = {
  'sum of the merged column: exceljs, SheetJS': [360, 120],
  'exceljs, written as CSV': ['综合,120', '社保,120', '税务,120'],
  'exceljs, a row read from CSV': [103, 110105194912310020, 8613800138000, 100000, 31],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
