#!/bin/sh
# Guess: a time in CBOR, the binary JSON of sensors and of mobile documents, is the same time for every reader: tag 1
# says SECONDS since 1970, tag 0 a text (RFC 8949, 3.4.1 and 3.4.2); an amount as a decimal fraction (tag 4, 3.4.4) is
# that amount.
# Really: cbor-sync takes the seconds for milliseconds: a ticket drawn in February 2026 was drawn on 21 January 1970; it
# writes times as texts, so a test of its own sees nothing. cbor-js drops every tag, so the time is a bare number and
# the fee of 8.29 the list [-2, 829]; cbor-sync hands out that list too; a Date that cbor-js is to write becomes an
# empty map. borc leaves the milliseconds out when it writes. cbor and cbor-x agree with the standard in times; of the
# fee cbor gives the tag, cbor-x the number.
# Whom it hurts: waits reckoned from a ticket machine's time; fees that reach a till as a list.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='cbor-sync@1.0.4 cbor-js@0.1.0 borc@3.0.0 cbor@10.0.12 cbor-x@1.6.8'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { decode as decodeX, encode as encodeX } from 'cbor-x'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const cbor = require('cbor')
const borc = require('borc')
const cborJs = require('cbor-js')
const cborSync = require('cbor-sync')
const bytes = (hex) => new Uint8Array(Buffer.from(hex, 'hex'))
const readers = {
  cbor: (hex) => cbor.decodeFirstSync(bytes(hex)),
  'cbor-x': (hex) => decodeX(bytes(hex)),
  borc: (hex) => borc.decode(Buffer.from(hex, 'hex')),
  'cbor-js': (hex) => cborJs.decode(bytes(hex).buffer),
  'cbor-sync': (hex) => cborSync.decode(Buffer.from(hex, 'hex')),
}
const writers = {
  cbor: cbor.encode,
  'cbor-x': encodeX,
  borc: borc.encode,
  'cbor-js': cborJs.encode,
  'cbor-sync': cborSync.encode,
}
// 1770080400 is 2026-02-03T01:00:00Z; the fee is the standard's form for 829 times 10 to the power of minus 2.
const inputs = {
  'tag 1, 1770080400': 'c11a69814890',
  'tag 0, 2026-02-03T01:00:00Z': `c074${Buffer.from('2026-02-03T01:00:00Z').toString('hex')}`,
  'tag 4, 8.29': 'c4822119033d',
}
const shown = (value) => (value instanceof Date ? value.toISOString() : JSON.stringify(value))
const seen = {}
for (const [what, hex] of Object.entries(inputs)) {
  seen[what] = {}
  for (const [name, read] of Object.entries(readers)) seen[what][name] = shown(read(hex))
}
const date = new Date('2026-02-03T01:00:00.123Z')
seen['written and read by cbor'] = {}
for (const [name, write] of Object.entries(writers))
  seen['written and read by cbor'][name] = shown(cbor.decodeFirstSync(Buffer.from(write(date))))
const expected = {
  'tag 1, 1770080400': {
    cbor: '2026-02-03T01:00:00.000Z',
    'cbor-x': '2026-02-03T01:00:00.000Z',
    borc: '2026-02-03T01:00:00.000Z',
    'cbor-js': '1770080400',
    'cbor-sync': '1970-01-21T11:41:20.400Z',
  },
  'tag 0, 2026-02-03T01:00:00Z': {
    cbor: '2026-02-03T01:00:00.000Z',
    'cbor-x': '2026-02-03T01:00:00.000Z',
    borc: '2026-02-03T01:00:00.000Z',
    'cbor-js': '"2026-02-03T01:00:00Z"',
    'cbor-sync': '2026-02-03T01:00:00.000Z',
  },
  'tag 4, 8.29': {
    cbor: '{"tag":4,"value":[-2,829]}',
    'cbor-x': '8.29',
    borc: '"8.29"',
    'cbor-js': '[-2,829]',
    'cbor-sync': '[-2,829]',
  },
  'written and read by cbor': {
    cbor: '2026-02-03T01:00:00.123Z',
    'cbor-x': '2026-02-03T01:00:00.123Z',
    borc: '2026-02-03T01:00:00.000Z',
    'cbor-js': '{}',
    'cbor-sync': '2026-02-03T01:00:00.123Z',
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
