#!/bin/sh
# Guess: asking a list for its median changes nothing in it; packages of this one purpose sort a copy.
# Really: median and stats-median sort the list that they are handed: waits that stood in the order in which people came, 10,
# 9, 100, 1, 30, stand as 1, 9, 10, 30, 100 afterwards, and so does whatever else holds the same list: the table's rows, the
# last wait, a chart over time. The number itself, 10, is right, and nothing in their READMEs speaks of it. compute-median,
# stats-lite, percentile, simple-statistics, jstat and ml-array-median leave the list as it was.
# Whom it hurts: a report that asks for the median first and draws or joins by place after it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='median@0.0.2 stats-median@1.0.1 compute-median@2.0.0 stats-lite@2.2.0 percentile@1.6.0 jstat@1.9.6'
packages="$packages simple-statistics@7.12.1 ml-array-median@2.0.0"
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const percentile = require('percentile')
const MEDIANS = {
  median: require('median'),
  'stats-median': require('stats-median').calc,
  'compute-median': require('compute-median'),
  'stats-lite': require('stats-lite').median,
  percentile: (waits) => percentile(50, waits),
  'simple-statistics': require('simple-statistics').median,
  jstat: require('jstat').jStat.median,
  'ml-array-median': require('ml-array-median').default ?? require('ml-array-median'),
}
const CAME = [10, 9, 100, 1, 30]
const seen = {}
for (const [name, median] of Object.entries(MEDIANS)) {
  const waits = [...CAME]
  seen[name] = [median(waits), waits.join(' ')]
}
const SORTING = ['median', 'stats-median']
const after = (name) => (SORTING.includes(name) ? '1 9 10 30 100' : '10 9 100 1 30')
const expected = Object.fromEntries(Object.keys(MEDIANS).map((name) => [name, [10, after(name)]]))
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
