#!/bin/sh
# Guess: 2026-02-03T17:00:00+08:00 is one instant, and DuckDB makes the same value of it on every way in; the offset
# is used everywhere or nowhere.
# Really: JSON lines, type found out by itself: TIMESTAMP 09:00 (turned into UTC, the zone forgotten). CSV, found out
# by itself: TIMESTAMP WITH TIME ZONE 09:00+00. The same JSON or CSV with the type TIMESTAMP named, or a CAST to
# TIMESTAMP: 17:00, the offset is cut off. So naming the very type that was found moves every time by eight hours.
# Whom it hurts: "per hour of the day" over kept events, read by one colleague with a schema and by another without.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@duckdb/node-api@1.5.6-r.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { writeFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
const duck = await (await DuckDBInstance.create(':memory:')).connect()
await duck.run("SET TimeZone = 'UTC'")
writeFileSync('event.jsonl', '{"called":"2026-02-03T17:00:00+08:00"}\n')
writeFileSync('event.csv', 'called,n\n2026-02-03T17:00:00+08:00,1\n')
async function read(from) {
  return (await duck.runAndReadAll(`SELECT typeof(called), called::VARCHAR FROM ${from}`)).getRowsJson()[0]
}
const seen = {
  'JSON lines': await read("'event.jsonl'"),
  'JSON lines, TIMESTAMP named': await read("read_json('event.jsonl', columns = {called: 'TIMESTAMP'})"),
  CSV: await read("'event.csv'"),
  'CSV, TIMESTAMP named': await read("read_csv('event.csv', columns = {called: 'TIMESTAMP', n: 'INTEGER'})"),
  'CAST of the text': await read("(SELECT CAST('2026-02-03T17:00:00+08:00' AS TIMESTAMP) AS called)"),
}
const expected = {
  'JSON lines': ['TIMESTAMP', '2026-02-03 09:00:00'],
  'JSON lines, TIMESTAMP named': ['TIMESTAMP', '2026-02-03 17:00:00'],
  CSV: ['TIMESTAMP WITH TIME ZONE', '2026-02-03 09:00:00+00'],
  'CSV, TIMESTAMP named': ['TIMESTAMP', '2026-02-03 17:00:00'],
  'CAST of the text': ['TIMESTAMP', '2026-02-03 17:00:00'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
