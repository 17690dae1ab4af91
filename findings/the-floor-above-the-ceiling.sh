#!/bin/sh
# Guess: floor and ceil of a package for exact decimals are Math.floor and Math.ceil without the binary errors: the
# floor never lies above the number, the ceiling never below.
# Really: for numbers below zero exact-math has it the other way round: floor(-2.5) is -2 and ceil(-2.5) is -3, and
# floor(-8.281, -1), -8.2, lies above ceil(-8.281, -1), -8.3: it cuts the digits for the one, counts the last one up for
# the other, and leaves the sign for later. Its description says "rounded up when ceil or rounded down when floor".
# Above zero both are right. decimal.js (ROUND_FLOOR, ROUND_CEIL) and Math agree on all. And places 0, whole numbers in
# most packages, rounds nothing: round(2.5, 0) is 2.5, which at least is written there.
# Whom it hurts: what lies below zero: refunds and corrections, minutes early, a forecast that was too high.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='exact-math@2.2.3 decimal.js@10.6.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import { Decimal } from 'decimal.js'
const exact = createRequire(import.meta.url)('exact-math')
const NUMBERS = [2.5, 8.281, -0.5, -2.4, -2.5, -3, -8.281]
const decimal = (value, places, mode) => new Decimal(value).toDecimalPlaces(places, mode).toNumber() + 0
const both = (floor, ceil) => NUMBERS.map((value) => [value, floor(value) + 0, ceil(value) + 0].join(' '))
const seen = {
  'Math: number, floor, ceil': both(Math.floor, Math.ceil),
  'decimal.js': both(
    (value) => decimal(value, 0, Decimal.ROUND_FLOOR),
    (value) => decimal(value, 0, Decimal.ROUND_CEIL),
  ),
  'exact-math': both(exact.floor, exact.ceil),
  'one place, decimal.js': both(
    (value) => decimal(value, 1, Decimal.ROUND_FLOOR),
    (value) => decimal(value, 1, Decimal.ROUND_CEIL),
  ),
  'one place, exact-math': both(
    (value) => exact.floor(value, -1),
    (value) => exact.ceil(value, -1),
  ),
  'round(2.5, 0), round(-2.5)': [exact.round(2.5, 0), exact.round(-2.5)],
}
const whole = ['2.5 2 3', '8.281 8 9', '-0.5 -1 0', '-2.4 -3 -2', '-2.5 -3 -2', '-3 -3 -3', '-8.281 -9 -8']
const expected = {
  'Math: number, floor, ceil': whole,
  'decimal.js': whole,
  'exact-math': ['2.5 2 3', '8.281 8 9', '-0.5 0 -1', '-2.4 -2 -3', '-2.5 -2 -3', '-3 -3 -3', '-8.281 -8 -9'],
  'one place, decimal.js': [
    '2.5 2.5 2.5',
    '8.281 8.2 8.3',
    '-0.5 -0.5 -0.5',
    '-2.4 -2.4 -2.4',
    '-2.5 -2.5 -2.5',
    '-3 -3 -3',
    '-8.281 -8.3 -8.2',
  ],
  'one place, exact-math': [
    '2.5 2.5 2.5',
    '8.281 8.2 8.3',
    '-0.5 -0.5 -0.5',
    '-2.4 -2.4 -2.4',
    '-2.5 -2.5 -2.5',
    '-3 -3 -3',
    '-8.281 -8.2 -8.3',
  ],
  'round(2.5, 0), round(-2.5)': [2.5, -3],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
