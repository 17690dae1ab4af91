#!/bin/sh
# Guess: when a column that looked like integers holds 2.75 in row 30 001, DuckDB widens it or stops with an error, as
# it does for a word there or for a key that comes late.
# Really: it rounds: the row says 3, without a word, from JSON lines and from CSV, because the first 20 480 rows have
# settled BIGINT; true becomes 1. sample_size=-1 reads 2.75. A word in that place does stop it, so the danger is in
# good data only. Beside it: approx_count_distinct of 0 … 999 says 1249, of 10 000 numbers 8571, far from the usual 2%
# of such sketches.
# Whom it hurts: minutes, ratings or amounts that are whole for months and then are not; "how many different
# visitors".
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
async function first(sql) {
  try {
    return (await duck.runAndReadAll(sql)).getRowsJson()[0]
  } catch (error) {
    return error.message.includes('Try increasing') || error.message.includes('convert') ? 'an error' : error.message
  }
}
const rows = (line, last) => `${Array(30_000).fill(line).join('\n')}\n${last}\n`
writeFileSync('late.jsonl', rows('{"n":1}', '{"n":2.75}'))
writeFileSync('word.jsonl', rows('{"n":1}', '{"n":"A103"}'))
writeFileSync('late.csv', `n\n${rows('1', '2.75')}`)
const seen = {
  'largest, JSON lines': await first("SELECT max(n), typeof(max(n)) FROM 'late.jsonl'"),
  'largest, CSV': await first("SELECT max(n), typeof(max(n)) FROM 'late.csv'"),
  'largest, all rows looked at': await first(
    "SELECT max(n), typeof(max(n)) FROM read_json('late.jsonl', sample_size = -1)",
  ),
  'a word there': await first("SELECT max(n) FROM 'word.jsonl'"),
  'different of 1000, of 10 000': [
    ...(await first('SELECT approx_count_distinct(x) FROM range(1000) AS t(x)')),
    ...(await first('SELECT approx_count_distinct(x) FROM range(10000) AS t(x)')),
  ],
}
const expected = {
  'largest, JSON lines': ['3', 'BIGINT'],
  'largest, CSV': ['3', 'BIGINT'],
  'largest, all rows looked at': [2.75, 'DOUBLE'],
  'a word there': 'an error',
  'different of 1000, of 10 000': ['1249', '8571'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
