#!/bin/sh
# Guess: a reader of vCards reads what Android's contacts are saved as, vCard 2.1 with Chinese in quoted-printable;
# and a note of two lines that it writes has two lines when it is read again.
# Really: vcf and vcard-parser, whose examples are in ASCII, hand the code out as the name (=E6=AC=A7… for 欧阳), and a
# long name, which goes on in the next line behind a = (vCard 2.1, 2.1.3; RFC 2045, 6.7), is cut: vcf drops the rest,
# vcard-parser makes a property of it. vcf WRITES a note of two lines as one (RFC 6350, 3.4: a line break in a value
# is \n); vcard-parser writes it rightly. No error. ical.js judges the notes.
# Whom it hurts: "bring your contacts along": partners or agents from a phone; a card from an iPhone (3.0) is right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='vcf@2.1.2 vcard-parser@1.0.0 ical.js@2.2.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import VCF from 'vcf'
import parser from 'vcard-parser'
import ICAL from 'ical.js'
const long = '欧阳晓明'.repeat(4)
const code = (text) => [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('')
const mark = 'CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE'
const [head, rest] = [code(long).slice(0, 60), code(long).slice(60)]
const card = ['BEGIN:VCARD', 'VERSION:2.1', `N;${mark}:${code('欧阳')};${code('晓明')};;;`, `FN;${mark}:${head}=`, rest]
const text = [...card, 'END:VCARD', ''].join('\r\n')
// What the standard says, by hand: a = at the end of a line goes on in the next one, =XX is a byte of UTF-8.
const value = text.replaceAll('=\r\n', '').match(/^FN[^:]*:(.*)$/m)[1]
const byHand = Buffer.from(value.replaceAll('=', '').trim(), 'hex').toString()
const byVcf = new VCF().parse(text)
const byParser = parser.parse(text)
const note = new VCF()
note.set('fn', '欧阳晓明')
note.set('note', '第一行\n第二行')
const written = parser.generate({ fn: [{ value: '欧阳晓明' }], note: [{ value: '第一行\n第二行' }] })
const again = (card) => new ICAL.Component(ICAL.parse(card.trim())).getFirstPropertyValue('note')
const seen = {
  'the standard': byHand === long,
  'vcf, N and FN': [byVcf.get('n').valueOf(), byVcf.get('fn').valueOf() === `${head}=`],
  'vcard-parser, N and FN': [byParser.n[0].value, byParser.fn[0].value === `${head}=`],
  'vcard-parser, a property of the rest': Object.keys(byParser).includes(rest.toLowerCase()),
  'a note of two lines by vcf': again(note.toString('3.0')),
  'a note of two lines by vcard-parser': again(written),
}
const [family, given] = [code('欧阳'), code('晓明')]
const expected = {
  'the standard': true,
  'vcf, N and FN': [`${family};${given};;;`, true],
  'vcard-parser, N and FN': [[family, given, '', '', ''], true],
  'vcard-parser, a property of the rest': true,
  'a note of two lines by vcf': '第一行第二行',
  'a note of two lines by vcard-parser': '第一行\n第二行',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
