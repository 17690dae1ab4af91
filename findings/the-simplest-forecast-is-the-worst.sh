#!/bin/sh
# Guess: the simplest models of a package for ARIMA, which one takes as the yardstick for the others, are what every
# textbook says: (0,1,0) repeats the last value, (0,0,0) the mean, and (0,1,0) with the season 12 last year's month.
# Really: arima, given one of these three, forecasts 0, 0, 0 and then numbers that belong to nothing: visitors that grew
# from 20 to 43 a day are to be 0, 0, 0, 23, 24, 25; around a mean of 31.5 it says 31.5 three times and then 54.5, 55.5,
# 56.5, more than there ever were. It says no error, takes p: 0 and q: 0 as its documentation names them, and repeats
# the same numbers. With one more term, (1,1,0), the straight line goes on rightly: 44, 45, 46.
# Whom it hurts: whoever asks whether a model beats "as yesterday": against this yardstick every model looks splendid.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='arima@0.2.8'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const ARIMA = createRequire(import.meta.url)('arima')
const AHEAD = 6
const rounded = (values) => values.map((value) => Math.round(value * 10) / 10 + 0)
const forecast = (series, model) => rounded(new ARIMA({ ...model, verbose: false }).train(series).predict(AHEAD)[0])
const rising = Array.from({ length: 24 }, (_, day) => 20 + day)
const yearly = Array.from({ length: 60 }, (_, month) => 100 + 10 * (month % 12) + (month % 5))
const mean = rising.reduce((sum, value) => sum + value, 0) / rising.length
const repeated = (value) => Array.from({ length: AHEAD }, () => value)
const seen = {
  'days (0,1,0)': { right: repeated(rising.at(-1)), arima: forecast(rising, { p: 0, d: 1, q: 0 }) },
  'days (0,0,0)': { right: repeated(mean), arima: forecast(rising, { p: 0, d: 0, q: 0 }) },
  'months (0,0,0)(0,1,0) of 12': {
    right: yearly.slice(-12, -12 + AHEAD),
    arima: forecast(yearly, { p: 0, d: 0, q: 0, P: 0, D: 1, Q: 0, s: 12 }),
  },
  'days (1,1,0)': { right: [44, 45, 46, 47, 48, 49], arima: forecast(rising, { p: 1, d: 1, q: 0 }) },
}
const expected = {
  'days (0,1,0)': { right: [43, 43, 43, 43, 43, 43], arima: [0, 0, 0, 23, 24, 25] },
  'days (0,0,0)': { right: [31.5, 31.5, 31.5, 31.5, 31.5, 31.5], arima: [31.5, 31.5, 31.5, 54.5, 55.5, 56.5] },
  'months (0,0,0)(0,1,0) of 12': { right: [103, 114, 120, 131, 142, 153], arima: [0, 0, 0, -3, -3, 2] },
  'days (1,1,0)': { right: [44, 45, 46, 47, 48, 49], arima: [44, 45, 46, 47, 48, 49] },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
