#!/bin/sh
# Guess: a date in a dBase file (.dbf) is eight digits, 20260203, so every reader gives 3 February; an amount or a
# date that nobody entered (blanks), a yes or no still open (?) and a number too long for its field (****) come as
# "nothing", not as a value (dBase III: field types N, D and L).
# Really: dbf-reader counts months as JavaScript does: 3 MARCH, and of 31 January 3 March too; the amount of nobody is
# 0 and an open answer "no". dbfstream has the 0 and the "no" as well, parsedbf the "no" (and of no date an invalid
# Date). SheetJS makes 0 of ****. shapefile makes of no date 30 November 1899, and node-dbf has null for every yes and
# no, T as well. dbffile alone is right in all. No error in any of them. And of the writers the package dbf leaves a
# column of dates out of the file, head and all, without a word; SheetJS writes it.
# Whom it hurts: days and amounts taken over from such a system: payments a month late, "paid: 0" for "not yet known".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='dbf-reader@1.0.3 dbfstream@1.0.26 parsedbf@2.0.0 shapefile@0.6.6 node-dbf@0.4.0 dbffile@1.13.0 xlsx@0.18.5 dbf@0.2.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { structure } = require('dbf')
const { Dbf } = require('dbf-reader')
const { DBFFile } = require('dbffile')
const dbfstream = require('dbfstream')
const NodeDbf = require('node-dbf').default
const parsedbf = (await import('parsedbf')).default
const shapefile = require('shapefile')
const XLSX = require('xlsx')
const FIELDS = [
  ['DAY', 'D', 8],
  ['FEE', 'N', 6],
  ['CARD', 'L', 1],
]
const ROWS = [
  ['20260203', '120', 'T'],
  ['20260131', '****', 'F'],
  ['', '', '?'],
]
/** A file of dBase III: 32 bytes, 32 for each field, 0D, and the rows, each behind its mark. */
const table = () => {
  const head = 32 + FIELDS.length * 32 + 1
  const width = 1 + FIELDS.reduce((sum, [, , size]) => sum + size, 0)
  const file = Buffer.alloc(head)
  file.set([3, 126, 2, 3])
  file.writeUInt32LE(ROWS.length, 4)
  file.writeUInt16LE(head, 8)
  file.writeUInt16LE(width, 10)
  FIELDS.forEach(([name, type, size], at) => {
    file.write(name, 32 + at * 32)
    file.write(type, 43 + at * 32)
    file[48 + at * 32] = size
  })
  file[head - 1] = 13
  const lines = ROWS.map(([day, fee, card]) => ' ' + day.padEnd(8) + fee.padStart(6) + card)
  return Buffer.concat([file, Buffer.from(lines.join('') + '\x1a')])
}
const file = table()
writeFileSync('list.dbf', file)
const collect = (emitter, event) =>
  new Promise((resolve, reject) => {
    const rows = []
    emitter.on(event, (row) => rows.push(row))
    emitter.on('end', () => resolve(rows))
    emitter.on('error', reject)
  })
const READERS = {
  dbffile: async () => (await DBFFile.open('list.dbf')).readRecords(),
  'dbf-reader': () => Dbf.read(file).rows,
  dbfstream: () => collect(dbfstream('list.dbf', 'utf8'), 'data'),
  parsedbf: () => parsedbf(new DataView(file.buffer, file.byteOffset, file.length)),
  shapefile: async () => {
    const source = await shapefile.openDbf('list.dbf')
    const rows = []
    for (let next = await source.read(); !next.done; next = await source.read()) rows.push(next.value)
    return rows
  },
  'node-dbf': () => {
    const parser = new NodeDbf('list.dbf')
    const rows = collect(parser, 'record')
    parser.parse()
    return rows
  },
  SheetJS: () => XLSX.utils.sheet_to_json(XLSX.read(file).Sheets.Sheet1, { defval: null, raw: false }),
}
/** The day on the reader's own clock; dbffile says that it gives days in UTC. */
const day = (value, name) => {
  if (!(value instanceof Date)) return value || null
  if (Number.isNaN(value.getTime())) return 'no date'
  const at = name === 'dbffile' ? new Date(value.getTime() + value.getTimezoneOffset() * 60_000) : value
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`
}
const seen = {}
for (const [name, read] of Object.entries(READERS)) {
  const rows = await read()
  seen[name] = rows.map(({ DAY, FEE, CARD }) => `${day(DAY, name)} ${FEE} ${CARD}`)
}
const people = [{ NAME: 'LI', BORN: new Date(1988, 6, 1), FEE: 120 }]
writeFileSync('dbf.dbf', Buffer.from(structure(people).buffer))
const book = XLSX.utils.book_new()
XLSX.utils.book_append_sheet(book, XLSX.utils.json_to_sheet(people, { cellDates: true }), 'people')
writeFileSync('sheetjs.dbf', XLSX.write(book, { bookType: 'dbf', type: 'buffer' }))
for (const writer of ['dbf', 'sheetjs'])
  seen[`columns written by ${writer}`] = (await DBFFile.open(`${writer}.dbf`)).fields.map(({ name }) => name)
const expected = {
  dbffile: [ '2026-2-3 120 true', '2026-1-31 NaN false', 'null null null' ],
  'dbf-reader': [ '2026-3-3 120 true', '2026-3-3 NaN false', 'null 0 false' ],
  dbfstream: [ '20260203 120 true', '20260131 NaN false', 'null 0 false' ],
  parsedbf: [ '2026-2-3 120 true', '2026-1-31 NaN false', 'no date NaN false' ],
  shapefile: [ '2026-2-3 120 true', '2026-1-31 null false', '1899-11-30 null null' ],
  'node-dbf': [ '20260203 120 null', '20260131 NaN null', 'null NaN null' ],
  SheetJS: [ '20260203 120 TRUE', '20260131 0 FALSE', 'null null null' ],
  'columns written by dbf': [ 'NAME', 'FEE' ],
  'columns written by sheetjs': [ 'NAME', 'BORN', 'FEE' ]
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
