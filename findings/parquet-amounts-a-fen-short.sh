#!/bin/sh
# Guess: a column of the type DECIMAL with two places in a Parquet file keeps 8.29 as 8.29: that binary fractions do
# not is the very reason why one takes this type.
# Really: parquetjs (@dsnp/parquetjs, the maintained one of that name) multiplies by a hundred in binary and cuts the
# rest off: 8.29 is written as 8.28, 19.99 as 19.98, 0.29 as 0.28; of the amounts from 0.01 to 99.99 573 are a fen
# short, none is one too much, so a total only shrinks. DuckDB and hyparquet read the same wrong amount, so the file
# has it. The type DATE has a second trap: it takes the day in UTC, so midnight in Shanghai is the day BEFORE. No
# error; whole yuan and 12.34 are right.
# Whom it hurts: fees and refunds handed to another office as Parquet: the sums of both do not meet.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@dsnp/parquetjs@1.8.8 hyparquet@1.33.0 @duckdb/node-api@1.5.6-r.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetReadObjects } from 'hyparquet'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const { ParquetSchema, ParquetWriter } = createRequire(import.meta.url)('@dsnp/parquetjs')
const database = await (await DuckDBInstance.create(':memory:')).connect()
const duckdb = async (sql) => (await database.runAndReadAll(sql)).getRowsJson()
const written = async (file, type, values) => {
  const writer = await ParquetWriter.openFile(new ParquetSchema({ value: type }), file)
  for (const value of values) await writer.appendRow({ value })
  await writer.close()
}
const MONEY = { type: 'DECIMAL', precision: 9, scale: 2 }
await written('some.parquet', MONEY, [12.34, 8.29, 19.99, 0.29, 100, 35.5])
const { buffer, byteOffset, length } = readFileSync('some.parquet')
const file = buffer.slice(byteOffset, byteOffset + length)
await written('all.parquet', MONEY, Array.from({ length: 9999 }, (_, at) => (at + 1) / 100))
const fen = (await duckdb("SELECT CAST(value * 100 AS INTEGER) FROM 'all.parquet'")).map(([one]) => one)
await written('days.parquet', { type: 'DATE' }, [new Date('2026-02-03T00:00:00+08:00'), new Date('2026-02-03T00:00:00Z')])
const seen = {
  'the type in the file': (await duckdb("SELECT DISTINCT typeof(value) FROM 'some.parquet'"))[0][0],
  'read by DuckDB': (await duckdb("SELECT value FROM 'some.parquet'")).flat().join(' '),
  'read by hyparquet': (await parquetReadObjects({ file })).map(({ value }) => value.toFixed(2)).join(' '),
  'a fen short, of 9999': fen.filter((one, at) => one === at).length,
  'otherwise wrong': fen.filter((one, at) => one !== at && one !== at + 1).length,
  'midnight in Shanghai, in UTC': (await duckdb("SELECT value FROM 'days.parquet'")).flat().join(' '),
}
const expected = {
  'the type in the file': 'DECIMAL(9,2)',
  'read by DuckDB': '12.34 8.28 19.98 0.28 100.00 35.50',
  'read by hyparquet': '12.34 8.28 19.98 0.28 100.00 35.50',
  'a fen short, of 9999': 573,
  'otherwise wrong': 0,
  'midnight in Shanghai, in UTC': '2026-02-02 2026-02-03',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
