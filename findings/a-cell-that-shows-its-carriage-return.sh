#!/bin/sh
# Guess: a cell of two lines that was pasted from Windows (CR LF) is read as two lines, whoever wrote the .xlsx file; and
# a text that holds _x0031_, as names of files and devices do, comes back as it was.
# Really: xlsx (SheetJS) writes the CR as _x000d_, and exceljs and xlsx-populate show that to the reader: 户口簿_x000d_;
# exceljs undoes capitals only (Excel writes _x000D_), xlsx-populate nothing. And none of four writers escapes an underscore
# that would be read so (ECMA-376 part 1, 22.9.2.19: _x005F_ stands for it): 编号_x0031_ is 编号1 in exceljs, xlsx and
# read-excel-file, and whole in xlsx-populate alone. A plain LF is right between all, so a test with \n passes.
# Whom it hurts: lists that go from office to office: a hint with _x000d_ on a screen, a name that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='exceljs@4.4.0 read-excel-file@9.3.17 write-excel-file@4.1.1 xlsx@0.18.5 xlsx-populate@1.21.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import exceljs from 'exceljs'
import readFile from 'read-excel-file/node'
import writeFile from 'write-excel-file/node'
import sheetjs from 'xlsx'
import populate from 'xlsx-populate'
const TEXTS = ['户口簿\r\n身份证', '户口簿\n身份证', '编号_x0031_']
const WRITERS = {
  exceljs: () => {
    const book = new exceljs.Workbook()
    book.addWorksheet('1').addRow(TEXTS)
    return book.xlsx.writeBuffer()
  },
  xlsx: () => {
    const book = sheetjs.utils.book_new()
    sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet([TEXTS]), '1')
    return sheetjs.write(book, { type: 'buffer' })
  },
  'xlsx-populate': async () =>
    (await populate.fromBlankAsync()).sheet(0).cell('A1').value([TEXTS]).workbook().outputAsync(),
  'write-excel-file': () => writeFile([TEXTS.map((value) => ({ value }))]).toBuffer(),
}
const READERS = {
  exceljs: async (bytes) => (await new exceljs.Workbook().xlsx.load(bytes)).worksheets[0].getRow(1).values.slice(1),
  xlsx: (bytes) => sheetjs.utils.sheet_to_json(Object.values(sheetjs.read(bytes).Sheets)[0], { header: 1 })[0],
  'xlsx-populate': async (bytes) => (await populate.fromDataAsync(bytes)).sheet(0).range('A1:C1').value()[0],
  'read-excel-file': async (bytes) => (await readFile(bytes))[0].data[0],
}
const seen = {}
for (const [writer, write] of Object.entries(WRITERS)) {
  const bytes = Buffer.from(await write())
  for (const [reader, read] of Object.entries(READERS)) seen[`${writer} to ${reader}`] = JSON.stringify(await read(bytes))
}
const row = (end, name) => [`户口簿${end}\n身份证`, TEXTS[1], name]
const [plain, windows] = [row('', '编号1'), row('\r', '编号1')]
const [raw, shown] = [row('\r', TEXTS[2]), row('_x000d_', TEXTS[2])]
const told = (writer, ...rows) => Object.keys(READERS).map((reader, at) => [`${writer} to ${reader}`, JSON.stringify(rows[at])])
const expected = Object.fromEntries([
  ...['exceljs', 'xlsx-populate', 'write-excel-file'].flatMap((writer) => told(writer, plain, windows, raw, windows)),
  ...told('xlsx', shown, windows, shown, windows),
])
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${value}`)
const same = Object.keys(expected).every((what) => seen[what] === expected[what])
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
