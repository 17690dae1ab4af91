#!/bin/sh
# Guess: a reader of CSV gives an empty cell as an empty text, null or nothing; those that turn figures into numbers
# leave alone what is no figure, and keep a cell apart from the end of its line (RFC 4180, 2).
# Really: comma-separated-values makes 0 of every empty cell, for Number('') is 0: five visitors of whom two rated with
# 4 have a mean of 1.6. Times and dates it leaves as they are, so the table looks right. json-2-csv leaves the line
# break of the file's last line in its last cell, if that is a text ("满意\n" is another answer than "满意"), and of a file
# with CR LF, as Excel writes it, it names the last column "rating\r". csvjson tears a cell at a comma within quotation
# marks. Papa and d3 read all four files right.
# Whom it hurts: ratings and waits counted from an export; the last column and the last row of every file.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='comma-separated-values@3.6.4 json-2-csv@5.6.0 csvjson@5.1.0 papaparse@5.7.1 d3-dsv@3.0.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { csvParse } from 'd3-dsv'
import { csv2json } from 'json-2-csv'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const CSV = require('comma-separated-values')
const csvjson = require('csvjson')
const Papa = require('papaparse')
const readers = {
  d3: (text) => csvParse(text).map((row) => ({ ...row })),
  papaparse: (text) => Papa.parse(text, { header: true, skipEmptyLines: true }).data,
  'comma-separated-values': (text) => new CSV(text, { header: true }).parse(),
  'json-2-csv': (text) => csv2json(text),
  csvjson: (text) => csvjson.toObject(text),
}
const files = {
  'empty cells': 'no,rating,at\nA1,4,09:30\nA2,,09:31\nA3,,09:32\n',
  'a text at the end': 'no,rating\nA1,很满意\nA2,满意\n',
  'CR LF': 'no,rating\r\nA1,4\r\nA2,5\r\n',
  'a comma in quotation marks': 'no,room\nA1,"东区, 三楼"\n',
}
const seen = {}
for (const [what, text] of Object.entries(files)) {
  seen[what] = {}
  for (const [name, read] of Object.entries(readers)) seen[what][name] = read(text)
}
const ratings = readers['comma-separated-values']('no,rating\nA1,4\nA2,\nA3,4\nA4,\nA5,\n').map(({ rating }) => rating)
seen['mean of 4 and 4 among five'] = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length
const expected = {
  'empty cells': {
    d3: [
      { no: 'A1', rating: '4', at: '09:30' },
      { no: 'A2', rating: '', at: '09:31' },
      { no: 'A3', rating: '', at: '09:32' },
    ],
    papaparse: [
      { no: 'A1', rating: '4', at: '09:30' },
      { no: 'A2', rating: '', at: '09:31' },
      { no: 'A3', rating: '', at: '09:32' },
    ],
    'comma-separated-values': [
      { no: 'A1', rating: 4, at: '09:30' },
      { no: 'A2', rating: 0, at: '09:31' },
      { no: 'A3', rating: 0, at: '09:32' },
    ],
    'json-2-csv': [
      { no: 'A1', rating: 4, at: '09:30' },
      { no: 'A2', rating: '', at: '09:31' },
      { no: 'A3', rating: '', at: '09:32\n' },
    ],
    csvjson: [
      { no: 'A1', rating: '4', at: '09:30' },
      { no: 'A2', rating: '', at: '09:31' },
      { no: 'A3', rating: '', at: '09:32' },
    ],
  },
  'a text at the end': {
    d3: [
      { no: 'A1', rating: '很满意' },
      { no: 'A2', rating: '满意' },
    ],
    papaparse: [
      { no: 'A1', rating: '很满意' },
      { no: 'A2', rating: '满意' },
    ],
    'comma-separated-values': [
      { no: 'A1', rating: '很满意' },
      { no: 'A2', rating: '满意' },
    ],
    'json-2-csv': [
      { no: 'A1', rating: '很满意' },
      { no: 'A2', rating: '满意\n' },
    ],
    csvjson: [
      { no: 'A1', rating: '很满意' },
      { no: 'A2', rating: '满意' },
    ],
  },
  'CR LF': {
    d3: [
      { no: 'A1', rating: '4' },
      { no: 'A2', rating: '5' },
    ],
    papaparse: [
      { no: 'A1', rating: '4' },
      { no: 'A2', rating: '5' },
    ],
    'comma-separated-values': [
      { no: 'A1', rating: 4 },
      { no: 'A2', rating: 5 },
    ],
    'json-2-csv': [
      { no: 'A1', 'rating\r': 4 },
      { no: 'A2', 'rating\r': 5 },
    ],
    csvjson: [
      { no: 'A1', rating: '4' },
      { no: 'A2', rating: '5' },
    ],
  },
  'a comma in quotation marks': {
    d3: [{ no: 'A1', room: '东区, 三楼' }],
    papaparse: [{ no: 'A1', room: '东区, 三楼' }],
    'comma-separated-values': [{ no: 'A1', room: '东区, 三楼' }],
    'json-2-csv': [{ no: 'A1', room: '东区, 三楼' }],
    csvjson: [{ no: 'A1', room: '"东区' }],
  },
  'mean of 4 and 4 among five': 1.6,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
