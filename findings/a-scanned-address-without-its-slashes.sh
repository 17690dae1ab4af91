#!/bin/sh
# Guess: onscan.js, the package for scanners that type like a keyboard, hands over the characters that they type.
# Really: with its own settings it takes the letter from keyCode, and knows digits and letters only: A-103 comes as A103,
# http://h.example/t/A103 as httphexampletA103, 2026/02/03 as 20260203, an e-mail address without its dots; what is left looks
# like a code, and no error tells it. UI Events (W3C) calls keyCode legacy and has the character in key; reading
# key with a keyCodeMapper of one's own gives all of them whole. Digits and capitals are right, so a test with A103 passes.
# Whom it hurts: slips and cards whose code holds an address, a hyphen or a date; A-1-03 and A-10-3 become one number.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='onscan.js@1.5.2 jsdom@31.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('')
Object.assign(globalThis, { window, document: window.document, CustomEvent: window.CustomEvent })
const onScan = require('onscan.js')
// Keys of a keyboard of the United States that are no letters or digits: keyCode, and whether Shift is held.
const SIGNS = { '-': [189, false], ':': [186, true], '/': [191, false], '.': [190, false], '@': [50, true] }
function strike(key, keyCode, shiftKey) {
  document.dispatchEvent(new window.KeyboardEvent('keydown', { key, keyCode, which: keyCode, shiftKey, bubbles: true }))
}
function type(text) {
  for (const letter of text) {
    const [keyCode, shift] = SIGNS[letter] ?? [letter.toUpperCase().charCodeAt(0), letter !== letter.toLowerCase()]
    if (shift) strike('Shift', 16, true)
    strike(letter, keyCode, shift)
  }
  strike('Enter', 13, false)
}
function scanned(text, settings) {
  let got = null
  const onDone = (code) => (got = code)
  onScan.attachTo(document, { suffixKeyCodes: [13], minLength: 3, avgTimeByChar: 1000, onScan: onDone, ...settings })
  type(text)
  onScan.detachFrom(document)
  return got
}
const byKey = { keyCodeMapper: (event) => (event.key.length === 1 ? event.key : '') }
const TEXTS = ['A103', 'A-103', 'A-1-03', 'A-10-3', 'http://h.example/t/A103', '2026/02/03', 'hall@h.example']
const seen = Object.fromEntries(TEXTS.map((text) => [text, [scanned(text, {}), scanned(text, byKey)]]))
const expected = {
  A103: ['A103', 'A103'],
  'A-103': ['A103', 'A-103'],
  'A-1-03': ['A103', 'A-1-03'],
  'A-10-3': ['A103', 'A-10-3'],
  'http://h.example/t/A103': ['httphexampletA103', 'http://h.example/t/A103'],
  '2026/02/03': ['20260203', '2026/02/03'],
  'hall@h.example': ['hall@hexample', 'hall@h.example'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
