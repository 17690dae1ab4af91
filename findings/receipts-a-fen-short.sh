#!/bin/sh
# Guess: UPPERMONEY of amis' formulas, which writes an amount in the capitals of a receipt, writes the amount that the
# form shows, and their other functions are those of a spreadsheet, whose names they bear.
# Really: it multiplies by a hundred in binary and cuts: 8.29 is 捌元贰角捌分, 0.57 is 伍角陆分; 773 of the 9 999 amounts from
# 0.01 to 99.99 are a fen short, none is one too much. FLOOR(8.29, 2) is 8.28, ROUND(1.005, 2) is 1; MOD(-7, 3) is -1,
# though INT(-7/3) is -3 there too, so the two do not fit; AVG counts an empty field, the mean of 1, 2 and nothing is
# 1. No error. formulajs, a second engine of such functions, has 1.01, 2 and 1.5.
# Whom it hurts: receipts and vouchers made by such forms; the central bank's rule (支付结算办法, annex 1) asks that figures
# and capitals agree.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='amis-formula@6.13.0 @formulajs/formulajs@4.6.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { evaluate } = require('amis-formula')
const formulajs = require('@formulajs/formulajs')
const amis = (formula, data = {}) => evaluate('${' + formula + '}', data)
const DIGITS = '零壹贰叁肆伍陆柒捌玖'
/** The fen of an amount below a hundred yuan in capitals. */
const fen = (capitals) => {
  const [, tens, ones, jiao, fens] = /^(?:(?:(.)拾)?(.)?元)?零?(?:(.)角)?(?:(.)分)?整?$/u.exec(capitals)
  const [a, b, c, d] = [tens, ones, jiao, fens].map((digit) => Math.max(0, DIGITS.indexOf(digit ?? '零')))
  return a * 1000 + b * 100 + c * 10 + d
}
const short = []
let otherwise = 0
for (let amount = 1; amount <= 9999; amount += 1) {
  const found = fen(amis('UPPERMONEY(amount)', { amount: amount / 100 }))
  if (found === amount - 1) short.push(amount)
  else if (found !== amount) otherwise += 1
}
const seen = {
  '12.34, 8.29, 0.57': ['12.34', '8.29', '0.57'].map((amount) => amis(`UPPERMONEY(${amount})`)),
  'a fen short, of 9999': short.length,
  'otherwise wrong': otherwise,
  'FLOOR(8.29, 2), ROUND(1.005, 2)': [amis('FLOOR(8.29, 2)'), amis('ROUND(1.005, 2)')],
  'MOD(-7, 3), INT(-7/3)': [amis('MOD(-7, 3)'), amis('INT(-7/3)'), formulajs.MOD(-7, 3)],
  'mean of 1, 2 and nothing': [amis('AVG(1, 2, none)', { none: null }), formulajs.AVERAGE(1, 2, null)],
  'formulajs: ROUND(1.005, 2)': formulajs.ROUND(1.005, 2),
}
const expected = {
  '12.34, 8.29, 0.57': ['壹拾贰元叁角肆分', '捌元贰角捌分', '伍角陆分'],
  'a fen short, of 9999': 773,
  'otherwise wrong': 0,
  'FLOOR(8.29, 2), ROUND(1.005, 2)': [8.28, 1],
  'MOD(-7, 3), INT(-7/3)': [-1, -3, 2],
  'mean of 1, 2 and nothing': [1, 1.5],
  'formulajs: ROUND(1.005, 2)': 1.01,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
