#!/bin/sh
# Guess: a cell that is empty counts in no figure of a spreadsheet: AVERAGE, MEDIAN, QUARTILE and PERCENTILE leave it
# out alike (OpenFormula, OpenDocument 1.3 part 4, 6.3.10: empty cells in a reference are ignored).
# Really: in @jspreadsheet/formula AVERAGE, MIN and COUNT leave it out, and MEDIAN, QUARTILE, PERCENTILE and SMALL take
# it for 0: of 5, 10, empty, 20, 30 the mean is 16.25 and the median 10 (right: 15), the first quartile 5 (8.75), the
# smallest SMALL 0 while MIN is 5. COUNTIF "<=5" counts it, AVERAGEIF ">5" is NaN. Without an empty cell all are right.
# hyperformula says 15, 5 and 1; @formulajs/formulajs, given null, 10 and 8.75.
# Whom it hurts: the median wait of a table in which somebody still waits.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@jspreadsheet/formula@2.0.2 @formulajs/formulajs@4.6.1 hyperformula@3.2.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const formula = require('@jspreadsheet/formula')
const other = require('@formulajs/formulajs')
const { HyperFormula } = require('hyperformula')
const CELLS = { empty: { A1: 5, A2: 10, A3: null, A4: 20, A5: 30 }, full: { A1: 5, A2: 10, A3: 15, A4: 20, A5: 30 } }
const FORMULAS = [
  'COUNT(A1:A5)',
  'AVERAGE(A1:A5)',
  'MIN(A1:A5)',
  'SMALL(A1:A5,1)',
  'MEDIAN(A1:A5)',
  'QUARTILE(A1:A5,1)',
  'PERCENTILE(A1:A5,0.9)',
  'COUNTIF(A1:A5,"<=5")',
  'AVERAGEIF(A1:A5,">5")',
]
const seen = {}
for (const [what, cells] of Object.entries(CELLS))
  for (const text of FORMULAS) seen[`${what}: ${text}`] = String(formula(text, { ...cells }))
const waits = Object.values(CELLS.empty)
seen['@formulajs/formulajs'] = [other.AVERAGE(waits), other.MEDIAN(waits), other.QUARTILE.INC(waits, 1)]
const sheet = [...waits, ...['MEDIAN(A1:A5)', 'SMALL(A1:A5,1)', 'COUNTIF(A1:A5,"<=5")'].map((text) => `=${text}`)]
const engine = HyperFormula.buildFromArray(
  sheet.map((cell) => [cell]),
  { licenseKey: 'gpl-v3' },
)
seen.hyperformula = [5, 6, 7].map((row) => engine.getCellValue({ sheet: 0, row, col: 0 }))
const expected = {
  'empty: COUNT(A1:A5)': '4',
  'empty: AVERAGE(A1:A5)': '16.25',
  'empty: MIN(A1:A5)': '5',
  'empty: SMALL(A1:A5,1)': '0',
  'empty: MEDIAN(A1:A5)': '10',
  'empty: QUARTILE(A1:A5,1)': '5',
  'empty: PERCENTILE(A1:A5,0.9)': '26',
  'empty: COUNTIF(A1:A5,"<=5")': '2',
  'empty: AVERAGEIF(A1:A5,">5")': 'NaN',
  'full: COUNT(A1:A5)': '5',
  'full: AVERAGE(A1:A5)': '16',
  'full: MIN(A1:A5)': '5',
  'full: SMALL(A1:A5,1)': '5',
  'full: MEDIAN(A1:A5)': '15',
  'full: QUARTILE(A1:A5,1)': '10',
  'full: PERCENTILE(A1:A5,0.9)': '26',
  'full: COUNTIF(A1:A5,"<=5")': '1',
  'full: AVERAGEIF(A1:A5,">5")': '18.75',
  '@formulajs/formulajs': [16.25, 10, 8.75],
  hyperformula: [15, 5, 1],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
