#!/bin/sh
# Guess: CAST(AVG(minutes) AS INTEGER) is one thing in SQL: SQLite cuts off, the two others round half up, so
# PostgreSQL and DuckDB agree.
# Really: three engines, three answers. Waits 2 and 3: 2 (SQLite cuts off), 3 (PostgreSQL's AVG of integers is
# NUMERIC, half away from zero), 2 (DuckDB's AVG is DOUBLE, half to even). Waits 3 and 4: 3, 4, 4. And inside DuckDB
# the literal 2.5 is a DECIMAL and casts to 3, the double 2.5 to 2; in PostgreSQL too. ROUND() says 3 in all three.
# Whom it hurts: a report counted in SQL, moved from a small hall's SQLite to a large one's PostgreSQL, then to
# DuckDB.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@electric-sql/pglite@0.5.17 sql.js@1.17.0 @duckdb/node-api@1.5.6-r.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite'
import { DuckDBInstance } from '@duckdb/node-api'
import initSqlite from 'sql.js'
const postgres = new PGlite()
const sqlite = new (await initSqlite()).Database()
const duck = await (await DuckDBInstance.create(':memory:')).connect()
async function everywhere(sql) {
  const rows = await duck.runAndReadAll(sql)
  return [
    sqlite.exec(sql)[0].values[0][0],
    Object.values((await postgres.query(sql)).rows[0])[0],
    rows.getRows()[0][0],
  ].map(Number)
}
const waits = (first, second) => `(SELECT ${first} AS minutes UNION ALL SELECT ${second}) AS waits`
const seen = {
  engines: ['SQLite', 'PostgreSQL', 'DuckDB'],
  'CAST(AVG of 2, 3)': await everywhere(`SELECT CAST(AVG(minutes) AS INTEGER) FROM ${waits(2, 3)}`),
  'CAST(AVG of 3, 4)': await everywhere(`SELECT CAST(AVG(minutes) AS INTEGER) FROM ${waits(3, 4)}`),
  'CAST(2.5)': await everywhere('SELECT CAST(2.5 AS INTEGER)'),
  'CAST(2.5 as double)': await everywhere('SELECT CAST(CAST(2.5 AS DOUBLE PRECISION) AS INTEGER)'),
  'ROUND(AVG of 2, 3)': await everywhere(`SELECT ROUND(AVG(minutes)) FROM ${waits(2, 3)}`),
}
const expected = {
  engines: ['SQLite', 'PostgreSQL', 'DuckDB'],
  'CAST(AVG of 2, 3)': [2, 3, 2],
  'CAST(AVG of 3, 4)': [3, 4, 4],
  'CAST(2.5)': [2, 3, 3],
  'CAST(2.5 as double)': [2, 2, 2],
  'ROUND(AVG of 2, 3)': [3, 3, 3],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
