#!/bin/sh
# Guess: the correlation of two series of which one is twice the other is 1, in every package for statistics, whatever
# the number of points.
# Really: @mathigon/fermat says .75 for four points, .9 for ten and .5 for two: it divides the covariance by n and the
# deviations by n − 1, so all is too small by (n − 1) / n, and the less data, the less correlation. Its quantile for .95
# of six waits is NaN, and so are all that lie beyond the last half step (p > 1 − 1 / 2n), without an error; quantile(…,
# 2), Excel's way, gives them. jstat and simple-statistics say 1.
# Whom it hurts: "waits depend on the number of open counters" found strong or weak by the number of days looked at; the
# 95th percentile of a quiet morning.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@mathigon/fermat@1.1.24 jstat@1.9.6 simple-statistics@7.12.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { correlation, covariance, quantile, variance } from '@mathigon/fermat'
import { sampleCorrelation } from 'simple-statistics'
import { createRequire } from 'node:module'
const { jStat } = createRequire(import.meta.url)('jstat')
const upTo = (count) => Array.from({ length: count }, (_, index) => index + 1)
const rounded = (value) => Math.round(value * 1e6) / 1e6
const seen = {}
for (const count of [2, 4, 10]) {
  const [first, second] = [upTo(count), upTo(count).map((value) => value * 2)]
  seen[`${count} points`] = {
    fermat: rounded(correlation(first, second)),
    jstat: rounded(jStat.corrcoeff(first, second)),
    'simple-statistics': rounded(sampleCorrelation(first, second)),
  }
}
seen['covariance and variance of 1 to 4 with itself'] = [covariance(upTo(4), upTo(4)), rounded(variance(upTo(4)))]
seen['quantiles .5, .9, .95 of 1 to 6'] = [0.5, 0.9, 0.95].map((share) => String(quantile(upTo(6), share)))
seen['the same by method 2'] = [0.5, 0.9, 0.95].map((share) => String(quantile(upTo(6), share, 2)))
const expected = {
  '2 points': { fermat: 0.5, jstat: 1, 'simple-statistics': 1 },
  '4 points': { fermat: 0.75, jstat: 1, 'simple-statistics': 1 },
  '10 points': { fermat: 0.9, jstat: 1, 'simple-statistics': 1 },
  'covariance and variance of 1 to 4 with itself': [1.25, 1.666667],
  'quantiles .5, .9, .95 of 1 to 6': ['3.5', '5.9', 'NaN'],
  'the same by method 2': ['3.5', '5.5', '5.75'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
