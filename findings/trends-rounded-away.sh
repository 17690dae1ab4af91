#!/bin/sh
# Guess: a package for regression that rounds its printed equation to two places calculates with the full figures:
# points that lie on a line give that line back, with an R² of 1.
# Really: regression rounds the coefficients themselves and predicts with what is left. A wait that grows by 0.0047
# minutes a visitor has the slope 0: for 1 000 visitors it predicts 3.45 minutes for 7.70, and R² of these points, all
# of them on the line, is 0. A parabola of 0.004 x² is flat, and a decay of 0.0087 is 0.01. With slopes above 1, as in
# its examples, nothing is seen. precision: 10 cures it; the README has this option "round the output", to significant
# figures, which these are not. simple-statistics gives 0.0047, 7.70 and 1.
# Whom it hurts: trends per visitor, per second or per day in a year's report: "no trend", with an R² that says so
# too.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='regression@2.0.1 simple-statistics@7.12.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import regression from 'regression'
import { linearRegression, linearRegressionLine, rSquared } from 'simple-statistics'
const points = (of) => Array.from({ length: 20 }, (_, at) => [at * 10, of(at * 10)])
const line = points((visitors) => 3 + 0.0047 * visitors)
const rounded = (number) => Math.round(number * 10_000) / 10_000 + 0
const told = ({ equation, r2, predict }, at) => [equation.map((one) => one + 0), rounded(predict(at)[1]), r2 + 0]
const fitted = linearRegression(line)
const seen = {
  'a line, at 1000': told(regression.linear(line), 1000),
  'the same by simple-statistics': [
    [rounded(fitted.m), rounded(fitted.b)],
    rounded(linearRegressionLine(fitted)(1000)),
    rounded(rSquared(line, linearRegressionLine(fitted))),
  ],
  'with precision: 10': told(regression.linear(line, { precision: 10 }), 1000),
  'a parabola, at 30 (right 4.6)': told(regression.polynomial(points((x) => 1 + 0.004 * x ** 2), { order: 2 }), 30),
  'a decay, at 100 (right 41.8952)': told(regression.exponential(points((x) => 100 * Math.exp(-0.0087 * x))), 100),
}
const expected = {
  'a line, at 1000': [[0, 3.45], 3.45, 0],
  'the same by simple-statistics': [[0.0047, 3], 7.7, 1],
  'with precision: 10': [[0.0047, 3], 7.7, 1],
  'a parabola, at 30 (right 4.6)': [[0, 0, 1], 1, -1.18],
  'a decay, at 100 (right 41.8952)': [[100, -0.01], 36.79, 0.97],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
