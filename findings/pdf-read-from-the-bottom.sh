#!/bin/sh
# Guess: the plain text that pdf2json gives of a page begins with the page's first line, as it does for every reader of
# PDF, whoever made the file.
# Really: getRawTextContent() reads each page from the bottom up: the last line first and the heading last; the pages
# themselves stand in their order. A sentence of two lines has its end before its beginning, the row of headings stands
# under its table. The same with files made by pdf-lib, pdfkit and jspdf. Within a line the order is right, and so is
# the list of texts with their places that it gives beside (Pages[].Texts), so a test that looks for a word finds it in
# both. pdf-text-reader, on pdf.js too, is the judge.
# Whom it hurts: notices and lists of other offices taken in as text: names under the wrong heading, steps of a
# procedure in reverse.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='pdf2json@4.1.0 pdf-lib@1.17.1 pdfkit@0.20.2 jspdf@4.2.1 pdf-text-reader@5.1.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { jsPDF } from 'jspdf'
import { writeFileSync } from 'node:fs'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { readPdfText } from 'pdf-text-reader'
import PDFParser from 'pdf2json'
import PDFKit from 'pdfkit'
const log = console.log
console.log = () => {}
console.warn = () => {}
const LINES = ['Item  Counter', 'Passport  3', 'Bring your old one', 'and a photograph']
const makers = {
  'pdf-lib': async () => {
    const file = await PDFDocument.create()
    const font = await file.embedFont(StandardFonts.Helvetica)
    const page = file.addPage([400, 400])
    LINES.forEach((line, at) => page.drawText(line, { x: 50, y: 350 - 30 * at, size: 12, font }))
    file.addPage([400, 400]).drawText('second page', { x: 50, y: 350, size: 12, font })
    return file.save()
  },
  pdfkit: () =>
    new Promise((resolve) => {
      const file = new PDFKit()
      const pieces = []
      file.on('data', (piece) => pieces.push(piece))
      file.on('end', () => resolve(Buffer.concat(pieces)))
      LINES.forEach((line, at) => file.text(line, 50, 50 + 30 * at))
      file.addPage().text('second page', 50, 50)
      file.end()
    }),
  jspdf: async () => {
    const file = new jsPDF()
    LINES.forEach((line, at) => file.text(line, 20, 20 + 10 * at))
    file.addPage().text('second page', 20, 20)
    return Buffer.from(file.output('arraybuffer'))
  },
}
const tidy = (text) =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '' && !line.startsWith('-----'))
const byPdf2json = (path) =>
  new Promise((resolve, reject) => {
    const parser = new PDFParser(null, 1)
    parser.on('pdfParser_dataReady', ({ Pages }) =>
      resolve({
        raw: tidy(parser.getRawTextContent()),
        texts: Pages.flatMap(({ Texts }) => Texts.map(({ R }) => decodeURIComponent(R[0].T).replace(/ +/g, ' '))),
      }),
    )
    parser.on('pdfParser_dataError', ({ parserError }) => reject(parserError))
    parser.loadPDF(path)
  })
const seen = {}
for (const [maker, make] of Object.entries(makers)) {
  writeFileSync(`${maker}.pdf`, await make())
  const { raw, texts } = await byPdf2json(`${maker}.pdf`)
  seen[maker] = {
    'pdf2json, raw text': raw,
    'its list of texts': texts,
    'pdf-text-reader': tidy(await readPdfText({ filePath: `${maker}.pdf` })),
  }
}
console.log = log
const right = ['Item Counter', 'Passport 3', 'Bring your old one', 'and a photograph', 'second page']
const wrong = ['and a photograph', 'Bring your old one', 'Passport 3', 'Item Counter', 'second page']
const row = { 'pdf2json, raw text': wrong, 'its list of texts': right, 'pdf-text-reader': right }
const expected = { 'pdf-lib': row, pdfkit: row, jspdf: row }
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
