#!/bin/sh
# Guess: drawText with maxWidth: 80 of pdf-lib breaks a Chinese line at 80 points, between any two hanzi or at least
# at Chinese punctuation.
# Really: it breaks at blanks only. 15 hanzi of 10 points stay one line of 150 points, which runs over the edge of the
# column or of the paper, without an error; English beside it is broken right. wordBreaks: [''] breaks between hanzi,
# but then ， begins a line and “ ends one, against GB/T 15834 (marks of pause may not begin a line).
# Whom it hurts: certificates and receipts filled into an existing form, the thing pdf-lib is taken for.
# breakTextIntoLines is what drawText calls; the widths here are 10 points a character.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='pdf-lib@1.17.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import pdfLib from 'pdf-lib'
const widthOf = (text) => [...text].length * 10
const lines = (text, wordBreaks) => pdfLib.breakTextIntoLines(text, wordBreaks, 80, widthOf)
const seen = {
  'usual breaks, English': lines('go to window three now', [' ']),
  'usual breaks, Chinese': lines('不动产转移登记与水电气联动过户', [' ']),
  'any break, a pause': lines('请先填好申请登记，再取号', ['']),
  'any break, a quotation': lines('请按屏幕上显示“取号”', ['']),
}
const expected = {
  'usual breaks, English': ['go to ', 'window ', 'three ', 'now'],
  'usual breaks, Chinese': ['不动产转移登记与水电气联动过户'],
  'any break, a pause': ['请先填好申请登记', '，再取号'],
  'any break, a quotation': ['请按屏幕上显示“', '取号”'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
