#!/bin/sh
# Guess: a schema that avsc derives from a value (Type.forValue) holds that value: "inferred" types are for those who do
# not want to write one, and what does not fit is an error.
# Really: every number that is no integer of 32 bits becomes an Avro float of 32 bits (Avro 1.12, Primitive Types),
# whose seven digits hold neither a time in milliseconds nor a ticket number with its date: 09:00:00.123 on 3 February
# is 09:00:36.224, ticket 20260203000123 is 20260203790336, a sum of 123 456.78 is 123 456.78125. A Date becomes a
# record without fields: it is gone. isValid() says true, no error. The author says so for fractions (issue 94); that it
# meets whole numbers, one does not expect. A valueHook that gives "double" keeps all but the Date.
# Whom it hurts: events written to a stream with a schema taken from the first one.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='avsc@5.7.9'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const { Type } = createRequire(import.meta.url)('avsc')
const record = { at: Date.UTC(2026, 1, 3, 1, 0, 0, 123), no: 20_260_203_000_123, sum: 123_456.78, wait: 15 }
const through = (type, value) => type.fromBuffer(type.toBuffer(value))
const inferred = Type.forValue(record)
const doubles = Type.forValue(record, {
  valueHook: (value, options) => (typeof value === 'number' ? Type.forSchema('double', options) : undefined),
})
const dated = Type.forValue({ at: new Date(record.at) })
const read = through(inferred, record)
const seen = {
  types: inferred.fields.map(({ name, type }) => `${name} ${type.typeName}`),
  written: record,
  read,
  'the time read': new Date(read.at).toISOString(),
  'valid by its own word': inferred.isValid(record),
  'read with doubles': through(doubles, record),
  'a Date': [through(dated, { at: new Date(record.at) }), dated.fields[0].type.fields.length],
}
const expected = {
  types: ['at float', 'no float', 'sum float', 'wait int'],
  written: { at: 1770080400123, no: 20260203000123, sum: 123456.78, wait: 15 },
  read: { at: 1770080436224, no: 20260203790336, sum: 123456.78125, wait: 15 },
  'the time read': '2026-02-03T01:00:36.224Z',
  'valid by its own word': true,
  'read with doubles': { at: 1770080400123, no: 20260203000123, sum: 123456.78, wait: 15 },
  'a Date': [{ at: {} }, 0],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
