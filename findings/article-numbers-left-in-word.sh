#!/bin/sh
# Guess: the text that is taken out of a Word document begins its paragraphs as the page does: 一、 and （一） in a notice,
# 第一条 in a rule, whether somebody typed the number or Word counts it (自动编号).
# Really: counted numbers are in none of four readers' text: mammoth, officeparser, docx-parser and word-extractor
# give 身份证 for （一）身份证, without a message. mammoth's HTML has a list with 1, 2, 3 for 一、, 二、; and where another list
# follows (第一条, an own w:num) it goes on in the first one: 第一条 is item 3, 第二条 item 4. By ISO/IEC 29500-1, 17.9.12,
# w:lvlText is "the textual content which shall be displayed" with the paragraph. LibreOffice 7.4.7, saving the same
# file as text, writes 一、 （一） （二） 二、 第一条 第二条. Typed numbers are right everywhere.
# Whom it hurts: rules, lists of papers and notices in search, for the blind, or beside an answer: "see article 12",
# "paper （三） is missing", and no text has such a number.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='mammoth@1.13.0 officeparser@7.8.0 docx-parser@0.2.1 word-extractor@1.0.4 jszip@3.10.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { parseDocx } from 'docx-parser'
import JSZip from 'jszip'
import mammoth from 'mammoth'
import { writeFileSync } from 'node:fs'
import { parseOffice } from 'officeparser'
import WordExtractor from 'word-extractor'
const paragraph = (text, list, level) => {
  const counted = `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`
  return `<w:p>${list ? counted : ''}<w:r><w:t>${text}</w:t></w:r></w:p>`
}
const level = (at, shown) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="${shown}"/></w:lvl>`
const numbering =
  `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0, '%1、')}${level(1, '（%2）')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, '第%1条')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
const BODIES = {
  counted:
    paragraph('材料', 1, 0) +
    paragraph('身份证', 1, 1) +
    paragraph('照片', 1, 1) +
    paragraph('程序', 1, 0) +
    paragraph('目的', 2, 0) +
    paragraph('范围', 2, 0),
  typed: ['一、材料', '（一）身份证', '（二）照片', '二、程序', '第一条 目的', '第二条 范围'].map((text) => paragraph(text)).join(''),
}
const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const part = (name, type) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`
const link = (type, target) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}.xml"/></Relationships>`
const document = (body) => {
  const zip = new JSZip()
  zip.file(
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `${part('document', 'document.main')}${part('numbering', 'numbering')}</Types>`,
  )
  zip.file('_rels/.rels', link('officeDocument', 'word/document'))
  zip.file('word/_rels/document.xml.rels', link('numbering', 'numbering'))
  zip.file('word/numbering.xml', `${XML}<w:numbering ${space}>${numbering}</w:numbering>`)
  zip.file('word/document.xml', `${XML}<w:document ${space}><w:body>${body}</w:body></w:document>`)
  return zip.generateAsync({ type: 'nodebuffer' })
}
const joined = (text) => text.trim().split(/\n+/).join(' | ')
const seen = {}
for (const [what, body] of Object.entries(BODIES)) {
  const buffer = await document(body)
  writeFileSync('rule.docx', buffer)
  seen[what] = {
    mammoth: joined((await mammoth.extractRawText({ buffer })).value),
    officeparser: joined((await parseOffice(buffer)).toText()),
    'docx-parser': joined(await new Promise((done) => parseDocx('rule.docx', done))),
    'word-extractor': joined((await new WordExtractor().extract('rule.docx')).getBody()),
    'mammoth HTML': (await mammoth.convertToHtml({ buffer })).value,
  }
}
const bare = '材料 | 身份证 | 照片 | 程序 | 目的 | 范围'
const typed = '一、材料 | （一）身份证 | （二）照片 | 二、程序 | 第一条 目的 | 第二条 范围'
const expected = {
  counted: {
    mammoth: bare,
    officeparser: bare,
    'docx-parser': bare.replaceAll(' | ', ''),
    'word-extractor': bare,
    'mammoth HTML':
      '<ol><li>材料<ol><li>身份证</li><li>照片</li></ol></li><li>程序</li><li>目的</li><li>范围</li></ol>',
  },
  typed: {
    mammoth: typed,
    officeparser: typed,
    'docx-parser': typed.replaceAll(' | ', ''),
    'word-extractor': typed,
    'mammoth HTML': `<p>${typed.replaceAll(' | ', '</p><p>')}</p>`,
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
