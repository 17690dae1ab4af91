#!/bin/sh
# Guess: the text of a PDF written in 宋体 with one of the encodings that PDF itself defines for Chinese (GBK-EUC-H,
# UniGB-UCS2-H; ISO 32000-1, 9.7.5.2, table 118) is its text, in every package that extracts text, font in the file or
# not: it is what Word's old PDF drivers and thousands of forms have.
# Really: pdf-parse (the most used one), unpdf and officeparser give an empty text, for the whole font, digits and
# Latin letters with it. The tables of these encodings lie beside pdf.js as files, and nobody tells it where
# (cMapUrl): pdf-parse and officeparser say nothing at all; unpdf looks for them in pdfjs-dist, cannot read them there
# and says so on the console, beside the empty text. pdf2json and pdfreader, on an older pdf.js with the tables built
# in, and mupdf have the text. Fonts that bring an own table to Unicode, as every present program writes, are read by
# all, so a test with a file made today sees nothing.
# Whom it hurts: rules, notices and forms of older years taken into a search or an archive: "no text, must be a scan".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='pdf-parse@2.4.5 unpdf@1.8.1 officeparser@7.8.0 pdf2json@4.1.0 pdfreader@3.0.8 mupdf@1.28.1 iconv-lite@0.7.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import iconv from 'iconv-lite'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
/** A page with one line in 宋体 (STSong-Light, not in the file), in an encoding that PDF defines. */
const page = (encoding, code, text) => {
  const line = `BT /F1 12 Tf 20 150 Td <${iconv.encode(text, code).toString('hex')}> Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${line.length}>>\nstream\n${line}\nendstream`,
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light-${encoding}/Encoding/${encoding}/DescendantFonts[6 0 R]>>`,
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 7 0 R' +
      '/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880' +
      '/Descent -120/CapHeight 880/StemV 93>>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(`${file}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`, 'latin1')
}
const READERS = {
  'pdf-parse': async (file) => {
    const { PDFParse } = await import('pdf-parse')
    return (await new PDFParse({ data: new Uint8Array(file) }).getText()).text.replace(/-- 1 of 1 --/, '')
  },
  unpdf: async (file) => {
    const { extractText, getDocumentProxy } = await import('unpdf')
    return (await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true })).text
  },
  officeparser: async (file) => (await (await import('officeparser')).parseOffice(file)).toText(),
  pdf2json: async () => {
    const { default: PDFParser } = await import('pdf2json')
    return new Promise((resolve, reject) => {
      const parser = new PDFParser(null, 1)
      parser.on('pdfParser_dataError', reject)
      parser.on('pdfParser_dataReady', ({ Pages }) =>
        resolve(Pages[0].Texts.map(({ R }) => decodeURIComponent(R[0].T)).join('')),
      )
      parser.loadPDF('old.pdf')
    })
  },
  pdfreader: async () => {
    const { PdfReader } = await import('pdfreader')
    return new Promise((resolve, reject) => {
      let text = ''
      new PdfReader().parseFileItems('old.pdf', (error, item) => {
        if (error) reject(error)
        else if (!item) resolve(text)
        else text += item.text ?? ''
      })
    })
  },
  mupdf: async (file) => {
    const { Document } = await import('mupdf')
    return Document.openDocument(file, 'application/pdf').loadPage(0).toStructuredText().asText()
  },
}
// each in a process of its own, for three of them bring a pdf.js and a worker that the others must not meet
const [, , asked] = process.argv
if (asked) {
  const text = await READERS[asked](readFileSync('old.pdf'))
  writeFileSync('text', text.trim())
  process.exit(0)
}
const seen = {}
for (const [encoding, code] of Object.entries({ 'GBK-EUC-H': 'gbk', 'UniGB-UCS2-H': 'utf-16be' })) {
  writeFileSync('old.pdf', page(encoding, code, '请到3号窗口'))
  for (const name of Object.keys(READERS)) {
    const { stdout, stderr } = spawnSync(process.execPath, ['run.mjs', name], { encoding: 'utf8' })
    seen[`${encoding}, ${name}`] = [
      readFileSync('text', 'utf8'),
      `${stdout}${stderr}`.includes('CMap') ? 'a line on the console' : 'silent',
    ]
  }
}
const expected = {
  'GBK-EUC-H, pdf-parse': ['', 'silent'],
  'GBK-EUC-H, unpdf': ['', 'a line on the console'],
  'GBK-EUC-H, officeparser': ['', 'silent'],
  'GBK-EUC-H, pdf2json': ['请到3号窗口', 'silent'],
  'GBK-EUC-H, pdfreader': ['请到3号窗口', 'silent'],
  'GBK-EUC-H, mupdf': ['请到3号窗口', 'silent'],
  'UniGB-UCS2-H, pdf-parse': ['', 'silent'],
  'UniGB-UCS2-H, unpdf': ['', 'a line on the console'],
  'UniGB-UCS2-H, officeparser': ['', 'silent'],
  'UniGB-UCS2-H, pdf2json': ['请到3号窗口', 'silent'],
  'UniGB-UCS2-H, pdfreader': ['请到3号窗口', 'silent'],
  'UniGB-UCS2-H, mupdf': ['请到3号窗口', 'silent'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
