#!/bin/sh
# Guess: the middle one of jStat's quartiles is its median, and Poisson's distribution works for the visitors of a day
# (mean 150, exactly 150: 3.3%).
# Really: quartiles([1 … 6]) is [2, 3, 5] while median is 3.5: it takes the elements of rank round(n/4), round(n/2)
# and round(3n/4), which for five values, [1, 3, 4], is none of the nine types of Hyndman and Fan (R's).
# poisson.pdf(150, 150) is Infinity, cdf too, and from 171 on NaN: power and factorial are built apart and overflow. A
# limit then always or never strikes. The sum by logarithms gives .0326.
# Whom it hurts: box plots of waits, control limits for a day's arrivals; a small trial (mean 10) is right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='jstat@1.9.6 simple-statistics@7.12.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import jstat from 'jstat'
import { quantile } from 'simple-statistics'
const { jStat } = jstat
const six = [1, 2, 3, 4, 5, 6]
/** Hyndman and Fan (1996): types 1 to 9. */
const types = (sorted, share) => {
  const n = sorted.length
  const at = (rank) => sorted[Math.min(n, Math.max(1, rank)) - 1]
  const between = (rank) => at(Math.floor(rank)) + (rank - Math.floor(rank)) * (at(Math.floor(rank) + 1) - at(Math.floor(rank)))
  const whole = Number.isInteger(n * share)
  const nearest = n * share - 0.5
  const even = Number.isInteger(nearest) ? (nearest % 2 === 0 ? nearest : nearest + 1) : Math.floor(n * share + 0.5)
  return [
    at(Math.ceil(n * share)),
    whole ? (at(n * share) + at(n * share + 1)) / 2 : at(Math.ceil(n * share)),
    at(even),
    between(n * share),
    between(n * share + 0.5),
    between((n + 1) * share),
    between((n - 1) * share + 1),
    between((n + 1 / 3) * share + 1 / 3),
    between((n + 1 / 4) * share + 3 / 8),
  ]
}
const five = six.slice(0, 5)
const mine = jStat.quartiles(five)
const byType = [0.25, 0.5, 0.75].map((share) => types(five, share))
const logFactorial = (n) => (n < 2 ? 0 : Math.log(n) + logFactorial(n - 1))
const seen = {
  'of six: quartiles, median, simple-statistics': [jStat.quartiles(six), jStat.median(six), quantile(six, 0.5)],
  'of five: quartiles': mine,
  'types that give these': byType[0].map((_, kind) => kind + 1).filter((kind) => mine.every((value, q) => byType[q][kind - 1] === value)),
  'Poisson: mean 10, 10': Number(jStat.poisson.pdf(10, 10).toFixed(4)),
  'mean 150: exactly 150, at most 150': [jStat.poisson.pdf(150, 150), jStat.poisson.cdf(150, 150)].map(String),
  'mean 200: exactly 200, at most 200': [jStat.poisson.pdf(200, 200), jStat.poisson.cdf(200, 200)].map(String),
  'by logarithms: 150, 200': [150, 200].map((n) => Number(Math.exp(n * Math.log(n) - n - logFactorial(n)).toFixed(4))),
}
const expected = {
  'of six: quartiles, median, simple-statistics': [[2, 3, 5], 3.5, 3.5],
  'of five: quartiles': [1, 3, 4],
  'types that give these': [],
  'Poisson: mean 10, 10': 0.1251,
  'mean 150: exactly 150, at most 150': ['Infinity', 'Infinity'],
  'mean 200: exactly 200, at most 200': ['NaN', 'NaN'],
  'by logarithms: 150, 200': [0.0326, 0.0282],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
