#!/bin/sh
# Guess: a maker of labels (jszpl) that takes 请到3号窗口 as the text of a label tells the printer which code its bytes are
# in, and guards the two characters by which ZPL begins its commands.
# Really: the label holds no ^CI at all, so the printer reads the UTF-8 bytes in its default code page 850: three
# signs a hanzi (ZPL II Programming Guide, ^CI; ^CI28 is UTF-8). And A^B~C goes out as it stands within ^FD: the
# printer ends the text at A and takes ^B~C for a command; nothing is guarded by ^FH (_5E). "\&" in a text is a line
# break within ^FB. No error in any case.
# Whom it hurts: labels on folders and lockers with Chinese names; a code with ^ or ~ in it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='jszpl@2.0.1 iconv-lite@0.7.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as jszpl from 'jszpl'
import iconv from 'iconv-lite'
const zplOf = (said) => {
  const label = new jszpl.Label()
  label.printDensity = new jszpl.PrintDensity(jszpl.PrintDensityName['8dpmm'])
  label.width = 50
  label.height = 30
  const text = new jszpl.Text()
  text.text = said
  text.fontFamily = new jszpl.FontFamily(jszpl.FontFamilyName.D)
  label.content.push(text)
  return label.generateZPL()
}
/** The field as a printer takes it: up to the next ^ or ~, in code page 850 unless ^CI says otherwise. */
const taken = (zpl) => {
  const [, field = ''] = /\^FD([^^~]*)/.exec(zpl) ?? []
  return /\^CI28/.test(zpl) ? field : iconv.decode(Buffer.from(field, 'utf8'), 'cp850')
}
const seen = {}
for (const said of ['A103', '取号', 'A^B~C']) seen[said] = [/\^CI|\^FH/.test(zplOf(said)), taken(zplOf(said))]
const expected = {
  A103: [false, 'A103'],
  取号: [false, 'ÕÅûÕÅÀ'],
  'A^B~C': [false, 'A'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
