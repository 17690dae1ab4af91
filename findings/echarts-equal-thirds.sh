#!/bin/sh
# Guess: the share in a pie's label ({d}) is each value's own share, rounded; three equal slices carry three equal
# figures, and seven equal slices seven, though the sum may miss 100 by a little.
# Really: ECharts hands the missing hundredths out by the method of the largest remainder, among equals to the first
# in the list: of three equal counters one has 33.34%, of seven the first four have 14.29% and the last three 14.28%.
# The sum is 100. A table beside it (Vega-Lite's format, toFixed, a spreadsheet) says 33.33 three times.
# Whom it hurts: a report in which equal counters must look equal, or chart and table stand on one page of paper.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='echarts@6.1.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as echarts from 'echarts'
function labels(values) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 600, height: 300 })
  const data = values.map((value, index) => ({ name: `${index + 1}号`, value }))
  chart.setOption({ animation: false, series: [{ type: 'pie', label: { formatter: '{b} {d}' }, data }] })
  const texts = [...chart.renderToSVGString().matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1])
  chart.dispose()
  return texts.toSorted()
}
const seen = {
  'three equal': labels([5, 5, 5]),
  'seven equal': labels([1, 1, 1, 1, 1, 1, 1]),
  'the same by toFixed': [(100 / 3).toFixed(2), (100 / 7).toFixed(2)],
}
const expected = {
  'three equal': ['1号 33.34', '2号 33.33', '3号 33.33'],
  'seven equal': ['1号 14.29', '2号 14.29', '3号 14.29', '4号 14.29', '5号 14.28', '6号 14.28', '7号 14.28'],
  'the same by toFixed': ['33.33', '14.29'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
