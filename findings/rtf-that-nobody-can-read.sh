#!/bin/sh
# Guess: a writer of RTF that takes 请到三号 writes what a word processor shows as 请到三号: RTF has \u35831 for it, and has
# had it since Word 97.
# Really: jsrtf and html-to-rtf put the hanzi into the file as UTF-8, under \ansi, which means code page 1252 unless
# the file names another (RTF 1.9.1, Character Set; Unicode RTF: \uN): LibreOffice 7.4.7 shows è¯·åˆ°ä¸‰å·. No error,
# and the file looks right in an editor of text, which guesses UTF-8. html-to-rtf writes é as \'e9, so it knows of the
# matter, but leaves the dash of 8:30–11:30, “ and ” as it leaves hanzi. With ASCII both are right. The bytes are read
# here as the standard says, and a line written by it beside them comes out right.
# Whom it hurts: letters and certificates that a program hands to a clerk for Word: nothing in them can be read.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='jsrtf@0.0.3 html-to-rtf@2.1.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import htmlToRtf from 'html-to-rtf'
import JsRtf from 'jsrtf'
const SAID = ['A103', 'Café', '8:30–11:30', '请到三号']
const byJsRtf = (text) => {
  const file = new JsRtf()
  file.writeText(text)
  return file.createDocument().toString()
}
const byHtml = (text) => htmlToRtf.convertHtmlToRtf(`<p>${text}</p>`)
/** The text between [[ and ]] as a word processor takes its bytes: code page 1252 (\ansi alone), \'xx and \uN decoded. */
const shown = (rtf) => {
  const ansi = new TextDecoder('windows-1252')
  const [, inner] = /\[\[(.*?)\]\]/s.exec(ansi.decode(Buffer.from(rtf, 'utf8')))
  return inner
    .replace(/\\'([0-9a-f]{2})/gi, (_, hex) => ansi.decode(Buffer.from(hex, 'hex')))
    .replace(/\\u(-?\d+)\?/g, (_, code) => String.fromCharCode(Number(code) & 0xffff))
}
const seen = {}
for (const text of SAID) {
  const files = [byJsRtf(`[[${text}]]`), byHtml(`[[${text}]]`)]
  seen[text] = [...files.map(shown), files.some((rtf) => /\\ansicpg|\\u-?\d/.test(rtf)) ? 'names a code' : 'names no code']
}
const right = [...'请到三号'].map((hanzi) => `\\u${(hanzi.charCodeAt(0) << 16) >> 16}?`).join('')
seen['as RTF has it'] = shown(`{\\rtf1\\ansi\\uc1\\pard [[${right}]]\\par}`)
const broken = 'è¯·åˆ°ä¸‰å\u008f·'
const expected = {
  A103: ['A103', 'A103', 'names no code'],
  Café: ['CafÃ©', 'Café', 'names no code'],
  '8:30–11:30': ['8:30â€“11:30', '8:30â€“11:30', 'names no code'],
  请到三号: [broken, broken, 'names no code'],
  'as RTF has it': '请到三号',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
