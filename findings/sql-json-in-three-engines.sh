#!/bin/sh
# Guess: a field taken out of kept JSON by SQL is the field that the program wrote: true stays true, 1.10 is 1.1 or
# 1.10, an integer keeps its digits, and where a key stands twice the last one counts, as in JSON.parse.
# Really: SQLite's ->> makes 1 of true (PostgreSQL and DuckDB the text true), so "= 'true'" finds nothing; an integer
# of twenty digits comes back as a float in SQLite; PostgreSQL alone keeps 1.10; and where a key stands twice SQLite
# and DuckDB take the FIRST, PostgreSQL and JSON.parse the LAST. All four take the text without complaint.
# Whom it hurts: a log of events as JSON that two kinds of database keep, and reports that ask it by SQL.
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
async function everywhere(json) {
  const inPostgres = await postgres.query(`SELECT '${json}'::jsonb ->> 'a' AS a`)
  const inDuck = await duck.runAndReadAll(`SELECT '${json}'::JSON ->> '$.a' AS a`)
  const inSqlite = sqlite.exec(`SELECT '${json}' ->> '$.a'`)[0].values[0][0]
  return [inSqlite, inPostgres.rows[0].a, inDuck.getRows()[0][0], JSON.parse(json).a]
}
const texts = ['{"a":true}', '{"a":1.10}', '{"a":12345678901234567890}', '{"a":1,"a":2}']
const seen = { engines: ['SQLite', 'PostgreSQL jsonb', 'DuckDB', 'JSON.parse'] }
for (const text of texts) seen[text] = await everywhere(text)
const expected = {
  engines: ['SQLite', 'PostgreSQL jsonb', 'DuckDB', 'JSON.parse'],
  '{"a":true}': [1, 'true', 'true', true],
  '{"a":1.10}': [1.1, '1.10', '1.1', 1.1],
  '{"a":12345678901234567890}': [
    12345678901234567000,
    '12345678901234567890',
    '12345678901234567890',
    12345678901234567000,
  ],
  '{"a":1,"a":2}': [1, '2', '1', 2],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
