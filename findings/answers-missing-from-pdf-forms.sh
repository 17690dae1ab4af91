#!/bin/sh
# Guess: the text of a PDF form that a citizen has filled in has the answers in it, where the page shows them; put
# together with a second form it stays a filled form.
# Really: pdf-parse, unpdf, pdfreader and mupdf's structured text give the labels alone: the answers stand in the
# fields' own appearances (ISO 32000-1, 12.5.5 and 12.7), not in the page's contents. pdftotext (poppler 22.12) has
# them, and a viewer shows them. pdf2json lists the fields beside its text, but a box has value "" whether it is
# ticked or not. Two forms joined by pdf-merger-js show everything still, but as a form (getForm of pdf-lib) have no
# field left; and a form laid on a page by pdf-lib's embedPdf, as for a stamp beside it, has no answer left at all. No
# error or warning in any of them. getForm() of each form before that gives all answers.
# Whom it hurts: applications sent in as PDF: an empty form goes into the search, the summary, the joined file.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='pdf-lib@1.17.1 pdf-merger-js@5.1.2 pdf-parse@2.4.5 unpdf@1.8.1 pdfreader@3.0.8 pdf2json@4.1.0 mupdf@1.28.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as mupdf from 'mupdf'
import { readFileSync, writeFileSync } from 'node:fs'
import { PDFDocument } from 'pdf-lib'
import PDFMerger from 'pdf-merger-js'
import { PDFParse } from 'pdf-parse'
import PDFParser from 'pdf2json'
import { PdfReader } from 'pdfreader'
const filled = async (path, name, ticked) => {
  const file = await PDFDocument.create()
  const page = file.addPage([300, 200])
  page.drawText('Name:', { x: 20, y: 150, size: 12 })
  page.drawText('in person', { x: 100, y: 100, size: 12 })
  const field = file.getForm().createTextField('name')
  field.setText(name)
  field.addToPage(page, { x: 80, y: 140, width: 150, height: 24 })
  const box = file.getForm().createCheckBox('self')
  box.addToPage(page, { x: 80, y: 100, width: 12, height: 12 })
  if (ticked) box.check()
  writeFileSync(path, await file.save())
}
const answers = async (path) => {
  const form = (await PDFDocument.load(readFileSync(path))).getForm()
  return form.getFields().map((field) => field.getText?.() ?? field.isChecked())
}
const widgets = (path) => {
  const page = mupdf.Document.openDocument(readFileSync(path), 'application/pdf').loadPage(0)
  return page.getWidgets().map((widget) => widget.getValue())
}
await filled('a.pdf', 'OUYANG', true)
await filled('b.pdf', 'LI', false)
const merger = new PDFMerger()
await merger.add('a.pdf')
await merger.add('b.pdf')
await merger.save('joined.pdf')
const laid = await PDFDocument.create()
const [form] = await laid.embedPdf(readFileSync('a.pdf'))
laid.addPage([300, 200]).drawPage(form)
writeFileSync('laid.pdf', await laid.save())
const byReader = () =>
  new Promise((resolve, reject) => {
    const words = []
    new PdfReader().parseFileItems('a.pdf', (error, item) => {
      if (error) reject(error)
      else if (!item) resolve(words.join(' '))
      else if (item.text) words.push(item.text)
    })
  })
const boxOf = (path) =>
  new Promise((resolve, reject) => {
    const parser = new PDFParser(null, 1)
    parser.on('pdfParser_dataError', reject)
    parser.on('pdfParser_dataReady', () => resolve(parser.getAllFieldsTypes().map(({ id, value }) => `${id}=${value}`).sort()))
    parser.loadPDF(path)
  })
const line = (text) => text.replace(/-- 1 of 1 --/, '').trim().split(/\s*\n\s*/).join(' ')
const parsed = line((await new PDFParse({ data: readFileSync('a.pdf') }).getText()).text)
// only now, for both bring their own pdf.js and one of them sets up a global worker
const { extractText, getDocumentProxy } = await import('unpdf')
const proxy = await getDocumentProxy(new Uint8Array(readFileSync('a.pdf')))
const structured = mupdf.Document.openDocument(readFileSync('a.pdf'), 'application/pdf').loadPage(0).toStructuredText()
const seen = {
  'the answers': [await answers('a.pdf'), await answers('b.pdf')],
  'pdf-parse': parsed,
  unpdf: line((await extractText(proxy, { mergePages: true })).text),
  pdfreader: await byReader(),
  mupdf: line(structured.asText()),
  'pdf2json, ticked': await boxOf('a.pdf'),
  'pdf2json, not ticked': await boxOf('b.pdf'),
  'joined by pdf-merger-js: fields, shown': [await answers('joined.pdf'), widgets('joined.pdf')],
  'laid by embedPdf: fields, shown': [await answers('laid.pdf'), widgets('laid.pdf')],
}
const labels = 'Name: in person'
const expected = {
  'the answers': [
    ['OUYANG', true],
    ['LI', false],
  ],
  'pdf-parse': labels,
  unpdf: labels,
  pdfreader: labels,
  mupdf: labels,
  'pdf2json, ticked': ['name=OUYANG', 'self='],
  'pdf2json, not ticked': ['name=LI', 'self='],
  'joined by pdf-merger-js: fields, shown': [[], ['OUYANG', 'Yes']],
  'laid by embedPdf: fields, shown': [[], []],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
