#!/bin/sh
# Guess: what turns a spreadsheet's serial number into a date gives 09:30:00 for a cell that shows 09:30; that a minute
# is no round number in binary is the very reason why one takes a package.
# Really: excel-date-to-js and js-excel-date-convert cut instead of rounding: of the 1 440 minutes of 3 February 2026
# 448 come a millisecond early, 09:30 and 14:00 among them, so whoever shows hours and minutes shows 09:29 and 13:59.
# SheetJS with cellDates: true does it to 352 of them, while the text of the same cell is right. exceljs and
# xlsx-populate round, as a spreadsheet does (ECMA-376 part 1, 18.17.4: a serial number is days and a fraction).
# Whom it hurts: appointments out of an office's table; 09:00 and 10:00, tried first, are right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='excel-date-to-js@1.1.5 js-excel-date-convert@1.0.2 xlsx@0.18.5 exceljs@4.4.0 xlsx-populate@1.21.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { getJsDateFromExcel } = require('excel-date-to-js')
const ExcelJS = require('exceljs')
const jsExcel = require('js-excel-date-convert')
const XLSX = require('xlsx')
const { numberToDate } = require('xlsx-populate')
const DAY = '2026-02-03T'
const TIMES = Array.from({ length: 1440 }, (_, minute) => new Date(Date.parse(`${DAY}00:00Z`) + minute * 60_000))
const clock = (date) => date.toISOString().slice(11, 16)
const book = new ExcelJS.Workbook()
const sheet = book.addWorksheet('1')
for (const time of TIMES) sheet.addRow([time]).getCell(1).numFmt = 'hh:mm'
const file = Buffer.from(await book.xlsx.writeBuffer())
const again = new ExcelJS.Workbook()
await again.xlsx.load(file)
const numbers = XLSX.read(file).Sheets['1']
const dates = XLSX.read(file, { cellDates: true }).Sheets['1']
const READERS = {
  'excel-date-to-js': (row) => clock(getJsDateFromExcel(numbers[`A${row}`].v)),
  'js-excel-date-convert': (row) => clock(jsExcel.fromExcelDate(numbers[`A${row}`].v)),
  'SheetJS, cellDates': (row) => clock(dates[`A${row}`].v),
  'SheetJS, text': (row) => dates[`A${row}`].w,
  exceljs: (row) => clock(again.worksheets[0].getCell(row, 1).value),
  'xlsx-populate': (row) => clock(numberToDate(numbers[`A${row}`].v)),
}
const seen = {}
for (const [name, read] of Object.entries(READERS)) {
  const got = TIMES.map((time, at) => [clock(time), read(at + 1)])
  const wrong = got.filter(([right, shown]) => right !== shown)
  const some = got.filter(([right]) => ['09:00', '09:30', '10:00', '14:00'].includes(right)).map(([, shown]) => shown)
  seen[name] = [`${wrong.length} of ${got.length} wrong`, some.join(' ')]
}
const expected = {
  'excel-date-to-js': ['448 of 1440 wrong', '09:00 09:29 10:00 13:59'],
  'js-excel-date-convert': ['448 of 1440 wrong', '09:00 09:29 10:00 13:59'],
  'SheetJS, cellDates': ['352 of 1440 wrong', '09:00 09:30 10:00 14:00'],
  'SheetJS, text': ['0 of 1440 wrong', '09:00 09:30 10:00 14:00'],
  exceljs: ['0 of 1440 wrong', '09:00 09:30 10:00 14:00'],
  'xlsx-populate': ['0 of 1440 wrong', '09:00 09:30 10:00 14:00'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.mjs
