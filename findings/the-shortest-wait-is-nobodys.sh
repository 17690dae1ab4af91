#!/bin/sh
# Guess: a table for statistics leaves out of a column of waits the visitor who has none (null: went away, still
# waiting), as SQL and R do, and for all its figures alike; the shortest wait of 5, 10, 15, 20 and 30 minutes is 5.
# Really: zebras takes null for 0 in all of them: the mean is 13.3 for 16, the median 12.5 for 15, the shortest wait 0.
# dataframe-js leaves it out of mean, sum and deviation, and takes it for 0 where it looks for the smallest, so one
# summary has a mean of five visitors and the wait of a sixth. data-forge is right in these, and counts six beside them;
# its std is that of a whole population, 8.6 for 9.6. d3-array and tidy give 16, 15 and 5.
# Whom it hurts: "shortest wait 0 minutes" in every report of a day on which one visitor left.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='zebras@0.0.20 dataframe-js@1.4.4 data-forge@1.10.5 @tidyjs/tidy@2.6.1 d3-array@3.2.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { deviation, mean, median, min, sum } from 'd3-array'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { DataFrame } = require('dataframe-js')
const dataForge = require('data-forge')
const tidy = require('@tidyjs/tidy')
const zebras = require('zebras')
const waits = [5, null, 15, 10, 20, 30]
const rows = waits.map((wait) => ({ wait }))
const rounded = (figures) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 10) / 10]))
const series = new dataForge.DataFrame(rows).getSeries('wait')
const frame = new DataFrame(rows, ['wait']).stat
const [summary] = tidy.tidy(
  rows,
  tidy.summarize({
    mean: tidy.mean('wait'),
    sum: tidy.sum('wait'),
    median: tidy.median('wait'),
    min: tidy.min('wait'),
    deviation: tidy.deviation('wait'),
  }),
)
const seen = {
  'd3-array': rounded({
    mean: mean(waits),
    sum: sum(waits),
    median: median(waits),
    min: min(waits),
    deviation: deviation(waits),
  }),
  tidy: rounded(summary),
  zebras: rounded({
    mean: zebras.mean(waits),
    sum: zebras.sum(waits),
    median: zebras.median(waits),
    min: zebras.min(waits),
    deviation: zebras.std(waits),
  }),
  'dataframe-js': rounded({
    mean: frame.mean('wait'),
    sum: frame.sum('wait'),
    min: frame.min('wait'),
    deviation: frame.sd('wait'),
  }),
  'data-forge': rounded({
    mean: series.average(),
    sum: series.sum(),
    median: series.median(),
    min: series.min(),
    deviation: series.std(),
    count: series.count(),
  }),
}
const expected = {
  'd3-array': { mean: 16, sum: 80, median: 15, min: 5, deviation: 9.6 },
  tidy: { mean: 16, sum: 80, median: 15, min: 5, deviation: 9.6 },
  zebras: { mean: 13.3, sum: 80, median: 12.5, min: 0, deviation: 10.8 },
  'dataframe-js': { mean: 16, sum: 80, min: 0, deviation: 9.6 },
  'data-forge': { mean: 16, sum: 80, median: 15, min: 5, deviation: 8.6, count: 6 },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
