#!/bin/sh
# Guess: the normal distribution of a statistics package is good to many digits: 97.5% lies at 1.959964, the share
# below 1.645 is .9500, below 4 it is .99997.
# Really: simple-statistics reads a printed table of two decimals cut at 3.09: 1.645 gives .9505, everything above
# gives .999, so four standard deviations are as likely as 3.09; probit uses a rough formula: .975 -> 1.9572, .95 ->
# 1.6434. The integral of the bell curve, taken here by Simpson's rule, gives the textbook's values.
# Whom it hurts: staffing by normal approximation (a level of service of .95 asks for 1.645), alarms for outliers, and
# any "p-value" under .001, which does not exist there.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='simple-statistics@7.12.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { cumulativeStdNormalProbability, probit } from 'simple-statistics'
const STEPS = 2000
const bell = (z) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
function shareBelow(score) {
  const width = score / STEPS
  let sum = bell(0) + bell(score)
  for (let step = 1; step < STEPS; step += 1) sum += bell(step * width) * (step % 2 === 1 ? 4 : 2)
  return 0.5 + (sum * width) / 3
}
function scoreOf(share) {
  let [low, high] = [0, 8]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (shareBelow(middle) < share) low = middle
    else high = middle
  }
  return low
}
const round = (value) => Number(value.toFixed(5))
const scores = [1.645, 3.09, 3.5, 4]
const shares = [0.95, 0.975, 0.99]
const seen = {
  'share below, simple-statistics': scores.map((score) => round(cumulativeStdNormalProbability(score))),
  'share below, integral': scores.map((score) => round(shareBelow(score))),
  'score of a share, simple-statistics': shares.map((share) => round(probit(share))),
  'score of a share, integral': shares.map((share) => round(scoreOf(share))),
}
const expected = {
  'share below, simple-statistics': [0.9505, 0.999, 0.999, 0.999],
  'share below, integral': [0.95002, 0.999, 0.99977, 0.99997],
  'score of a share, simple-statistics': [1.64342, 1.95716, 2.32137],
  'score of a share, integral': [1.64485, 1.95996, 2.32635],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
