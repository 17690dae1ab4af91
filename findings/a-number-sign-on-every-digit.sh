#!/bin/sh
# Guess: liblouis, which screen readers use for braille, has in its table for China (zh-chn) the number sign once before a
# number, as in its table for English, and reads a character by the word that it stands in: 银行 yin hang.
# Really: every digit has its own sign (dots 3456): 103 is six cells for four, 2026 eight for five; GB/T 15720 has the
# sign once before the digits, as braille elsewhere. And 重庆 begins as 仲 (zhong), not as 虫 (chong); 长安 as 掌 (zhang), not
# 常; 单县 as 丹 (dan), not 善; 银行 ends as 形 (xing), not 航 (hang), while 重名 is right: some words are listed, and every
# other character has one reading. Debian's liblouis 3.24.0 has these words right but 长安, and the sign still on every
# digit; its newer table zhcn-g1 has 103 and 长安 right, so a table is to be chosen by its name, not by its country.
# Whom it hurts: door plates, slips and pages for the blind; ticket and room numbers above all.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='liblouis-build@3.2.0-rc'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const { readdirSync, readFileSync } = require('node:fs')
const louis = require('liblouis-build')
const tables = 'node_modules/liblouis-build/tables/'
for (const name of readdirSync(tables)) louis.FS_createDataFile('/', name, readFileSync(tables + name), true, true, true)
louis.ccall('lou_setLogLevel', 'void', ['number'], [60000])
function cells(table, text) {
  const [input, output, length, room] = [2, 80, 0, 0].map((bytes) => louis._malloc(bytes * text.length + 4))
  for (const at of text.split('').keys()) louis.setValue(input + 2 * at, text.charCodeAt(at), 'i16')
  louis.setValue(length, text.length, 'i32')
  louis.setValue(room, 30 * text.length, 'i32')
  const types = ['string', ...Array(7).fill('number')]
  louis.ccall('lou_translateString', 'number', types, [`unicode.dis,${table}`, input, length, output, room, 0, 0, 0])
  const count = louis.getValue(room, 'i32')
  return Array.from({ length: count }, (_, at) => String.fromCharCode(louis.getValue(output + 2 * at, 'i16') & 0xffff)).join('')
}
const seen = {}
for (const table of ['en-us-g1.ctb', 'zh-chn.ctb']) seen[table] = ['103', '2026'].map((text) => cells(table, text))
// A word, which of its characters, one that sounds as it should, one that it is read as.
const WORDS = ['重名 0 虫 仲', '重庆 0 虫 仲', '长安 0 常 掌', '单县 0 善 丹', '银行 1 航 形'].map((row) => row.split(' '))
for (const [word, at, right, wrong] of WORDS) {
  const whole = cells('zh-chn.ctb', word)
  const begins = (sound) => (at === '0' ? whole.startsWith(cells('zh-chn.ctb', sound)) : whole.endsWith(cells('zh-chn.ctb', sound)))
  seen[word] = [whole, begins(right) ? 'right' : begins(wrong) ? `as ${wrong}` : 'otherwise']
}
const expected = {
  'en-us-g1.ctb': ['⠼⠁⠚⠉', '⠼⠃⠚⠃⠋'],
  'zh-chn.ctb': ['⠼⠁⠼⠚⠼⠉', '⠼⠃⠼⠚⠼⠃⠼⠋'],
  重名: ['⠟⠲⠍⠡', 'right'],
  重庆: ['⠌⠲⠅⠡', 'as 仲'],
  长安: ['⠌⠦⠧', 'as 掌'],
  单县: ['⠙⠧⠓⠩', 'as 丹'],
  银行: ['⠣⠓⠡', 'as 形'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
