#!/bin/sh
# Guess: two parameters of a distribution mean the same wherever a service time is drawn: gamma(2, 3) has the mean 6
# minutes, weibull(2, 3) the shape 2 and the scale 3, mean 2.66, as in R, NumPy and the textbooks (shape first).
# Really: gamma(2, 3) is 6.0 in d3-random and jstat, and 0.7 in probability-distributions, whose second is the rate (as R's
# second, unnamed, is): a ninth. weibull(2, 3) is 1.8 in jstat, which takes the scale first, and 3.9 in d3-random, whose second
# is a least value: nobody under 3 minutes. Each says so in its own documentation, none throws, and with (1, 1) and for
# exponential(3), mean 1/3 in all, they agree, so that a test with ones passes.
# Whom it hurts: a simulation moved from one package to the other, or a textbook's figures put into either.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='d3-random@3.0.2 jstat@1.9.6 probability-distributions@0.9.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { randomExponential, randomGamma, randomLcg, randomWeibull } from 'd3-random'
import jstat from 'jstat'
import pd from 'probability-distributions'
const { jStat } = jstat
const DRAWS = 200_000
const source = randomLcg(0.42)
jStat.setRandom(randomLcg(0.42))
// The mean of many draws, to a tenth.
function mean(draw, sum = 0) {
  for (let count = 0; count < DRAWS; count += 1) sum += draw()
  return Math.round((sum / DRAWS) * 10) / 10
}
const seen = {
  'gamma(2, 3)': {
    'd3-random': mean(randomGamma.source(source)(2, 3)),
    jstat: mean(() => jStat.gamma.sample(2, 3)),
    'probability-distributions': mean(() => pd.rgamma(1, 2, 3)[0]),
  },
  'weibull(2, 3)': { 'd3-random': mean(randomWeibull.source(source)(2, 3)), jstat: mean(() => jStat.weibull.sample(2, 3)) },
  'gamma(1, 1)': {
    'd3-random': mean(randomGamma.source(source)(1, 1)),
    jstat: mean(() => jStat.gamma.sample(1, 1)),
    'probability-distributions': mean(() => pd.rgamma(1, 1, 1)[0]),
  },
  'exponential(3)': {
    'd3-random': mean(randomExponential.source(source)(3)),
    jstat: mean(() => jStat.exponential.sample(3)),
    'probability-distributions': mean(() => pd.rexp(1, 3)[0]),
  },
}
const told = (...means) => Object.fromEntries(Object.keys(seen['gamma(2, 3)']).map((name, at) => [name, means[at]]))
const expected = {
  'gamma(2, 3)': told(6, 6, 0.7),
  'weibull(2, 3)': { 'd3-random': 3.9, jstat: 1.8 },
  'gamma(1, 1)': told(1, 1, 1),
  'exponential(3)': told(0.3, 0.3, 0.3),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
