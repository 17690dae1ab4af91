#!/bin/sh
# Guess: five packages that count the parts of a short message agree, since the rule is short (3GPP TS 23.038: 160 of
# seven bits or 70 of UCS-2; joined 153 or 67; € counts twice), and none of them tears a character at a seam.
# Really: with a rare character of a name at the seam (66 hanzi, 𠮷, 66 hanzi) two say 3 parts and three say 2, and gsm
# hands out two parts that hold half of the character each. With € at the seam of a Latin text three say 3 and two say
# 2, gsm now with the three. 159 letters and one € are two messages; sms-counter says one, with nothing left.
# Whom it hurts: whoever is billed by the part, and Mr 𠮷 in a message about his appointment.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='gsm@0.1.4 split-sms@0.1.7 sms-segments-calculator@1.3.0 sms-length@0.2.2 sms-counter@1.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import gsm from 'gsm'
import split from 'split-sms'
import segments from 'sms-segments-calculator'
import smsLength from 'sms-length'
import smsCounter from 'sms-counter'
const count = smsCounter.default?.count ?? smsCounter.count
const partsOf = (text) => [
  gsm(text).sms_count,
  split.split(text).parts.length,
  new segments.SegmentedMessage(text, 'auto').segmentsCount,
  smsLength.count(text).messages,
  count(text).messages,
]
const whole = (parts) => parts.every((part) => part === Buffer.from(part, 'utf8').toString('utf8'))
const rare = '取'.repeat(66) + '𠮷' + '取'.repeat(66)
const seen = {
  packages: ['gsm', 'split-sms', 'sms-segments-calculator', 'sms-length', 'sms-counter'],
  '66 hanzi, 𠮷, 66 hanzi': partsOf(rare),
  'no character torn: gsm, split-sms': [gsm(rare).parts, split.split(rare).parts.map(({ content }) => content)].map(
    whole,
  ),
  '152 letters, €, 152 letters': partsOf('A'.repeat(152) + '€' + 'B'.repeat(152)),
  '159 letters, €': partsOf('A'.repeat(159) + '€'),
}
const expected = {
  packages: ['gsm', 'split-sms', 'sms-segments-calculator', 'sms-length', 'sms-counter'],
  '66 hanzi, 𠮷, 66 hanzi': [2, 3, 3, 2, 2],
  'no character torn: gsm, split-sms': [false, true],
  '152 letters, €, 152 letters': [3, 3, 3, 2, 2],
  '159 letters, €': [2, 2, 2, 2, 1],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
