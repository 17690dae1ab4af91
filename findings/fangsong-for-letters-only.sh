#!/bin/sh
# Guess: HTML with font-family: 仿宋 (the face that GB/T 9704-2012 asks for in official documents), turned into a Word
# document, is set in 仿宋; and hours that are struck out on the page are struck out on paper.
# Really: html-to-docx and its living fork of turbodocx name the font for ascii and hAnsi alone. Hanzi take theirs
# from w:eastAsia (ISO/IEC 29500-1, 17.3.2.26), so Word sets A103 in 仿宋 and every hanzi in what its theme says; the
# option font: '仿宋', for the whole document, does the same. html-to-docx also drops <s>, <del> and line-through: 周六
# that was struck out is valid again (the fork keeps it). Both take US Letter unless told, not A4. No error. docx
# names all four fonts.
# Whom it hurts: notices, certificates and letters made from a page: the wrong face, found when the paper is filed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='html-to-docx@1.8.0 @turbodocx/html-to-docx@1.23.1 docx@9.15.2 jszip@3.10.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import turbo from '@turbodocx/html-to-docx'
import { Document, Packer, Paragraph, TextRun } from 'docx'
import htmlToDocx from 'html-to-docx'
import JSZip from 'jszip'
const html =
  '<!DOCTYPE html><html><body><p style="font-family: 仿宋">请到三号窗口</p>' +
  '<p><s>周六</s> <del>周日</del> <span style="text-decoration: line-through">周三</span></p></body></html>'
const opened = async (buffer) => {
  const zip = await JSZip.loadAsync(buffer)
  const body = await zip.file('word/document.xml').async('string')
  const styles = await zip.file('word/styles.xml').async('string')
  const named = (xml) => [...(/<w:rFonts([^>]*)\/>/.exec(xml)?.[1] ?? '').matchAll(/w:(\w+)="仿宋"/g)].map((match) => match[1]).sort()
  const runs = [...body.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(([, run]) => run)
  return {
    'font of the paragraph': named(body),
    'font of the document': named(styles),
    'struck out': runs.filter((run) => run.includes('<w:strike')).map((run) => /<w:t[^>]*>([^<]*)/.exec(run)[1]),
    page: /<w:pgSz[^>]*w:w="(\d+)"/.exec(body)[1],
  }
}
const settings = { font: '仿宋', lang: 'zh-CN' }
const written = new Document({
  sections: [
    {
      children: [
        new Paragraph({ children: [new TextRun({ text: '请到三号窗口', font: '仿宋' })] }),
        new Paragraph({ children: ['周六', '周日', '周三'].map((text) => new TextRun({ text, strike: true })) }),
      ],
    },
  ],
  styles: { default: { document: { run: { font: '仿宋' } } } },
})
const seen = {
  'html-to-docx': await opened(await (htmlToDocx.default ?? htmlToDocx)(html, null, settings)),
  turbodocx: await opened(await (turbo.default ?? turbo)(html, null, settings)),
  docx: await opened(await Packer.toBuffer(written)),
}
const struck = ['周六', '周日', '周三']
const expected = {
  'html-to-docx': {
    'font of the paragraph': ['ascii', 'hAnsi'],
    'font of the document': ['ascii'],
    'struck out': [],
    page: '12240',
  },
  turbodocx: {
    'font of the paragraph': ['ascii', 'hAnsi'],
    'font of the document': ['ascii'],
    'struck out': struck,
    page: '12240',
  },
  docx: {
    'font of the paragraph': ['ascii', 'cs', 'eastAsia', 'hAnsi'],
    'font of the document': ['ascii', 'cs', 'eastAsia', 'hAnsi'],
    'struck out': struck,
    page: '11906',
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
