#!/bin/sh
# Guess: two Word documents put together by docx-merger read as they did apart: 一、 二、 in the first, 第一条 第二条 in the
# second; or, at worst, the second goes on counting in the first one's way.
# Really: neither has a number any more. The lists get new ids (10 and 11 for 1 and 1), as they must, but in the
# styles alone; the paragraphs keep w:numId 1 (ISO/IEC 29500-1, 17.9: it names a w:num), which is no list now. So
# every list that was made by the button, not by a style, loses its numbers, in ONE document handed in too. No error;
# LibreOffice 7.4.7 opens the file without a word and shows 甲, 乙. A page break between the two is there, the text is
# whole.
# Whom it hurts: notices and forms bundled for one applicant: paper （三） and article 5 cannot be found.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='docx-merger@1.2.2 docx@9.15.2 jszip@3.10.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import DocxMerger from 'docx-merger'
import { AlignmentType, Document, LevelFormat, Packer, Paragraph } from 'docx'
import JSZip from 'jszip'
const counted = (text) =>
  Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          {
            reference: 'list',
            levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text, alignment: AlignmentType.LEFT }],
          },
        ],
      },
      sections: [{ children: ['甲', '乙'].map((said) => new Paragraph({ text: said, numbering: { reference: 'list', level: 0 } })) }],
    }),
  )
/** How each paragraph of a list is counted: the text of the level that its id leads to, or null where it leads nowhere. */
const levels = async (buffer) => {
  const zip = await JSZip.loadAsync(buffer)
  const body = await zip.file('word/document.xml').async('string')
  const numbering = await zip.file('word/numbering.xml').async('string')
  return [...body.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => {
    const list = new RegExp(`<w:num [^>]*w:numId="${id}"[^>]*>\\s*<w:abstractNumId w:val="(\\d+)"`).exec(numbering)
    if (!list) return null
    const kind = new RegExp(`<w:abstractNum [^>]*w:abstractNumId="${list[1]}"[^]*?</w:abstractNum>`).exec(numbering)
    return /<w:lvlText w:val="([^"]*)"/.exec(kind[0])[1]
  })
}
const merged = (...files) =>
  new Promise((resolve) => {
    const merger = new (DocxMerger.default ?? DocxMerger)({}, files.map((file) => file.toString('binary')))
    merger.save('nodebuffer', resolve)
  })
const notice = await counted('%1、')
const rule = await counted('第%1条')
const seen = {
  apart: [await levels(notice), await levels(rule)],
  together: await levels(await merged(notice, rule)),
  'one alone': await levels(await merged(notice)),
}
const expected = {
  apart: [
    ['%1、', '%1、'],
    ['第%1条', '第%1条'],
  ],
  together: [null, null, null, null],
  'one alone': [null, null],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
