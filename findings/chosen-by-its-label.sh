#!/bin/sh
# Guess: a list to choose from in a PDF form, whose choices have a code to hand on and a label to show (01: ID card),
# is filled by pdf-lib with either, and what stands in the file afterwards is the code, for that is what is handed on.
# Really: getOptions() gives the labels, so one selects a label, and select('ID card') writes the LABEL as the field's
# value; ISO 32000-1, 12.7.4.4 (Opt, V) wants the code there. getSelected() of the same package gives the code of a
# form that a viewer has filled, so what it reads is never among its own options; and select('01') marks the field as
# one that takes other words too (the flag Edit). Its living fork @cantoo/pdf-lib does the same. No error; mupdf,
# which lists codes and labels apart, shows both. Lists without codes, as pdf-lib makes them, are right.
# Whom it hurts: forms of other offices filled by program: their side knows 01 and 02 and gets words.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='pdf-lib@1.17.1 @cantoo/pdf-lib@2.11.1 mupdf@1.28.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as mupdf from 'mupdf'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const PACKAGES = { 'pdf-lib': require('pdf-lib'), '@cantoo/pdf-lib': require('@cantoo/pdf-lib') }
/** A form with one list, as a program for forms makes it: pairs of code and label, one of them chosen. */
const form = async ({ PDFDocument, PDFName, PDFString }) => {
  const file = await PDFDocument.create()
  const field = file.getForm().createDropdown('kind')
  field.addOptions(['x'])
  field.addToPage(file.addPage([200, 100]), { x: 10, y: 10, width: 150, height: 24 })
  const pair = (code, label) => [PDFString.of(code), PDFString.of(label)]
  field.acroField.dict.set(PDFName.of('Opt'), file.context.obj([pair('01', 'ID card'), pair('02', 'Passport')]))
  field.acroField.dict.set(PDFName.of('V'), PDFString.of('02'))
  return file.save({ updateFieldAppearances: false })
}
const byMupdf = (bytes) => {
  const [widget] = mupdf.Document.openDocument(bytes, 'application/pdf').loadPage(0).getWidgets()
  return { value: widget.getValue(), codes: widget.getOptions(true), labels: widget.getOptions(false) }
}
const seen = {}
for (const [name, kit] of Object.entries(PACKAGES)) {
  const bytes = await form(kit)
  const opened = async () => (await kit.PDFDocument.load(bytes)).getForm().getDropdown('kind')
  const field = await opened()
  seen[`${name}: options, selected`] = [field.getOptions(), field.getSelected()]
  for (const choice of ['ID card', '01']) {
    const file = await kit.PDFDocument.load(bytes)
    const list = file.getForm().getDropdown('kind')
    list.select(choice)
    const { value } = byMupdf(await file.save())
    seen[`${name}: select('${choice}')`] = { 'value in the file': value, 'takes other words': list.isEditable() }
  }
}
seen['mupdf of the form'] = byMupdf(await form(PACKAGES['pdf-lib']))
const expected = {
  'pdf-lib: options, selected': [['ID card', 'Passport'], ['02']],
  "pdf-lib: select('ID card')": { 'value in the file': 'ID card', 'takes other words': false },
  "pdf-lib: select('01')": { 'value in the file': '01', 'takes other words': true },
  '@cantoo/pdf-lib: options, selected': [['ID card', 'Passport'], ['02']],
  "@cantoo/pdf-lib: select('ID card')": { 'value in the file': 'ID card', 'takes other words': false },
  "@cantoo/pdf-lib: select('01')": { 'value in the file': '01', 'takes other words': true },
  'mupdf of the form': { value: '02', codes: ['01', '02'], labels: ['ID card', 'Passport'] },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
