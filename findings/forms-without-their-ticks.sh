#!/bin/sh
# Guess: the plain text that is taken out of a form filled in Word says which box was ticked: by ☑ or ☒, or by a word.
# Really: a tick set as a symbol (w:sym, ISO/IEC 29500-1, 17.3.3.30; what 插入符号 in Word gives: ☑ of Wingdings 2) is
# dropped by officeparser, docx-parser and word-extractor: 是☑ 否□ is 是 否. A box of an older form (FORMCHECKBOX,
# 17.16.5.20; its state is w:checked) is nothing in four, FORMCHECKBOX for both in docx-parser, the chosen line of a
# list nowhere. Of Word's present boxes (content controls) mammoth.extractRawText drops ☒ and ☐ although they stand
# there as letters; the others have them, unless the box shows its tick in Wingdings. No error or message in any of
# them. mammoth.convertToHtml shows all ticks (not the list), so the file holds them.
# Whom it hurts: applications and declarations taken in as text: "yes" and "no" are the same text.
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
const run = (inner) => `<w:r>${inner}</w:r>`
const text = (said) => run(`<w:t>${said}</w:t>`)
const symbol = (char) => run(`<w:sym w:font="Wingdings 2" w:char="${char}"/>`)
const field = (code, data) =>
  run(`<w:fldChar w:fldCharType="begin"><w:ffData><w:enabled/>${data}</w:ffData></w:fldChar>`) +
  run(`<w:instrText xml:space="preserve"> ${code} </w:instrText>`) +
  run('<w:fldChar w:fldCharType="end"/>')
const olderBox = (on) =>
  field('FORMCHECKBOX', `<w:checkBox><w:sizeAuto/><w:default w:val="0"/>${on ? '<w:checked/>' : ''}</w:checkBox>`)
const control = (on, shown) =>
  `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${on ? 1 : 0}"/></w14:checkbox></w:sdtPr>` +
  `<w:sdtContent>${shown}</w:sdtContent></w:sdt>`
const question = (box) => text('是') + box(true) + text('否') + box(false)
const FORMS = {
  'symbol ☑': question((on) => symbol(on ? '0052' : '00A3')),
  'older form': question(olderBox),
  'content control': question((on) => control(on, text(on ? '☒' : '☐'))),
  'content control in Wingdings': question((on) => control(on, symbol(on ? '0052' : '00A3'))),
  'list, 代办 chosen':
    text('办理人') +
    field('FORMDROPDOWN', '<w:ddList><w:result w:val="1"/><w:listEntry w:val="本人"/><w:listEntry w:val="代办"/></w:ddList>'),
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
  const space =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
  zip.file('word/document.xml', `${XML}<w:document ${space}><w:body><w:p>${body}</w:p></w:body></w:document>`)
  return zip.generateAsync({ type: 'nodebuffer' })
}
const seen = {}
for (const [what, body] of Object.entries(FORMS)) {
  const buffer = await document(body)
  writeFileSync('form.docx', buffer)
  const html = (await mammoth.convertToHtml({ buffer })).value
  seen[what] = {
    'mammoth text': (await mammoth.extractRawText({ buffer })).value.trim(),
    officeparser: (await parseOffice(buffer)).toText().trim(),
    'docx-parser': (await new Promise((done) => parseDocx('form.docx', done))).trim(),
    'word-extractor': (await new WordExtractor().extract('form.docx')).getBody().trim(),
    'mammoth HTML': html.replace(/<input[^>]*checked[^>]*>/g, '[x]').replace(/<input[^>]*>/g, '[ ]').replace(/<[^>]*>/g, ''),
  }
}
const row = (...texts) =>
  Object.fromEntries(
    ['mammoth text', 'officeparser', 'docx-parser', 'word-extractor', 'mammoth HTML'].map((name, at) => [name, texts[at]]),
  )
const expected = {
  'symbol ☑': row('是☑否□', '是否', '是否', '是否', '是☑否□'),
  'older form': row('是否', '是否', '是 FORMCHECKBOX 否 FORMCHECKBOX', '是否', '是[x]否[ ]'),
  'content control': row('是否', '是☒否☐', '是☒否☐', '是☒否☐', '是[x]否[ ]'),
  'content control in Wingdings': row('是否', '是否', '是否', '是否', '是[x]否[ ]'),
  'list, 代办 chosen': row('办理人', '办理人', '办理人 FORMDROPDOWN', '办理人', '办理人'),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
