#!/bin/sh
# Guess: what one of the two NDEF packages for JavaScript writes on an NFC tag (a card at a counter, a sticker that
# calls up a service) it reads again, and both read a text in UTF-16, which a tag may have.
# Really: react-native-nfc-manager writes 𠮷 right, F0 A0 AE B7, and reads it as the Tamil letter U+0BB7: of a character
# beyond U+FFFF the upper part is thrown away, so a rare name (GB 18030 asks for tens of thousands of such hanzi) ends
# as another script's letter, without U+FFFD and without an error; ndef reads it right. A text whose first byte says
# UTF-16 (NFC Forum, RTD Text 1.0, 3.2: bit 7) both read as UTF-8: 取号 is nothing at all (null) in the one, S and U+FFFD
# by turns in the other, A1 has zero bytes between. Common hanzi in UTF-8 are right in both, whatever the language.
# Whom it hurts: names on cards, read by a phone or a kiosk: right for nearly everybody, wrong for Mr 𠮷.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='react-native-nfc-manager@3.17.2 ndef@0.2.0'
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const phone = require('react-native-nfc-manager/ndef-lib')
const node = require('ndef')
const points = (text) =>
  text === null
    ? null
    : [...text].map((one) => `U+${one.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ')
const LIBRARIES = { 'react-native-nfc-manager': phone, ndef: node }
const read = (payload) =>
  Object.fromEntries(Object.entries(LIBRARIES).map(([name, { text }]) => [name, points(text.decodePayload(payload))]))
const utf8 = (text, language = 'zh') => [language.length, ...Buffer.from(language + text)]
/** Big-endian, as the standard has it without a mark. */
const utf16 = (text) => [0x82, ...Buffer.from('zh'), ...Buffer.from(text, 'utf16le').swap16()]
const seen = {
  'written by react-native-nfc-manager': Buffer.from(phone.textRecord('𠮷', 'zh').payload).toString('hex'),
  'written by ndef': Buffer.from(node.textRecord('𠮷', 'zh').payload).toString('hex'),
  '𠮷 (U+20BB7) in UTF-8': read(utf8('𠮷')),
  '取号 in UTF-8': read(utf8('取号')),
  '取号 in UTF-8, zh-Hans-CN': read(utf8('取号', 'zh-Hans-CN')),
  '取号 in UTF-16': read(utf16('取号')),
  'A1 in UTF-16': read(utf16('A1')),
}
const both = (text) => ({ 'react-native-nfc-manager': text, ndef: text })
const expected = {
  'written by react-native-nfc-manager': '027a68f0a0aeb7',
  'written by ndef': '027a68f0a0aeb7',
  '𠮷 (U+20BB7) in UTF-8': { 'react-native-nfc-manager': 'U+0BB7', ndef: 'U+20BB7' },
  '取号 in UTF-8': both('U+53D6 U+53F7'),
  '取号 in UTF-8, zh-Hans-CN': both('U+53D6 U+53F7'),
  '取号 in UTF-16': { 'react-native-nfc-manager': null, ndef: 'U+0053 U+FFFD U+0053 U+FFFD' },
  'A1 in UTF-16': both('U+0000 U+0041 U+0000 U+0031'),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
