#!/bin/sh
# Guess: alasql, which takes SQL over lists in memory, answers MIN, AVG and NULL as SQL does, or refuses what it does
# not know; SQLite beside it gives the same table.
# Really: MIN, MAX and SUM over texts, times as texts among them, are left out of the answer, in silence. AVG writes
# the texts one behind the other: the mean of '9' and '10', as a CSV file has them, is 455. NULL joins NULL: a ticket
# without a window gets the room of the window without a number. NOT (wait = 10) keeps the unknown wait, wait <> 10
# drops it. ROUND(-2.5) is -2. And of 1 to 8 QUART2 is 5 beside a MEDIAN of 4.5. SQLite (node:sqlite) is the judge.
# Whom it hurts: reports over rows of a CSV file, whose fields are texts: first and last call of the day, the mean
# wait.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='alasql@4.19.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
const alasql = createRequire(import.meta.url)('alasql')
const CALLS = [
  { ticket: 'A101', at: '09:30', said: '9', wait: 10, win: 1 },
  { ticket: 'A102', at: '08:50', said: '10', wait: null, win: null },
  { ticket: 'A103', at: '11:05', said: '5', wait: 20, win: 2 },
]
const WINDOWS = [
  { id: 1, room: '东厅' },
  { id: null, room: '备用' },
]
const database = new DatabaseSync(':memory:')
database.exec('CREATE TABLE calls (ticket, at, said, wait, win); CREATE TABLE windows (id, room)')
for (const call of CALLS) database.prepare('INSERT INTO calls VALUES (?, ?, ?, ?, ?)').run(...Object.values(call))
for (const window of WINDOWS) database.prepare('INSERT INTO windows VALUES (?, ?)').run(...Object.values(window))
const QUESTIONS = {
  'first and last call': 'SELECT MIN(at) AS a, MAX(at) AS b FROM calls',
  'texts of numbers': 'SELECT SUM(said) AS a, AVG(said) AS b FROM calls',
  'the mean of 9 and 10 as texts': "SELECT AVG(said) AS a FROM calls WHERE ticket <> 'A103'",
  'room of the window': 'SELECT calls.ticket, windows.room FROM calls JOIN windows ON calls.win = windows.id',
  'wait <> 10': 'SELECT ticket FROM calls WHERE wait <> 10',
  'NOT (wait = 10)': 'SELECT ticket FROM calls WHERE NOT (wait = 10)',
  'rounded': 'SELECT ROUND(2.5) AS a, ROUND(-2.5) AS b FROM calls WHERE win = 1',
}
alasql('CREATE TABLE calls; CREATE TABLE windows')
alasql.tables.calls.data = CALLS
alasql.tables.windows.data = WINDOWS
const plain = (rows) => JSON.stringify(rows.map((row) => Object.values(row)))
const seen = {}
for (const [what, sql] of Object.entries(QUESTIONS))
  seen[what] = { alasql: plain(alasql(sql)), SQLite: plain(database.prepare(sql).all()) }
const one = Array.from({ length: 8 }, (_, at) => ({ n: at + 1 }))
seen['quarters of 1 to 8'] = plain(alasql('SELECT QUART(n) AS a, QUART2(n) AS b, QUART3(n) AS c, MEDIAN(n) AS d FROM ?', [one]))
const expected = {
  'first and last call': { alasql: '[[null,null]]', SQLite: '[["08:50","11:05"]]' },
  'texts of numbers': { alasql: '[[null,3035]]', SQLite: '[[24,8]]' },
  'the mean of 9 and 10 as texts': { alasql: '[[455]]', SQLite: '[[9.5]]' },
  'room of the window': { alasql: '[["A101","东厅"],["A102","备用"]]', SQLite: '[["A101","东厅"]]' },
  'wait <> 10': { alasql: '[["A103"]]', SQLite: '[["A103"]]' },
  'NOT (wait = 10)': { alasql: '[["A102"],["A103"]]', SQLite: '[["A103"]]' },
  rounded: { alasql: '[[3,-2]]', SQLite: '[[3,-3]]' },
  'quarters of 1 to 8': '[[3,5,7,4.5]]',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
