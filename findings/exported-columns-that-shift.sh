#!/bin/sh
# Guess: what a writer of CSV writes, a reader reads again as the same table: as many cells in each row as in the head,
# commas within quotation marks, a moment with its clock.
# Really: convert-array-to-csv writes a list of two papers as two cells without quotation marks, so what stands behind
# moves one column to the right; a row with a field that the first one lacks is longer than the head. jsonexport writes
# a head with a comma bare and makes of a moment a day in the American way, 2/3/2026, with its clock gone. tsv's CSV
# knows no quotation marks at all. csvjson puts a tab for every comma and every line break. csv-stringify writes false
# as nothing, and it and fast-csv leave out a column that the first row lacks, as their documentation says. @json2csv
# alone gives every table back.
# Whom it hurts: exports for the yearly report: papers, addresses and answers in the neighbouring column.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='convert-array-to-csv@2.0.0 jsonexport@3.2.0 tsv@0.2.0 csvjson@5.1.0 csv-stringify@6.9.0
  @json2csv/plainjs@7.0.8 fast-csv@5.0.8 csv-parse@7.0.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { Parser } from '@json2csv/plainjs'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { writeToString } from 'fast-csv'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { convertArrayToCSV } = require('convert-array-to-csv')
const csvjson = require('csvjson')
const jsonexport = require('jsonexport')
const tsv = require('tsv')
const writers = {
  '@json2csv': (rows) => new Parser().parse(rows),
  'fast-csv': (rows) => writeToString(rows, { headers: true }),
  'csv-stringify': (rows) => stringify(rows, { header: true }),
  'convert-array-to-csv': (rows) => convertArrayToCSV(rows),
  jsonexport: (rows) => jsonexport(rows),
  tsv: (rows) => tsv.CSV.stringify(rows),
  csvjson: (rows) => csvjson.toCSV(rows, { headers: 'key' }),
}
const tables = {
  'papers: two': [{ no: 'A1', papers: ['身份证', '户口簿'], room: '三楼' }],
  'a comma, a break': [{ no: 'A1', note: '东区, 三楼\n请带证件', room: '三楼' }],
  'a head with a comma': [{ 'no, day': 'A1', room: '三楼' }],
  'a field that the first row lacks': [
    { no: 'A1', room: '三楼' },
    { no: 'A2', room: '一楼', rated: true },
  ],
  'false and a moment': [{ rated: false, at: new Date('2026-02-03T09:30:00+08:00') }],
}
const seen = {}
for (const [what, rows] of Object.entries(tables)) {
  seen[what] = {}
  for (const [name, write] of Object.entries(writers)) {
    const cells = parse(await write(rows), { relax_column_count: true, relax_quotes: true })
    seen[what][name] = cells.map((row) => row.join('|')).join(' / ')
  }
}
const expected = {
  'papers: two': {
    '@json2csv': 'no|papers|room / A1|["身份证","户口簿"]|三楼',
    'fast-csv': 'no|papers|room / A1|身份证,户口簿|三楼',
    'csv-stringify': 'no|papers|room / A1|["身份证","户口簿"]|三楼',
    'convert-array-to-csv': 'no|papers|room / A1|身份证|户口簿|三楼',
    jsonexport: 'no|papers|room / A1|身份证;户口簿|三楼',
    tsv: 'no|papers|room / A1|身份证|户口簿|三楼',
    csvjson: 'no|[].papers[]|room / A1|身份证;户口簿|三楼',
  },
  'a comma, a break': {
    '@json2csv': 'no|note|room / A1|东区, 三楼\n请带证件|三楼',
    'fast-csv': 'no|note|room / A1|东区, 三楼\n请带证件|三楼',
    'csv-stringify': 'no|note|room / A1|东区, 三楼\n请带证件|三楼',
    'convert-array-to-csv': 'no|note|room / A1|东区, 三楼\n请带证件|三楼',
    jsonexport: 'no|note|room / A1|东区, 三楼\n请带证件|三楼',
    tsv: 'no|note|room / A1|东区| 三楼 / 请带证件|三楼',
    csvjson: 'no|note|room / A1|东区\t 三楼\t请带证件|三楼',
  },
  'a head with a comma': {
    '@json2csv': 'no, day|room / A1|三楼',
    'fast-csv': 'no, day|room / A1|三楼',
    'csv-stringify': 'no, day|room / A1|三楼',
    'convert-array-to-csv': 'no, day|room / A1|三楼',
    jsonexport: 'no| day|room / A1|三楼',
    tsv: 'no| day|room / A1|三楼',
    csvjson: 'no| day|room / A1|三楼',
  },
  'a field that the first row lacks': {
    '@json2csv': 'no|room|rated / A1|三楼| / A2|一楼|true',
    'fast-csv': 'no|room / A1|三楼 / A2|一楼',
    'csv-stringify': 'no|room / A1|三楼 / A2|一楼',
    'convert-array-to-csv': 'no|room / A1|三楼 / A2|一楼|true',
    jsonexport: 'no|room|rated / A1|三楼 / A2|一楼|true',
    tsv: 'no|room / A1|三楼 / A2|一楼',
    csvjson: 'no|room|rated / A1|三楼| / A2|一楼|true',
  },
  'false and a moment': {
    '@json2csv': 'rated|at / false|2026-02-03T01:30:00.000Z',
    'fast-csv': 'rated|at / false|Tue Feb 03 2026 09:30:00 GMT+0800 (China Standard Time)',
    'csv-stringify': 'rated|at / |1770082200000',
    'convert-array-to-csv': 'rated|at / false|Tue Feb 03 2026 09:30:00 GMT+0800 (China Standard Time)',
    jsonexport: 'rated|at / false|2/3/2026',
    tsv: 'rated|at / false|Tue Feb 03 2026 09:30:00 GMT+0800 (China Standard Time)',
    csvjson: 'rated / false',
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
