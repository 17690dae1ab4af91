#!/bin/sh
# Guess: a vCard made from family name 王 and given name 晓明 shows 王晓明: FN is the name as it is to be shown (RFC 6350,
# 6.2.1), and N keeps the parts.
# Really: vcards-js and vcard-creator both join FN by themselves, given name first and a blank between, 晓明 王, as
# English does; N is right. A reader that shows FN (ical.js here, and every list that is made from FN) shows it turned
# round. formattedName, set by hand, cures it.
# Whom it hurts: "save this contact" for a window's holder or an agent, from a page or a QR code.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='vcards-js@2.11.1 vcard-creator@1.0.0 ical.js@2.2.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import vcards from 'vcards-js'
import * as creator from 'vcard-creator'
import ICAL from 'ical.js'
const one = vcards()
one.lastName = '王'
one.firstName = '晓明'
const cured = vcards()
cured.lastName = '王'
cured.firstName = '晓明'
cured.formattedName = '王晓明'
const VCard = creator.default ?? creator.VCard
const other = new VCard()
other.addName({ familyName: '王', givenName: '晓明' })
const read = (text) => {
  const card = new ICAL.Component(ICAL.parse(text.trim()))
  return [card.getFirstPropertyValue('fn'), card.getFirstPropertyValue('n')]
}
const seen = {
  'vcards-js': read(one.getFormattedString()),
  'vcard-creator': read(other.toString()),
  'vcards-js, formattedName set': read(cured.getFormattedString()),
}
const n = ['王', '晓明', '', '', '']
const expected = {
  'vcards-js': ['晓明 王', n],
  'vcard-creator': ['晓明 王', n],
  'vcards-js, formattedName set': ['王晓明', n],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
