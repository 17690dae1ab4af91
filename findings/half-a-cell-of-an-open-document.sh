#!/bin/sh
# Guess: a package that takes the text out of office files (officeparser) gives of a cell in an OpenDocument
# spreadsheet (.ods) what the cell shows, as it does for .xlsx: part of it in bold or as a link changes nothing, a
# note on the cell is not in it.
# Really: as soon as a part has an own style (text:span, OpenDocument 1.3 part 3, 6.1.7) only such parts are left:
# 请到3号窗口办理 with 3号窗口 in bold is 3号窗口, and 一二三四五 with two of them in bold is 二四. Blanks, tab and line break within the
# cell (6.1.3 to 6.1.5) are gone, two lines run into one. A note (office:annotation) stands before the value without a
# blank: 核对120 for 120. In texts (.odt) the parts are right, but there a date or page number set as a field is
# dropped, 有效期至2026年2月3日止 is 有效期至止, and so is a hanzi with its reading above it: 重庆 is 庆. No error or message. SheetJS
# has all the cells right; the same sentences in plain letters are right in all.
# Whom it hurts: lists and notices of other offices that use LibreOffice, taken into a search or a summary: half of
# the sentence, or its opposite.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='officeparser@7.8.0 xlsx@0.18.5 fflate@0.8.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { strToU8, zipSync } from 'fflate'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { parseOffice } = require('officeparser')
const XLSX = require('xlsx')
const space = (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`
const KIND = 'application/vnd.oasis.opendocument'
const document = (kind, body) => {
  const spaces = [
    ...['office', 'table', 'text', 'manifest'].map(space),
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
  ].join(' ')
  const type = `${KIND}.${kind}`
  const entry = (path, media) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${media}"/>`
  return Buffer.from(
    zipSync({
      mimetype: [strToU8(type), { level: 0 }],
      'content.xml': strToU8(
        `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces} office:version="1.3"><office:body>` +
          `<office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
      ),
      'META-INF/manifest.xml': strToU8(
        `<?xml version="1.0"?><manifest:manifest ${spaces} manifest:version="1.3">${entry('/', type)}${entry('content.xml', 'text/xml')}</manifest:manifest>`,
      ),
    }),
  )
}
const CELLS = {
  plain: '<text:p>请到3号窗口办理</text:p>',
  'a part in bold': '<text:p>请到<text:span text:style-name="b">3号窗口</text:span>办理</text:p>',
  'two parts in bold': '<text:p>一<text:span>二</text:span>三<text:span>四</text:span>五</text:p>',
  'blanks, tab, line break': '<text:p>A<text:s text:c="2"/>B<text:tab/>C<text:line-break/>D</text:p>',
  'a note on it': '<office:annotation><text:p>核对</text:p></office:annotation><text:p>120</text:p>',
}
const TEXTS = {
  'a part in bold': CELLS['a part in bold'],
  'a date as a field': '<text:p>有效期至<text:date text:date-value="2026-02-03">2026年2月3日</text:date>止</text:p>',
  'a reading above':
    '<text:p><text:ruby><text:ruby-base>重</text:ruby-base><text:ruby-text>chóng</text:ruby-text></text:ruby>庆</text:p>',
}
const seen = {}
for (const [what, content] of Object.entries(CELLS)) {
  const cell = `<table:table-cell office:value-type="string">${content}</table:table-cell>`
  const file = document(
    'spreadsheet',
    `<table:table table:name="t"><table:table-row>${cell}</table:table-row></table:table>`,
  )
  seen[`cell, ${what}`] = {
    officeparser: (await parseOffice(file)).toText(),
    SheetJS: XLSX.read(file).Sheets.t.A1.v,
  }
}
for (const [what, content] of Object.entries(TEXTS))
  seen[`text, ${what}`] = (await parseOffice(document('text', content))).toText()
const expected = {
  'cell, plain': { officeparser: '请到3号窗口办理', SheetJS: '请到3号窗口办理' },
  'cell, a part in bold': { officeparser: '3号窗口', SheetJS: '请到3号窗口办理' },
  'cell, two parts in bold': { officeparser: '二四', SheetJS: '一二三四五' },
  'cell, blanks, tab, line break': { officeparser: 'ABCD', SheetJS: 'A  B\tC\nD' },
  'cell, a note on it': { officeparser: '核对120', SheetJS: '120' },
  'text, a part in bold': '请到3号窗口办理',
  'text, a date as a field': '有效期至止',
  'text, a reading above': '庆',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
