#!/bin/sh
# Guess: date_diff('week', Sunday, Monday) is 1 in DuckDB: date_diff counts the borders crossed, by its documentation,
# and date_trunc('week') and the calendar put a border before Monday.
# Really: it is 0, whereas for minute, hour, day, month, quarter and year one tick over the border is 1. Weeks alone
# are counted as whole seven days; from Sunday 1 to Sunday 8 February is 1, to Monday 2 is 0. Counting the Mondays, by
# date_trunc of both ends or in PostgreSQL, gives 1. isoyear follows the borders.
# Whom it hurts: "in which week after the start" beside a table grouped by date_trunc: cases of a Monday are counted
# in the week before.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@duckdb/node-api@1.5.6-r.1 @electric-sql/pglite@0.5.17'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api'
import { PGlite } from '@electric-sql/pglite'
const duck = await (await DuckDBInstance.create()).connect()
const pg = new PGlite()
const says = async (sql) => Number((await duck.runAndReadAll(`SELECT ${sql}`)).getRows()[0][0])
const diff = (part, from, to) => says(`date_diff('${part}', TIMESTAMP '${from}', TIMESTAMP '${to}')`)
const inWeeks = (from, to) => `(date_trunc('week', DATE '${to}')::date - date_trunc('week', DATE '${from}')::date) / 7`
const borders = {
  minute: ['2026-02-01 09:00:59', '2026-02-01 09:01:00'],
  hour: ['2026-02-01 09:59:59', '2026-02-01 10:00:00'],
  day: ['2026-02-01 23:59:59', '2026-02-02 00:00:00'],
  month: ['2026-01-31 23:59:59', '2026-02-01 00:00:00'],
  quarter: ['2026-03-31 23:59:59', '2026-04-01 00:00:00'],
  year: ['2025-12-31 23:59:59', '2026-01-01 00:00:00'],
  isoyear: ['2025-12-28 23:59:59', '2025-12-29 00:00:00'],
}
const seen = {}
for (const [part, [from, to]] of Object.entries(borders)) seen[`one second over a border: ${part}`] = await diff(part, from, to)
seen['week, Sunday 1 to Monday 2 February'] = await diff('week', '2026-02-01', '2026-02-02')
seen['week, Sunday 1 to Sunday 8 February'] = await diff('week', '2026-02-01', '2026-02-08')
seen['by date_trunc, DuckDB'] = await says(inWeeks('2026-02-01', '2026-02-02'))
seen['by date_trunc, PostgreSQL'] = (await pg.query(`SELECT ${inWeeks('2026-02-01', '2026-02-02')} AS weeks`)).rows[0].weeks
const expected = {}
for (const part of Object.keys(borders)) expected[`one second over a border: ${part}`] = 1
expected['week, Sunday 1 to Monday 2 February'] = 0
expected['week, Sunday 1 to Sunday 8 February'] = 1
expected['by date_trunc, DuckDB'] = 1
expected['by date_trunc, PostgreSQL'] = 1
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
