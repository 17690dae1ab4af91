#!/bin/sh
# Guess: what stands in a text box of a Word document (the hours beside a notice, a date over a stamp) is in its plain
# text once.
# Really: officeparser and word-extractor's getBody() have it not at all, docx-parser and any-text twice. Word keeps a
# box in two forms, one for itself and one for older readers, and of the two a reader takes ONE (ISO/IEC 29500-3,
# mc:AlternateContent: Choice or Fallback). mammoth has it once, as the page that LibreOffice 7.4.7 draws.
# word-extractor has a getTextboxes() beside, which must be asked, and which gives it once. No error or message.
# Whom it hurts: search, texts for the blind and summaries of notices: the hours in the box are missing, or a list
# counts the same person twice.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='mammoth@1.13.0 officeparser@7.8.0 docx-parser@0.2.1 any-text@1.2.0 word-extractor@1.0.4 jszip@3.10.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import anyText from 'any-text'
import { parseDocx } from 'docx-parser'
import JSZip from 'jszip'
import mammoth from 'mammoth'
import { writeFileSync } from 'node:fs'
import { parseOffice } from 'officeparser'
import WordExtractor from 'word-extractor'
const run = (inner) => `<w:r>${inner}</w:r>`
const said = '周六休息'
const inner = `<w:txbxContent><w:p>${run(`<w:t>${said}</w:t>`)}</w:p></w:txbxContent>`
const SHAPE = 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'
// as Word writes a box: a drawing for itself, VML for older readers
const box =
  '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" ' +
  'simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
  '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>' +
  '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>' +
  '<wp:extent cx="1440000" cy="720000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>' +
  '<wp:docPr id="1" name="box"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData ' +
  `uri="${SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>` +
  '<a:ext cx="1440000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>' +
  `<wps:txbx>${inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
  '<mc:Fallback><w:pict><v:shape id="box" style="position:absolute;width:113pt;height:57pt" type="#_x0000_t202">' +
  `<v:textbox>${inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`
const spaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  wps: SHAPE,
  v: 'urn:schemas-microsoft-com:vml',
}
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
const named = Object.entries(spaces).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`).join(' ')
const body = `<w:p>${run('<w:t>开放时间</w:t>')}${run(box)}</w:p><w:p>${run('<w:t>办事大厅</w:t>')}</w:p>`
zip.file('word/document.xml', `${XML}<w:document ${named}><w:body>${body}</w:body></w:document>`)
const buffer = await zip.generateAsync({ type: 'nodebuffer' })
writeFileSync('notice.docx', buffer)
const word = await new WordExtractor().extract('notice.docx')
const texts = {
  mammoth: (await mammoth.extractRawText({ buffer })).value,
  officeparser: (await parseOffice(buffer)).toText(),
  'docx-parser': await new Promise((done) => parseDocx('notice.docx', done)),
  'any-text': await (anyText.default ?? anyText).getText('notice.docx'),
  'word-extractor, getBody': word.getBody(),
  'word-extractor, getTextboxes': word.getTextboxes(),
}
const seen = {}
for (const [name, text] of Object.entries(texts)) seen[name] = text.split(said).length - 1
const expected = {
  mammoth: 1,
  officeparser: 0,
  'docx-parser': 2,
  'any-text': 2,
  'word-extractor, getBody': 0,
  'word-extractor, getTextboxes': 1,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
