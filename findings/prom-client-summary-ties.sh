#!/bin/sh
# Guess: the Summary of prom-client over six waits of 10, 10, 10, 10, 10 and 20 minutes reports a median of 10; its
# percentiles may be rough for millions of values, but for six they are values that occurred, or lie where R-7 puts
# them.
# Really: equal values are merged into one centroid and read by interpolation between centroids: the median is 11.67
# (nobody waited that long, five of six waited 10) and 0.9 is 19.67 (R-7: 15). The underlying tdigest says the same.
# simple-statistics and d3-array give 10 and 15. Waits counted in whole minutes are full of ties.
# Whom it hurts: a dashboard "half of the visitors wait less than …", an alarm on p50; a Histogram or a sorted list is
# right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='prom-client@15.1.3 tdigest@0.1.3 d3-array@3.2.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import client from 'prom-client'
import tdigest from 'tdigest'
import { quantile } from 'd3-array'
const waits = [10, 10, 10, 10, 10, 20]
const summary = new client.Summary({ name: 'wait_minutes', help: 'wait', percentiles: [0.5, 0.9] })
const digest = new tdigest.TDigest()
for (const wait of waits) {
  summary.observe(wait)
  digest.push(wait)
}
const round = (value) => Math.round(value * 100) / 100
const { values } = await summary.get()
const seen = {
  'prom-client Summary 0.5, 0.9': values.filter((row) => 'quantile' in row.labels).map((row) => round(row.value)),
  'tdigest 0.5, 0.9': [0.5, 0.9].map((share) => round(digest.percentile(share))),
  'd3-array (R-7) 0.5, 0.9': [0.5, 0.9].map((share) => quantile(waits, share)),
}
const expected = {
  'prom-client Summary 0.5, 0.9': [11.67, 19.67],
  'tdigest 0.5, 0.9': [11.67, 19.67],
  'd3-array (R-7) 0.5, 0.9': [10, 15],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
