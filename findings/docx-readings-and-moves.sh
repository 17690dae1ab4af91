#!/bin/sh
# Guess: what takes the plain text out of a Word document gives the text that Word shows: a hanzi with its reading
# above it is that hanzi, with or without the reading; a passage moved under "track changes" stands in its new place.
# Really: mammoth and officeparser drop the whole phonetic guide, 重庆 with chóng over 重 is 庆 (ECMA-376 part 1,
# 17.3.3.25 and .27: the base text lies within w:ruby); docx-parser gives chóng重庆. officeparser and docx-parser give
# a moved passage twice (w:moveFrom, 17.13.5), docx-parser a deleted one too. mammoth drops the result of a simple
# field (w:fldSimple, 17.16.19: page, date, merged name); officeparser the hyphen of A‑103 (w:noBreakHyphen, 17.3.3.18)
# and the tab between two columns. mammoth alone says so, in its messages, which look like those about styles.
# Whom it hurts: search and texts for the blind made of notices in which rare readings are given, and of drafts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='mammoth@1.13.0 officeparser@7.8.0 docx-parser@0.2.1 jszip@3.10.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { parseDocx } from 'docx-parser'
import JSZip from 'jszip'
import mammoth from 'mammoth'
import { writeFileSync } from 'node:fs'
import { parseOffice } from 'officeparser'
const run = (inner) => `<w:r>${inner}</w:r>`
const text = (said) => run(`<w:t>${said}</w:t>`)
const change = (id) => `w:id="${id}" w:author="a" w:date="2026-02-03T09:30:00Z"`
const PARAGRAPHS = {
  '重庆, a reading over 重':
    run(
      '<w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="20"/>' +
        '<w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>' +
        `<w:rt>${text('chóng')}</w:rt><w:rubyBase>${text('重')}</w:rubyBase></w:ruby>`,
    ) + text('庆'),
  '请到三号, moved from before 请到':
    `<w:moveFromRangeStart ${change(1)} w:name="m"/><w:moveFrom ${change(2)}>${text('三号')}</w:moveFrom>` +
    `<w:moveFromRangeEnd w:id="1"/>${text('请到')}<w:moveToRangeStart ${change(3)} w:name="m"/>` +
    `<w:moveTo ${change(4)}>${text('三号')}</w:moveTo><w:moveToRangeEnd w:id="3"/>`,
  '新, 旧 deleted': `<w:del ${change(5)}>${run('<w:delText>旧</w:delText>')}</w:del><w:ins ${change(6)}>${text('新')}</w:ins>`,
  '第7页, 7 a field': `${text('第')}<w:fldSimple w:instr=" PAGE ">${text('7')}</w:fldSimple>${text('页')}`,
  'A‑103, a hyphen that does not break': run('<w:t>A</w:t><w:noBreakHyphen/><w:t>103</w:t>'),
  'two columns, a tab': run('<w:t>窗口</w:t><w:tab/><w:t>三</w:t>'),
}
const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const document = (body) => {
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
  zip.file('word/document.xml', `${XML}<w:document xmlns:w="${space}"><w:body><w:p>${body}</w:p></w:body></w:document>`)
  return zip.generateAsync({ type: 'nodebuffer' })
}
const seen = {}
for (const [what, body] of Object.entries(PARAGRAPHS)) {
  const buffer = await document(body)
  writeFileSync('one.docx', buffer)
  const office = await parseOffice(buffer)
  seen[what] = {
    mammoth: (await mammoth.extractRawText({ buffer })).value.trim(),
    officeparser: office.toText().trim(),
    'docx-parser': (await new Promise((done) => parseDocx('one.docx', done))).trim(),
  }
}
const expected = {
  '重庆, a reading over 重': { mammoth: '庆', officeparser: '庆', 'docx-parser': 'chóng重庆' },
  '请到三号, moved from before 请到': { mammoth: '请到三号', officeparser: '三号请到三号', 'docx-parser': '三号请到三号' },
  '新, 旧 deleted': { mammoth: '新', officeparser: '新', 'docx-parser': '旧新' },
  '第7页, 7 a field': { mammoth: '第页', officeparser: '第7页', 'docx-parser': '第7页' },
  'A‑103, a hyphen that does not break': { mammoth: 'A‑103', officeparser: 'A103', 'docx-parser': 'A103' },
  'two columns, a tab': { mammoth: '窗口\t三', officeparser: '窗口三', 'docx-parser': '窗口三' },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
