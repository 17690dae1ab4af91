#!/bin/sh
# Guess: the whiskers of a box plot made by ECharts' transform "boxplot" end at waits that occurred, the farthest ones
# within one and a half lengths of the box (Tukey, Exploratory Data Analysis, ch. 2: adjacent values).
# Really: they end AT one and a half lengths whenever somebody lies farther out: of ten waits of 2 to 9 minutes and one
# of 40 the upper whisker says 12, though nobody waited between 9 and 40. Without the one of 40 it says 9; so a single
# outlier makes the others look slower, and one very fast wait makes them look faster (27.1, the next one is 30).
# @sgratzl/boxplots (for Chart.js) and Vega-Lite's boxplot end at 9 and at 30 with the same boxes.
# Whom it hurts: reports that read "all but a few waited at most …" off the whisker; two charts side by side.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='echarts@6.1.0 @sgratzl/boxplots@2.0.0 vega@6.4.0 vega-lite@6.4.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import boxplots from '@sgratzl/boxplots'
import { createRequire } from 'node:module'
import * as vega from 'vega'
import { compile } from 'vega-lite'
const require = createRequire(import.meta.url)
const echarts = require('echarts')
/** Whisker, box, box, whisker. */
const rounded = (...values) => values.map((value) => Math.round(value * 100) / 100)
const byEcharts = (waits) => {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 400, height: 300 })
  chart.setOption({
    animation: false,
    dataset: [{ source: [waits] }, { fromDatasetIndex: 0, transform: { type: 'boxplot' } }],
    xAxis: { type: 'category' },
    yAxis: {},
    series: [{ type: 'boxplot', datasetIndex: 1 }],
  })
  const data = chart.getModel().getSeriesByIndex(0).getData()
  const box = rounded(...['Low', 'Q1', 'Q3', 'High'].map((name) => data.get(name, 0)))
  chart.dispose()
  return box
}
const bySgratzl = (waits) => {
  const { whiskerLow, q1, q3, whiskerHigh } = boxplots(waits)
  return rounded(whiskerLow, q1, q3, whiskerHigh)
}
const byVegaLite = async (waits) => {
  const { spec } = compile({
    data: { values: waits.map((wait) => ({ wait })) },
    mark: { type: 'boxplot' },
    encoding: { y: { field: 'wait', type: 'quantitative' } },
  })
  const view = await new vega.View(vega.parse(spec), { renderer: 'none' }).runAsync()
  for (const { name } of spec.data) {
    const row = view.data(name).find((one) => one.lower_whisker_wait !== undefined)
    if (row) return rounded(row.lower_whisker_wait, row.lower_box_wait, row.upper_box_wait, row.upper_whisker_wait)
  }
  return []
}
const seen = {}
for (const [what, waits] of Object.entries({
  'one of 40 among them': [2, 3, 4, 5, 5, 6, 6, 7, 8, 9, 40],
  'the same without it': [2, 3, 4, 5, 5, 6, 6, 7, 8, 9],
  'one of 1 among slow ones': [1, 30, 31, 32, 32, 33, 34, 34, 35, 36],
}))
  seen[what] = { ECharts: byEcharts(waits), sgratzl: bySgratzl(waits), 'Vega-Lite': await byVegaLite(waits) }
const expected = {
  'one of 40 among them': { ECharts: [2, 4.5, 7.5, 12], sgratzl: [2, 4.5, 7.5, 9], 'Vega-Lite': [2, 4.5, 7.5, 9] },
  'the same without it': { ECharts: [2, 4.25, 6.75, 9], sgratzl: [2, 4.25, 6.75, 9], 'Vega-Lite': [2, 4.25, 6.75, 9] },
  'one of 1 among slow ones': { ECharts: [27.13, 31.25, 34, 36], sgratzl: [30, 31.25, 34, 36], 'Vega-Lite': [30, 31.25, 34, 36] },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
