#!/bin/sh
# Guess: HyperFormula, made to calculate as spreadsheets do, gives INT(-1.5) = -2 (OpenFormula 6.17.2: the next
# integer below), formats with TEXT(x,"#,##0.00") and counts whole months with DATEDIF.
# Really: INT(-1.5) is -1, TEXT(1234.5,"#,##0.00") is "1235,##0.00", TEXT(0.285,"0%") is "0%", and DATEDIF from 31
# January to 28 February in months is #NUM! instead of 0. Only the last shows itself. MOD(-7,3) is 2 as in every
# spreadsheet, so INT and MOD no longer fit together: 3*INT(-7/3)+MOD(-7,3) is -4, not -7. formulajs has -2 for the
# first.
# Whom it hurts: a table of another office recalculated on a server: minutes early (negative) rounded the wrong way.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='hyperformula@3.5.0 @formulajs/formulajs@4.6.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { INT } from '@formulajs/formulajs'
import { HyperFormula } from 'hyperformula'
function valueOf(formula) {
  const sheet = HyperFormula.buildFromArray([[formula]], { licenseKey: 'gpl-v3' })
  const value = sheet.getCellValue({ sheet: 0, row: 0, col: 0 })
  return value?.value ?? value
}
const formulas = [
  'INT(-1.5)',
  'MOD(-7,3)',
  '3*INT(-7/3)+MOD(-7,3)',
  'TEXT(1234.5,"#,##0.00")',
  'TEXT(0.285,"0%")',
  'DATEDIF(DATE(2026,1,31),DATE(2026,2,28),"m")',
]
const seen = {
  HyperFormula: Object.fromEntries(formulas.map((text) => [text, valueOf(`=${text}`)])),
  'formulajs INT(-1.5)': INT(-1.5),
}
const expected = {
  HyperFormula: {
    'INT(-1.5)': -1,
    'MOD(-7,3)': 2,
    '3*INT(-7/3)+MOD(-7,3)': -4,
    'TEXT(1234.5,"#,##0.00")': '1235,##0.00',
    'TEXT(0.285,"0%")': '0%',
    'DATEDIF(DATE(2026,1,31),DATE(2026,2,28),"m")': '#NUM!',
  },
  'formulajs INT(-1.5)': -2,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
