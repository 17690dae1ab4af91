#!/bin/sh
# Guess: $.tickets[?(@.wait<6)] gives the tickets that waited less than six minutes, in every JSONPath: a wait of null
# is not less, the text "3" is not the number 3, and what "exists" means needs no guessing (RFC 9535, 2.3.5.2.2: < is
# false between null and a number, == between unlike types; 2.3.5.2.1: a query alone tests existence).
# Really: jsonpath and jsonpath-plus, by far the most used, compare as JavaScript does: who has not been called yet
# (null) waited less than six and at most none, "3" equals 3, and [?(@.wait)], "has a wait", leaves out the wait of 0.
# A pair of keys in quotation marks, ['no','room'], finds nothing in jsonpath-plus; [-1] is no ticket in both. No
# error. json-p3 does as the RFC says.
# Whom it hurts: alarms and assertions over JSON by path: people who wait are counted as served at once.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='jsonpath@1.3.0 jsonpath-plus@10.4.0 json-p3@2.3.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { query } from 'json-p3'
import { JSONPath } from 'jsonpath-plus'
import { createRequire } from 'node:module'
const jsonpath = createRequire(import.meta.url)('jsonpath')
const hall = {
  tickets: [
    { no: 'A101', room: 3, wait: 0 },
    { no: 'A102', room: '3', wait: null },
    { no: 'A103', room: 3, wait: 12 },
  ],
}
const ENGINES = {
  jsonpath: (path) => jsonpath.query(hall, path),
  'jsonpath-plus': (path) => JSONPath({ path, json: hall }),
  'json-p3': (path) => query(path, hall).values(),
}
const PATHS = {
  'waited less than 6': '$.tickets[?(@.wait<6)].no',
  'at most 0': '$.tickets[?(@.wait<=0)].no',
  'in room 3': '$.tickets[?(@.room==3)].no',
  'has a wait': '$.tickets[?(@.wait)].no',
  'not called yet': '$.tickets[?(@.wait==null)].no',
  'two keys': "$.tickets[0]['no','room']",
  'the last': '$.tickets[-1].no',
}
const seen = {}
for (const [what, path] of Object.entries(PATHS))
  seen[what] = Object.entries(ENGINES).map(([name, run]) => `${name} ${run(path).join(' ') || '-'}`)
const expected = {
  'waited less than 6': ['jsonpath A101 A102', 'jsonpath-plus A101 A102', 'json-p3 A101'],
  'at most 0': ['jsonpath A101 A102', 'jsonpath-plus A101 A102', 'json-p3 A101'],
  'in room 3': ['jsonpath A101 A102 A103', 'jsonpath-plus A101 A102 A103', 'json-p3 A101 A103'],
  'has a wait': ['jsonpath A103', 'jsonpath-plus A103', 'json-p3 A101 A102 A103'],
  'not called yet': ['jsonpath A102', 'jsonpath-plus A102', 'json-p3 A102'],
  'two keys': ['jsonpath A101 3', 'jsonpath-plus -', 'json-p3 A101 3'],
  'the last': ['jsonpath -', 'jsonpath-plus -', 'json-p3 A103'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
