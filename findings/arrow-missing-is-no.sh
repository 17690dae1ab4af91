#!/bin/sh
# Guess: records of which some lack a field become a table in which that place is null: JSON says "nothing" in two
# ways, null and no key at all, and a column store knows one.
# Really: apache-arrow's tableFromJSON keeps null for null, but makes of a missing key an empty TEXT, FALSE for yes
# and no, and NaN for a number, and does not count it as null; vectorFromArray does so for undefined. Nobody rated:
# rated false; no room: the room "". Written to a file and read again they stay so, and the next program cannot tell.
# JSON.stringify leaves out what is undefined, so optional fields come exactly so. DuckDB makes null of both.
# Whom it hurts: events and tickets with optional fields put into Arrow for an analysis: shares of yes and no, and
# means that turn NaN as a whole.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='apache-arrow@21.2.0 @duckdb/node-api@1.5.6-r.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromIPC, tableFromJSON, tableToIPC, vectorFromArray } from 'apache-arrow'
import { writeFileSync } from 'node:fs'
const TICKETS = [
  { no: 'A101', wait: 5, room: '东厅', rated: true },
  { no: 'A102' },
  { no: 'A103', wait: null, room: null, rated: null },
  { no: 'A104', wait: 7, room: '西厅', rated: true },
]
/** NaN would be null in JSON. */
const shown = (value) => (Number.isNaN(value) ? 'NaN' : value)
const rows = (table) => table.toArray().map((row) => Object.values(row.toJSON()).map(shown))
const table = tableFromJSON(TICKETS)
writeFileSync('tickets.jsonl', TICKETS.map((one) => JSON.stringify(one)).join('\n'))
const database = await (await DuckDBInstance.create(':memory:')).connect()
const waits = [...table.getChild('wait')].filter((one) => one !== null)
const seen = {
  'no key': rows(table)[1],
  'null': rows(table)[2],
  'from a file of it': rows(tableFromIPC(tableToIPC(table, 'file')))[1],
  'nullCount of wait, room, rated': ['wait', 'room', 'rated'].map((name) => table.getChild(name).nullCount),
  'mean of the waits': shown(waits.reduce((sum, one) => sum + one, 0) / waits.length),
  'a list with undefined': [[5, undefined], ['东厅', undefined], [true, undefined]].map((list) => shown(vectorFromArray(list).get(1))),
  'DuckDB, no key and null': (await database.runAndReadAll("SELECT * FROM 'tickets.jsonl'")).getRowsJson().slice(1, 3),
}
const expected = {
  'no key': ['A102', 'NaN', '', false],
  'null': ['A103', null, null, null],
  'from a file of it': ['A102', 'NaN', '', false],
  'nullCount of wait, room, rated': [1, 1, 1],
  'mean of the waits': 'NaN',
  'a list with undefined': ['NaN', '', false],
  'DuckDB, no key and null': [
    ['A102', null, null, null],
    ['A103', null, null, null],
  ],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
