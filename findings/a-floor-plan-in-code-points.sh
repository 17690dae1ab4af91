#!/bin/sh
# Guess: a reader of DXF, the format in which floor plans are handed on, gives the labels as the drawing shows them: 窗口3
# where the file has \U+7A97\U+53E33, a diameter for %%c50, two lines where an MTEXT has \P between them.
# Really: dxf-parser and dxf give the codes as they stand, for TEXT and MTEXT, with the font's name in braces before them.
# A file up to R2004 has what its code page lacks as \U+ and four digits – saved on a computer set to English, all hanzi –
# and later ones may have it; ezdxf describes this in its guide (file encoding) and undoes it in its recover module.
# Hanzi that stand in the file as such are right, and an MTEXT in pieces (group 3) is joined: a new drawing passes.
# Whom it hurts: plans of a hall from another office, whose rooms and windows are found by their labels.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='dxf-parser@1.1.2 dxf@5.3.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const { Helper } = require('dxf')
const { default: DxfParser = require('dxf-parser') } = require('dxf-parser')
const at = ['8', '0', '10', '1.0', '20', '2.0', '40', '2.5']
const LABELS = [
  ['TEXT', ...at, '1', '窗口3'],
  ['TEXT', ...at, '1', '\\U+7A97\\U+53E33'],
  ['TEXT', ...at, '1', '%%c50'],
  ['MTEXT', ...at, '1', '{\\fSimSun|b0|i0|c134;\\U+7EFC\\U+5408\\P\\U+7A97\\U+53E3}'],
  ['MTEXT', ...at, '3', '综合窗口和不动', '1', '产登记'],
]
const head = ['0', 'SECTION', '2', 'HEADER', '9', '$ACADVER', '1', 'AC1015', '9', '$DWGCODEPAGE', '3', 'ANSI_1252', '0', 'ENDSEC']
const body = ['0', 'SECTION', '2', 'ENTITIES', ...LABELS.flatMap((one) => ['0', ...one]), '0', 'ENDSEC', '0', 'EOF', '']
const file = [...head, ...body].join('\n')
const seen = {
  'dxf-parser': new DxfParser().parseSync(file).entities.map(({ text }) => text),
  dxf: new Helper(file).parsed.entities.map(({ string }) => string),
}
const asTheyStand = LABELS.map((one) => one.slice(9).filter((_, nth) => nth % 2 === 1).join(''))
const expected = { 'dxf-parser': asTheyStand, dxf: asTheyStand }
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
