#!/bin/sh
# Guess: a package for money divides an amount by shares without losing a fen, as its README says ("based on the ratio
# without loosing any pennies"), and whoever has the share 0 gets nothing.
# Really: js-money hands the fen that are left over to the first in the list, whatever his share: 1.01 divided 0 : 50 : 50
# is 0.01, 0.50 and 0.50, so an office without a part in the fee gets a fen of every second amount. And a refund is not
# divided as the fee was: 1.00 by three is 0.34, 0.33, 0.33, -1.00 is -0.33, -0.33, -0.34, so after a cancellation the
# first has a fen too much and the last one too little, while the total is 0. No error. dinero.js and @dintero/money give
# the nought nothing and divide -1.00 as 1.00.
# Whom it hurts: fees that are divided between offices, cost shares of a district, refunds.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='js-money@0.6.3 dinero.js@2.0.2 @dintero/money@1.1.12'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const { Money: Dintero } = require('@dintero/money')
const { allocate, dinero, toSnapshot } = require('dinero.js')
const JsMoney = require('js-money')
const CNY = { code: 'CNY', base: 10, exponent: 2 }
const ways = {
  'js-money': (fen, shares) => new JsMoney(fen, JsMoney.CNY).allocate(shares).map((part) => part.amount),
  'dinero.js': (fen, shares) => allocate(dinero({ amount: fen, currency: CNY }), shares).map((part) => toSnapshot(part).amount),
  '@dintero/money': (fen, shares) =>
    Dintero.of(fen / 100, 'CNY').distributeBy(shares).map((part) => Math.round(Number(part.toString()) * 100)),
}
const seen = {}
for (const [name, divide] of Object.entries(ways))
  seen[name] = {
    '101 by 0 : 50 : 50': divide(101, [0, 50, 50]),
    'amounts up to 1000 in which 0 gets a fen': Array.from({ length: 1000 }, (_, at) => divide(at + 1, [0, 50, 50])[0]).filter(
      (part) => part !== 0,
    ).length,
    '100 by 1 : 1 : 1': divide(100, [1, 1, 1]),
    '-100 by 1 : 1 : 1': divide(-100, [1, 1, 1]),
  }
const told = (...values) => Object.fromEntries(Object.keys(seen['js-money']).map((what, at) => [what, values[at]]))
const expected = {
  'js-money': told([1, 50, 50], 500, [34, 33, 33], [-33, -33, -34]),
  'dinero.js': told([0, 51, 50], 0, [34, 33, 33], [-34, -33, -33]),
  '@dintero/money': told([0, 50, 51], 0, [34, 33, 33], [-34, -33, -33]),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
