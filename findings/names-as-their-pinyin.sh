#!/bin/sh
# Guess: a reader of .xlsx files gives the name that stands in the cell, with or without the pinyin that Excel keeps
# for it (拼音指南 in Excel: the reading stands above the hanzi); whether the file is read as a whole or row by row.
# Really: exceljs, row by row (stream.xlsx.WorkbookReader, its way for large lists), gives the READING and throws the
# name away: 欧阳晓明 is xiǎomíng, the last part of it. ECMA-376 part 1, 18.4.6: rPh is a hint beside the string, which is
# the t of the si itself. In a string that stands in the cell (inlineStr) it has xiè for 解红, and as a whole file null,
# with 解红xiè as text; xlsx-extract too has 解红xiè. No error. Names without a reading are right, and so is a name in two
# fonts (r). xlsx-stream-reader and SheetJS have all names.
# Whom it hurts: lists of people in which somebody has added a rare reading: 单 (shàn), 解 (xiè); just those names go.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='exceljs@4.4.0 xlsx-extract@0.2.0 xlsx-stream-reader@1.1.1 xlsx@0.18.5 jszip@3.10.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import exceljs from 'exceljs'
import JSZip from 'jszip'
import { createReadStream, writeFileSync } from 'node:fs'
import sheetjs from 'xlsx'
import { XLSX } from 'xlsx-extract'
import RowReader from 'xlsx-stream-reader'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const reading = (from, to, said) => `<rPh sb="${from}" eb="${to}"><t>${said}</t></rPh>`
const STRINGS = [
  '<t>欧阳晓明</t>',
  `<t>欧阳晓明</t>${reading(0, 2, 'ōuyáng')}${reading(2, 4, 'xiǎomíng')}<phoneticPr fontId="0" type="noConversion"/>`,
  `<r><t>单</t></r><r><rPr><b/></rPr><t>晓红</t></r>${reading(0, 1, 'shàn')}<phoneticPr fontId="0"/>`,
]
const cells = STRINGS.map((_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>${at}</v></c></row>`)
cells.push(`<row r="4"><c r="A4" t="inlineStr"><is><t>解红</t>${reading(0, 1, 'xiè')}</is></c></row>`)
const part = (path, type) => `<Override PartName="/xl/${path}.xml" ContentType="${TYPE}.${type}+xml"/>`
const link = (id, type, target) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}.xml"/>`
const links = (all) => `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`
const zip = new JSZip()
zip.file(
  '[Content_Types].xml',
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}` +
    `${part('sharedStrings', 'sharedStrings')}${part('styles', 'styles')}</Types>`,
)
zip.file('_rels/.rels', links(link('r1', 'officeDocument', 'xl/workbook')))
zip.file(
  'xl/_rels/workbook.xml.rels',
  links(
    link('r1', 'worksheet', 'worksheets/sheet1') +
      link('r2', 'sharedStrings', 'sharedStrings') +
      link('r3', 'styles', 'styles'),
  ),
)
zip.file(
  'xl/workbook.xml',
  `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
)
zip.file(
  'xl/styles.xml',
  `${XML}<styleSheet xmlns="${SHEET}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>` +
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>' +
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>',
)
zip.file(
  'xl/sharedStrings.xml',
  `${XML}<sst xmlns="${SHEET}" count="3" uniqueCount="3">${STRINGS.map((inner) => `<si>${inner}</si>`).join('')}</sst>`,
)
zip.file('xl/worksheets/sheet1.xml', `${XML}<worksheet xmlns="${SHEET}"><sheetData>${cells.join('')}</sheetData></worksheet>`)
writeFileSync('list.xlsx', await zip.generateAsync({ type: 'nodebuffer' }))
const plain = (value) => value?.richText?.map(({ text }) => text).join('') ?? value
const whole = async () => {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile('list.xlsx')
  const names = []
  book.worksheets[0].eachRow((row) => names.push(plain(row.getCell(1).value)))
  return [names, book.worksheets[0].getCell('A4').text]
}
const byRow = async () => {
  const names = []
  for await (const sheet of new exceljs.stream.xlsx.WorkbookReader('list.xlsx'))
    for await (const row of sheet) names.push(plain(row.getCell(1).value))
  return names
}
const extracted = () =>
  new Promise((resolve, reject) => {
    const names = []
    const read = new XLSX().extract('list.xlsx', { sheet_nr: 1 })
    read.on('row', ([name]) => names.push(name)).on('error', reject).on('end', () => resolve(names))
  })
const streamed = () =>
  new Promise((resolve, reject) => {
    const names = []
    const reader = new RowReader()
    reader.on('error', reject).on('end', () => resolve(names))
    reader.on('worksheet', (sheet) => sheet.on('row', ({ values }) => names.push(values[1])).process())
    createReadStream('list.xlsx').pipe(reader)
  })
const sheet = sheetjs.readFile('list.xlsx').Sheets['名单']
const seen = {
  'exceljs, whole': await whole(),
  'exceljs, row by row': await byRow(),
  'xlsx-extract': await extracted(),
  'xlsx-stream-reader': await streamed(),
  SheetJS: sheetjs.utils.sheet_to_json(sheet, { header: 1 }).flat(),
}
const right = ['欧阳晓明', '欧阳晓明', '单晓红', '解红']
const expected = {
  'exceljs, whole': [['欧阳晓明', '欧阳晓明', '单晓红', null], '解红xiè'],
  'exceljs, row by row': ['欧阳晓明', 'xiǎomíng', '单晓红', 'xiè'],
  'xlsx-extract': ['欧阳晓明', '欧阳晓明', '单晓红', '解红xiè'],
  'xlsx-stream-reader': right,
  SheetJS: right,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
