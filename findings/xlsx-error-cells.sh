#!/bin/sh
# A formula's error in an .xlsx cell, in three readers.
# Guess: a cell that shows #DIV/0! is read as the text "#DIV/0!", or as an error that cannot be overlooked.
# Really: read-excel-file gives null, as for an empty cell, and leaves rows of such cells at the end of a sheet out; SheetJS leaves the cell out of sheet_to_json, but writes it
# in sheet_to_csv of the same sheet; exceljs' own text of the cell is "[object Object]". So a whole column of broken
# formulas comes in as "nobody has filled this in". The file is made by exceljs as Excel writes it: <c t="e"><v>#DIV/0!</v></c>.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 read-excel-file@9.3.17 >/dev/null 2>&1
cat >run.mjs <<'JS'
import ExcelJS from 'exceljs'
import XLSX from 'xlsx'
import readSheets from 'read-excel-file/node'
const book = new ExcelJS.Workbook()
const sheet = book.addWorksheet('t')
sheet.getCell('A1').value = 'name'
sheet.getCell('A2').value = { formula: '1/0', result: { error: '#DIV/0!' } }
sheet.getCell('A3').value = 'last name'
sheet.getCell('A4').value = { formula: 'VLOOKUP(1,B1:B2,1)', result: { error: '#N/A' } }
const bytes = Buffer.from(await book.xlsx.writeBuffer())
const again = new ExcelJS.Workbook()
await again.xlsx.load(bytes)
const sheetJs = XLSX.read(bytes).Sheets.t
const seen = {
  'read-excel-file 9.3.17': (await readSheets(bytes))[0].data.map((row) => row[0]),
  'SheetJS 0.18.5 sheet_to_json': XLSX.utils.sheet_to_json(sheetJs, { header: 1 }).map((row) => row[0] ?? '(left out)'),
  'SheetJS 0.18.5 sheet_to_csv': XLSX.utils.sheet_to_csv(sheetJs).trim().split('\n'),
  'exceljs 4.4.0 cell.text': [1, 2, 3, 4].map((row) => again.worksheets[0].getCell(row, 1).text),
}
const expected = {
  'read-excel-file 9.3.17': ['name', null, 'last name'],
  'SheetJS 0.18.5 sheet_to_json': ['name', '(left out)', 'last name', '(left out)'],
  'SheetJS 0.18.5 sheet_to_csv': ['name', '#DIV/0!', 'last name', '#N/A'],
  'exceljs 4.4.0 cell.text': ['name', '[object Object]', 'last name', '[object Object]'],
}
console.log(`Node ${process.version}`)
for (const [reader, cells] of Object.entries(seen)) console.log(`${reader}: ${JSON.stringify(cells)}`)
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log('changed: expected', JSON.stringify(expected))
  process.exit(1)
}
console.log('as written down')
JS
node run.mjs
