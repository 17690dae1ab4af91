#!/bin/sh
# Guess: a reader of dBase files (.dbf, in which older systems of social security, tax and banks hand over lists of
# people and payments) gives the rows that the list has; a row that somebody deleted is not in it.
# Really: dBase deletes by a mark: the first byte of the row becomes * and the row stays in the file until somebody
# packs it (dBase III file structure: deletion flag; a blank is a valid row). parsedbf (the reader behind shpjs) and
# shapefile skip that byte and give the deleted rows as rows like all others, without a mark: who left is paid again,
# who moved away is counted. dbf-reader, dbffile and SheetJS leave them out; node-dbf and dbfstream give them with
# "@deleted": true. No error. In a file just made or packed, as most test files are, all agree.
# Whom it hurts: pay lists, lists of insured people and parcels of land taken over from such a system.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='parsedbf@2.0.0 shapefile@0.6.6 dbf-reader@1.0.3 dbffile@1.13.0 xlsx@0.18.5 node-dbf@0.4.0 dbfstream@1.0.26'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { Dbf } = require('dbf-reader')
const { DBFFile } = require('dbffile')
const dbfstream = require('dbfstream')
const NodeDbf = require('node-dbf').default
const parsedbf = (await import('parsedbf')).default
const shapefile = require('shapefile')
const XLSX = require('xlsx')
const FIELDS = [
  ['NAME', 'C', 8],
  ['FEE', 'N', 8],
]
/** A file of dBase III: 32 bytes, 32 for each field, 0D, and the rows, each behind its mark. */
const table = (rows) => {
  const head = 32 + FIELDS.length * 32 + 1
  const width = 1 + FIELDS.reduce((sum, [, , size]) => sum + size, 0)
  const file = Buffer.alloc(head)
  file.set([3, 126, 2, 3])
  file.writeUInt32LE(rows.length, 4)
  file.writeUInt16LE(head, 8)
  file.writeUInt16LE(width, 10)
  FIELDS.forEach(([name, type, size], at) => {
    file.write(name, 32 + at * 32)
    file.write(type, 43 + at * 32)
    file[48 + at * 32] = size
  })
  file[head - 1] = 13
  const lines = rows.map(([mark, name, fee]) => mark + name.padEnd(8) + fee.padStart(8))
  return Buffer.concat([file, Buffer.from(lines.join('') + '\x1a')])
}
const FILES = {
  deleted: table([
    [' ', 'OUYANG', '120'],
    ['*', 'LI', '80'],
    [' ', 'WANG', '100'],
  ]),
  packed: table([
    [' ', 'OUYANG', '120'],
    [' ', 'WANG', '100'],
  ]),
}
const collect = (emitter, event) =>
  new Promise((resolve, reject) => {
    const rows = []
    emitter.on(event, (row) => rows.push(row))
    emitter.on('end', () => resolve(rows))
    emitter.on('error', reject)
  })
const READERS = {
  parsedbf: (file) => parsedbf(new DataView(file.buffer, file.byteOffset, file.length)),
  shapefile: async () => {
    const source = await shapefile.openDbf('list.dbf')
    const rows = []
    for (let next = await source.read(); !next.done; next = await source.read()) rows.push(next.value)
    return rows
  },
  'dbf-reader': (file) => Dbf.read(file).rows,
  dbffile: async () => (await DBFFile.open('list.dbf')).readRecords(),
  SheetJS: (file) => XLSX.utils.sheet_to_json(XLSX.read(file).Sheets.Sheet1),
  'node-dbf': () => {
    const parser = new NodeDbf('list.dbf')
    const rows = collect(parser, 'record')
    parser.parse()
    return rows
  },
  dbfstream: () => collect(dbfstream('list.dbf', 'utf8'), 'data'),
}
const seen = {}
for (const [what, file] of Object.entries(FILES)) {
  writeFileSync('list.dbf', file)
  for (const [name, read] of Object.entries(READERS)) {
    const rows = await read(file)
    const told = rows.map((row) => `${row.NAME} ${row.FEE}${row['@deleted'] ? ' @deleted' : ''}`)
    seen[`${what}, ${name}`] = told.join(', ')
  }
}
const expected = {
  'deleted, parsedbf': 'OUYANG 120, LI 80, WANG 100',
  'deleted, shapefile': 'OUYANG 120, LI 80, WANG 100',
  'deleted, dbf-reader': 'OUYANG 120, WANG 100',
  'deleted, dbffile': 'OUYANG 120, WANG 100',
  'deleted, SheetJS': 'OUYANG 120, WANG 100',
  'deleted, node-dbf': 'OUYANG 120, LI 80 @deleted, WANG 100',
  'deleted, dbfstream': 'OUYANG 120, LI 80 @deleted, WANG 100',
  'packed, parsedbf': 'OUYANG 120, WANG 100',
  'packed, shapefile': 'OUYANG 120, WANG 100',
  'packed, dbf-reader': 'OUYANG 120, WANG 100',
  'packed, dbffile': 'OUYANG 120, WANG 100',
  'packed, SheetJS': 'OUYANG 120, WANG 100',
  'packed, node-dbf': 'OUYANG 120, WANG 100',
  'packed, dbfstream': 'OUYANG 120, WANG 100'
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
