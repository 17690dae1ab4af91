#!/bin/sh
# Guess: percentile_disc(0.07) over 1 … 100 is 7, "the first value whose position in the ordering equals or exceeds
# the fraction" (PostgreSQL's manual); seven of a hundred is seven per cent.
# Really: PostgreSQL says 8, and one too many for 0.14, 0.28, 0.55 and 0.56 too: it takes ceil(fraction × rows) in
# binary, where 0.07 × 100 is 7.000000000000001. Its own cume_dist(), by which SQL:2003 defines the answer, is 0.07 at
# 7, so two of its functions contradict each other. DuckDB says 7. Shares like 0.5, 0.8, 0.9 and 0.95 are safe (tried
# up to 2 000 rows).
# Whom it hurts: a share that somebody sets freely ("55 of 100 waited at most …"), compared between two engines.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@electric-sql/pglite@0.5.17 @duckdb/node-api@1.5.6-r.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite'
import { DuckDBInstance } from '@duckdb/node-api'
const shares = [0.07, 0.14, 0.28, 0.55, 0.56, 0.57, 0.5, 0.8, 0.9, 0.95]
const pg = new PGlite()
const duck = await (await DuckDBInstance.create()).connect()
const pgSays = async (sql) => Number(Object.values((await pg.query(sql)).rows[0])[0])
const duckSays = async (sql) => Number((await duck.runAndReadAll(sql)).getRows()[0][0])
const disc = (share, rows) => `SELECT percentile_disc(${share}) WITHIN GROUP (ORDER BY x) FROM ${rows}`
const byRank = (share, rows) =>
  `SELECT min(x) FROM (SELECT x, cume_dist() OVER (ORDER BY x) AS c FROM ${rows}) AS t WHERE c >= ${share}`
const each = async (ask) => {
  const answers = []
  for (const share of shares) answers.push(await ask(share))
  return answers
}
const inPg = 'generate_series(1, 100) AS s(x)'
const inDuck = 'range(1, 101) AS s(x)'
const seen = {
  shares,
  'PostgreSQL percentile_disc': await each((share) => pgSays(disc(share, inPg))),
  'PostgreSQL cume_dist': await each((share) => pgSays(byRank(share, inPg))),
  'DuckDB percentile_disc': await each((share) => duckSays(disc(share, inDuck))),
  'the product in binary': [0.07 * 100, 0.55 * 100],
}
const right = [7, 14, 28, 55, 56, 57, 50, 80, 90, 95]
const expected = {
  shares,
  'PostgreSQL percentile_disc': [8, 15, 29, 56, 57, 57, 50, 80, 90, 95],
  'PostgreSQL cume_dist': right,
  'DuckDB percentile_disc': right,
  'the product in binary': [7.000000000000001, 55.00000000000001],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
