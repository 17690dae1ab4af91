#!/bin/sh
# Guess: xlsx-template, which fills an Excel sheet and lets a table in it grow, moves what stands below the table and
# whatever points there, as Excel does when rows are put in: "formulas, named tables are maintained" (its README).
# Really: the cells are moved, and so are merges and defined names; the formulas are not rewritten. With three matters
# for one row the total goes from B3 to B5, but "a head" below it still says B3/2, half of the SECOND MATTER's fee,
# and the other sheet's =t1!B3 shows that fee as the total. A list to choose from (data validation) stays at its old
# row, beside the field. No error; with one matter all is right. Reckoned here by HyperFormula. The name that stands
# for the total is moved, so a formula by name is right.
# Whom it hurts: receipts, daily accounts and reports from a template: figures that nobody adds up again.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='xlsx-template@1.4.7 exceljs@4.4.0 hyperformula@3.5.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import exceljs from 'exceljs'
import { HyperFormula } from 'hyperformula'
import XlsxTemplate from 'xlsx-template'
const FEES = [10, 20, 30]
const template = async () => {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('t1')
  sheet.getCell('A1').value = '事项'
  sheet.getCell('B1').value = '费用'
  sheet.getCell('A2').value = '${table:matters.name}'
  sheet.getCell('B2').value = '${table:matters.fee}'
  sheet.getCell('A3').value = '合计'
  sheet.getCell('B3').value = '${total}'
  sheet.getCell('A4').value = '人均'
  sheet.getCell('B4').value = { formula: 'B3/2', result: 0 }
  sheet.getCell('A6').value = '同意'
  sheet.getCell('B6').dataValidation = { type: 'list', allowBlank: true, formulae: ['"是,否"'] }
  book.addWorksheet('sum').getCell('A1').value = { formula: 't1!B3', result: 0 }
  book.definedNames.add("'t1'!$B$3", 'total')
  return book.xlsx.writeBuffer()
}
const filled = async (fees) => {
  const file = new XlsxTemplate(await template())
  const total = fees.reduce((sum, fee) => sum + fee, 0)
  file.substitute(1, { matters: fees.map((fee, at) => ({ name: `事项${at + 1}`, fee })), total })
  const book = new exceljs.Workbook()
  await book.xlsx.load(file.generate({ type: 'nodebuffer' }))
  const [sheet] = book.worksheets
  const at = (label) => sheet.getColumn(1).values.indexOf(label)
  const plain = (value) => (value?.formula ? `=${value.formula}` : (value ?? null))
  const cells = Object.fromEntries(
    book.worksheets.map((one) => [
      one.name,
      Array.from({ length: one.rowCount }, (_, row) => [1, 2].map((column) => plain(one.getCell(row + 1, column).value))),
    ]),
  )
  const engine = HyperFormula.buildFromSheets(cells, { licenseKey: 'gpl-v3' })
  const value = (name, row, col) => engine.getCellValue({ sheet: engine.getSheetId(name), row, col })
  return {
    total: value('t1', at('合计') - 1, 1),
    'a head': [plain(sheet.getCell(at('人均'), 2).value), value('t1', at('人均') - 1, 1)],
    'total on the other sheet': value('sum', 0, 0),
    'the name total': book.definedNames.getRanges('total').ranges,
    'field and list in rows': [at('同意'), ...Object.keys(sheet.dataValidations.model).map((address) => Number(address.slice(1)))],
  }
}
const seen = { 'one matter': await filled(FEES.slice(0, 1)), 'three matters': await filled(FEES) }
const expected = {
  'one matter': {
    total: 10,
    'a head': ['=B3/2', 5],
    'total on the other sheet': 10,
    'the name total': ['t1!$B$3'],
    'field and list in rows': [6, 6],
  },
  'three matters': {
    total: 60,
    'a head': ['=B3/2', 10],
    'total on the other sheet': 20,
    'the name total': ['t1!$B$5'],
    'field and list in rows': [8, 6],
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
