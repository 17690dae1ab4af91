#!/bin/sh
# Guess: an amount that a library for money cannot read is NaN, null or an error.
# Really: currency.js takes away what it does not know and keeps the rest: １２ (full width, as an input method for
# Chinese types after one keystroke) is 0, 一百 is 0, 1万 is 1, 1.5万 is 1.5 and 1.234,50 is 1.23; no error, no NaN, and
# its own option errorOnInvalid changes none of them. numeral says null for １２ and 一百, but 1 for 1万 and 1.2345 for the
# last. ￥12.50 and 12.50元 are read right by both, which is why one trusts them.
# Whom it hurts: a fee typed at a counter: nothing, or a ten-thousandth, is booked.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='currency.js@2.0.4 numeral@2.0.6'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import currency from 'currency.js'
import numeral from 'numeral'
const texts = ['￥12.50', '12.50元', '１２', '一百', '1万', '1.5万', '1.234,50']
function strictly(text) {
  try {
    return currency(text, { errorOnInvalid: true }).value
  } catch {
    return 'an error'
  }
}
const seen = {
  texts,
  'currency.js': texts.map((text) => currency(text).value),
  'currency.js, errorOnInvalid': texts.map(strictly),
  numeral: texts.map((text) => numeral(text).value()),
}
const expected = {
  texts,
  'currency.js': [12.5, 12.5, 0, 0, 1, 1.5, 1.23],
  'currency.js, errorOnInvalid': [12.5, 12.5, 0, 0, 1, 1.5, 1.23],
  numeral: [12.5, 12.5, null, null, 1, 1.5, 1.2345],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
