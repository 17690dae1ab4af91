#!/bin/sh
# Guess: a date that SheetJS writes into an .xlsx is a date in exceljs, whichever way of writing was chosen, for both
# know the format well.
# Really: with cellDates: true SheetJS writes <c t="d"><v>2026-02-03T09:30:00.000Z</v>, a cell type of the standard
# (ECMA-376 part 1, 18.18.11: ISO 8601; Excel's "Strict Open XML" has it too). exceljs reads the text with parseFloat,
# gets 2026, and takes that for a serial day: 18 July 1905, for every date of that year, without an error.
# read-excel-file and SheetJS read 3 February 2026. Without cellDates all three agree.
# Whom it hurts: tables handed on between two offices' programs; a deadline in 1905 is merely "overdue".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='xlsx@0.18.5 exceljs@4.4.0 read-excel-file@9.3.17 fflate@0.8.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import XLSX from 'xlsx'
import ExcelJS from 'exceljs'
import readSheets from 'read-excel-file/node'
import { strFromU8, unzipSync } from 'fflate'
const written = (cellDates, date) => {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[date]], { cellDates }), 'a')
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', cellDates })
}
const cellOf = (bytes) => /<c r="A1".*?<\/c>/.exec(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']))[0]
const inExceljs = async (bytes) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes)
  return book.worksheets[0].getCell('A1').value
}
const readers = async (bytes) => ({
  cell: cellOf(bytes),
  exceljs: await inExceljs(bytes),
  'read-excel-file': (await readSheets(bytes))[0].data[0][0],
  SheetJS: XLSX.read(bytes, { cellDates: true }).Sheets.a.A1.v,
})
const day = new Date(Date.UTC(2026, 1, 3, 9, 30))
const seen = {
  'cellDates: true': await readers(written(true, day)),
  'December in exceljs': await inExceljs(written(true, new Date(Date.UTC(2026, 11, 31)))),
  'without': await readers(written(false, day)),
}
const all = '2026-02-03T09:30:00.000Z'
const expected = {
  'cellDates: true': {
    cell: '<c r="A1" s="1" t="d"><v>2026-02-03T09:30:00.000Z</v></c>',
    exceljs: '1905-07-18T00:00:00.000Z',
    'read-excel-file': all,
    SheetJS: all,
  },
  'December in exceljs': '1905-07-18T00:00:00.000Z',
  without: { cell: '<c r="A1" s="1"><v>46056.395833333336</v></c>', exceljs: all, 'read-excel-file': all, SheetJS: all },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.mjs
