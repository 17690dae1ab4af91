#!/bin/sh
# Guess: wilson-score(9, 10) is the lower end of the 95% interval of Wilson for nine good ratings of ten, .596: 95%
# two-sided is what every other package and every table means.
# Really: it is .5330: without a third argument z is 2.326, which its source calls "99%", and which leaves 1% below
# and 1% above: two-sided 98%. The 1.645 that it calls "95%" is two-sided 90%. The third argument is z, not a level:
# wilsonScore(9, 10, 0.95) is .7744, near the raw share, without an error. z as 1.959964 gives .5958, as the formula,
# written out here, does.
# Whom it hurts: windows ranked or warned by the lower end of their rating, beside figures of another program.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='wilson-score@1.0.0 jstat@1.9.6'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import wilson from 'wilson-score'
import jstat from 'jstat'
const lower = (up, total, z) => {
  const share = up / total
  const middle = share + (z * z) / (2 * total)
  const half = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * total)) / total)
  return (middle - half) / (1 + (z * z) / total)
}
const zOf = (level) => jstat.jStat.normal.inv(1 - (1 - level) / 2, 0, 1)
const four = (value) => Number(value.toFixed(4))
const seen = {
  'wilson-score(9, 10)': four(wilson(9, 10)),
  'by the formula, two-sided 95%, 98%, 99%': [0.95, 0.98, 0.99].map((level) => four(lower(9, 10, zOf(level)))),
  'wilson-score(9, 10, 0.95)': four(wilson(9, 10, 0.95)),
  'wilson-score(9, 10, 1.959964)': four(wilson(9, 10, 1.959964)),
  'ten of ten against nine of nine': [four(wilson(10, 10)), four(wilson(9, 9))],
}
const expected = {
  'wilson-score(9, 10)': 0.533,
  'by the formula, two-sided 95%, 98%, 99%': [0.5958, 0.533, 0.4928],
  'wilson-score(9, 10, 0.95)': 0.7744,
  'wilson-score(9, 10, 1.959964)': 0.5958,
  'ten of ten against nine of nine': [0.6488, 0.6245],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
