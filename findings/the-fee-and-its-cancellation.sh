#!/bin/sh
# Guess: packages for money round a fee and its cancellation alike, half a fen up, so that what is booked and then taken
# back leaves nothing.
# Really: below zero half a fen goes the other way in currency.js, numeral, accounting and js-money: 8.29 * 1.5 is 12.44
# and -8.29 * 1.5 is -12.43, by currency.js' own arithmetic. All end in Math.round, for which -2.5 is -2. Of the 10 000
# amounts from 0.005 to 99.995 every one leaves a fen in three of them, in accounting, which cuts some (1.005 is 1.00),
# 8 853. mathjs, number-precision, decimal.js, big.js and @dintero/money round away from zero on both sides and leave
# none, as everybody at a till does. No error.
# Whom it hurts: refunds, corrections and daily accounts: fees less cancellations is not what is in the till.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='currency.js@2.0.4 numeral@2.0.6 accounting@0.4.1 js-money@0.6.3 mathjs@15.2.0 number-precision@1.6.0 decimal.js@10.6.0 big.js@7.0.1 @dintero/money@1.1.12'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const accounting = require('accounting')
const Big = require('big.js')
const currency = require('currency.js')
const { Decimal } = require('decimal.js')
const { Money } = require('@dintero/money')
const JsMoney = require('js-money')
const mathjs = require('mathjs')
const NP = require('number-precision')
const numeral = require('numeral')
const ways = {
  'currency.js': (text) => currency(text).value,
  numeral: (text) => Number(numeral(text).format('0.00')),
  accounting: (text) => Number(accounting.toFixed(Number(text), 2)),
  'js-money': (text) => new JsMoney(Math.round(Number(text) * 1000), JsMoney.CNY).multiply(0.1).amount / 100,
  mathjs: (text) => mathjs.round(Number(text), 2),
  'number-precision': (text) => NP.round(Number(text), 2),
  'decimal.js': (text) => new Decimal(text).toDecimalPlaces(2).toNumber(),
  'big.js': (text) => Number(new Big(text).toFixed(2)),
  '@dintero/money': (text) => Number(Money.of(text, 'CNY').toString()),
}
const amounts = Array.from({ length: 10_000 }, (_, fen) => `${(fen / 100).toFixed(2)}5`)
const seen = {}
for (const [name, round] of Object.entries(ways))
  seen[name] = {
    '12.435 and -12.435': [round('12.435'), round('-12.435')],
    'left over of 10000': amounts.filter((text) => Math.abs(round(text) + round(`-${text}`)) > 0.001).length,
  }
seen['currency.js, 8.29 * 1.5 and -8.29 * 1.5'] = [8.29, -8.29].map((fee) => currency(fee).multiply(1.5).value)
const told = (below, left) => ({ '12.435 and -12.435': [12.44, below], 'left over of 10000': left })
const expected = {
  'currency.js': told(-12.43, 10_000),
  numeral: told(-12.43, 10_000),
  accounting: told(-12.43, 8853),
  'js-money': told(-12.43, 10_000),
  mathjs: told(-12.44, 0),
  'number-precision': told(-12.44, 0),
  'decimal.js': told(-12.44, 0),
  'big.js': told(-12.44, 0),
  '@dintero/money': told(-12.44, 0),
  'currency.js, 8.29 * 1.5 and -8.29 * 1.5': [12.44, -12.43],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
