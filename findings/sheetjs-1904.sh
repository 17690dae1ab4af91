#!/bin/sh
# Guess: SheetJS knows the date system of a workbook (its object has Workbook.WBProps.date1904: true), so a date cell
# read with cellDates: true is the date that the cell shows.
# Really: the shown text (w) is 2026-02-03, the value beside it 2022-02-02, four years and a day less, in the cell, in
# sheet_to_json and in a file written from it: the flag is used for the text alone. ECMA-376 part 1, 18.17.4.1: with
# date1904 serial 0 is 1 January 1904. exceljs and read-excel-file give 2026-02-03 from the same file.
# Whom it hurts: workbooks begun on a Mac of old keep the 1904 system for ever, also as somebody's template: whole
# lists of dates four years early, while the CSV of the same sheet is right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='xlsx@0.18.5 exceljs@4.4.0 read-excel-file@9.3.17'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import XLSX from 'xlsx'
import ExcelJS from 'exceljs'
import readSheets from 'read-excel-file/node'
const made = new ExcelJS.Workbook()
made.properties.date1904 = true
const cell = made.addWorksheet('a').getCell('A1')
cell.value = new Date(Date.UTC(2026, 1, 3))
cell.numFmt = 'yyyy-mm-dd'
const bytes = Buffer.from(await made.xlsx.writeBuffer())
const inExceljs = async (file) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file)
  return book.worksheets[0].getCell('A1').value.toISOString().slice(0, 10)
}
const book = XLSX.read(bytes, { cellDates: true })
const sheet = book.Sheets.a
const day = (date) => date.toISOString().slice(0, 10)
const seen = {
  'SheetJS knows the system': book.Workbook.WBProps.date1904,
  'SheetJS shows': sheet.A1.w,
  'SheetJS value': day(sheet.A1.v),
  'SheetJS sheet_to_json': day(XLSX.utils.sheet_to_json(sheet, { header: 1 })[0][0]),
  'SheetJS sheet_to_csv': XLSX.utils.sheet_to_csv(sheet),
  'written again, read by exceljs': await inExceljs(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })),
  exceljs: await inExceljs(bytes),
  'read-excel-file': day((await readSheets(bytes))[0].data[0][0]),
}
const expected = {
  'SheetJS knows the system': true,
  'SheetJS shows': '2026-02-03',
  'SheetJS value': '2022-02-02',
  'SheetJS sheet_to_json': '2022-02-02',
  'SheetJS sheet_to_csv': '2026-02-03',
  'written again, read by exceljs': '2022-02-02',
  exceljs: '2026-02-03',
  'read-excel-file': '2026-02-03',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.mjs
