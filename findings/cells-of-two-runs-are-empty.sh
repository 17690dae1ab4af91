#!/bin/sh
# Guess: a reader of the tables of a Word document gives the text of each cell, in its column; how Word has cut the
# text into runs (at hanzi and digits, at each change of a letter) is Word's own business.
# Really: docx-tables, whose only task it is, gives "" for a cell whose paragraph has two runs, and for one whose text
# has xml:space="preserve", which Word sets where a blank stands at an end (ISO/IEC 29500-1, 17.3.3.31). 3号窗口 typed in
# Word is often two runs, so whole columns come back empty, without an error, and row and column are told beside. A
# cell over two columns (w:gridSpan) moves the rest of its row one to the left. One plain run is right. mammoth's HTML
# has every text and the spans, so the file holds them.
# Whom it hurts: lists of matters, windows and people sent as a Word table: "nothing entered".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='docx-tables@0.3.0 mammoth@1.13.0 jszip@3.10.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import docxTables from 'docx-tables'
import JSZip from 'jszip'
import mammoth from 'mammoth'
import { writeFileSync } from 'node:fs'
const run = (text, space = '') => `<w:r><w:t${space}>${text}</w:t></w:r>`
const cell = (runs, span = '') => `<w:tc><w:tcPr>${span}</w:tcPr><w:p>${runs}</w:p></w:tc>`
const rows = [
  [cell(run('事项')), cell(run('窗口')), cell(run('电话'))],
  [cell(run('身份证')), cell(run('3') + run('号')), cell(run('12345 ', ' xml:space="preserve"'))],
  [cell(run('发票和证明'), '<w:gridSpan w:val="2"/>'), cell(run('12366'))],
]
const table = `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`
const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const zip = new JSZip()
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
zip.file(
  '[Content_Types].xml',
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
)
const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
zip.file(
  '_rels/.rels',
  `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r" Type="${kind}" Target="word/document.xml"/></Relationships>`,
)
const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
zip.file('word/document.xml', `${XML}<w:document xmlns:w="${space}"><w:body>${table}<w:p/></w:body></w:document>`)
const buffer = await zip.generateAsync({ type: 'nodebuffer' })
writeFileSync('table.docx', buffer)
const [found] = await (docxTables.default ?? docxTables)({ file: 'table.docx' })
const html = (await mammoth.convertToHtml({ buffer })).value
const seen = {
  'docx-tables': Object.values(found).map((row) => row.map(({ position, data }) => `${position.col}: ${data.trim()}`)),
  mammoth: html
    .split('</tr>')
    .slice(0, -1)
    .map((row) => [...row.matchAll(/<td(?: colspan="(\d)")?>(.*?)<\/td>/g)].map(([, span = 1, text]) => `${span} wide: ${text.replace(/<[^>]*>/g, '').trim()}`)),
}
const expected = {
  'docx-tables': [
    ['0: 事项', '1: 窗口', '2: 电话'],
    ['0: 身份证', '1: ', '2: '],
    ['0: 发票和证明', '1: 12366'],
  ],
  mammoth: [
    ['1 wide: 事项', '1 wide: 窗口', '1 wide: 电话'],
    ['1 wide: 身份证', '1 wide: 3号', '1 wide: 12345'],
    ['2 wide: 发票和证明', '1 wide: 12366'],
  ],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
