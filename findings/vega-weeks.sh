#!/bin/sh
# Guess: Vega-Lite's timeUnit "yearweek" counts weeks as ISO 8601 and GB/T 7408 do: from Monday, the first one holds 4
# January.
# Really: from Sunday, and what lies before the year's first Sunday belongs to the last week of the year BEFORE: New
# Year's Day 2026 is drawn as 2025 W52 (ISO: 2026-W01), that of 2025 as 2024 W52. Monday 2 February 2026 joins the
# Sunday before it (W05, ISO W06): a weekly chart puts each Sunday to the wrong week. date-fns' ISO week and DuckDB
# follow the standard.
# Whom it hurts: "tickets a week" beside a table counted in SQL: no week has the same sum in both.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='vega@6.4.0 vega-lite@6.4.3 date-fns@4.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
process.env.TZ = 'UTC'
const vega = await import('vega')
const { compile } = await import('vega-lite')
const { format } = await import('date-fns')
async function weekOf(day) {
  const data = { values: [{ day: `${day}T00:00:00`, tickets: 1 }] }
  const x = { field: 'day', timeUnit: 'yearweek', type: 'ordinal' }
  const y = { aggregate: 'sum', field: 'tickets' }
  const view = new vega.View(vega.parse(compile({ data, mark: 'bar', encoding: { x, y } }).spec), { renderer: 'none' })
  await view.runAsync()
  return /\d{4} W\d\d/.exec(await view.toSVG())[0]
}
const days = ['2025-01-01', '2026-01-01', '2026-02-01', '2026-02-02', '2027-01-01']
const seen = { days, 'Vega-Lite': [], ISO: days.map((day) => format(new Date(`${day}T00:00:00Z`), "RRRR 'W'II")) }
for (const day of days) seen['Vega-Lite'].push(await weekOf(day))
const expected = {
  days,
  'Vega-Lite': ['2024 W52', '2025 W52', '2026 W05', '2026 W05', '2026 W52'],
  ISO: ['2025 W01', '2026 W01', '2026 W05', '2026 W06', '2026 W53'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
