#!/bin/sh
# Guess: hare-niemeyer (the method of largest remainders) gives out as many seats as it is asked to, and where remainders are
# equal the lot decides, as its README says: "The script does this for you".
# Really: three that are equal get one seat of two between them, and four of five; of all 4 104 splits of up to twelve
# among three with up to six votes each 42 are too small, by one, and none says so. And the lot falls on the first in each
# of a hundred draws: two that are equal share three as 2 and 1, always. Without votes each has NaN. With draw false it gives
# the quotas as they are, 0.67 each, as told. percent-round gives 34, 33, 33 and loses nothing.
# Whom it hurts: numbers of a day shared out between halls, windows or ways of booking; a fair lot that is none.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='hare-niemeyer@3.0.0 percent-round@2.3.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import hareNiemeyer from 'hare-niemeyer'
import { createRequire } from 'node:module'
const percentRound = createRequire(import.meta.url)('percent-round')
const given = (seats) => Object.values(seats).reduce((sum, one) => sum + one, 0)
const upTo = (most) => Array.from({ length: most + 1 }, (_, count) => count)
const splits = upTo(6).flatMap((A) => upTo(6).flatMap((B) => upTo(6).flatMap((C) => upTo(12).map((seats) => [{ A, B, C }, seats]))))
const asked = splits.filter(([votes, seats]) => given(votes) > 0 && seats > 0)
const short = asked.map(([votes, seats]) => seats - given(hareNiemeyer(votes, seats))).filter((lost) => lost !== 0)
const draws = Array.from({ length: 100 }, () => JSON.stringify(hareNiemeyer({ A: 1, B: 1 }, 3)))
const equal = { A: 1, B: 1, C: 1 }
const seen = {
  'two among three equal ones': hareNiemeyer(equal, 2),
  'five among three equal ones': hareNiemeyer(equal, 5),
  'ten among three equal ones': hareNiemeyer(equal, 10),
  splits: asked.length,
  'too few given, by': [short.length, ...new Set(short)],
  'outcomes of a hundred draws': [...new Set(draws)],
  'nobody has a vote': JSON.stringify(hareNiemeyer({ A: 0, B: 0 }, 3)),
  'percent-round of three equal ones': percentRound([1, 1, 1]),
}
const expected = {
  'two among three equal ones': { A: 1, B: 0, C: 0 },
  'five among three equal ones': { A: 2, B: 1, C: 1 },
  'ten among three equal ones': { A: 4, B: 3, C: 3 },
  splits: 4104,
  'too few given, by': [42, 1],
  'outcomes of a hundred draws': ['{"A":2,"B":1}'],
  'nobody has a vote': '{"A":null,"B":null}',
  'percent-round of three equal ones': [34, 33, 33],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
