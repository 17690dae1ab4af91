#!/bin/sh
# Guess: "format": "time" in a JSON Schema means one thing, for draft 7 says which (7.3.1: full-time of RFC 3339, so
# with seconds and an offset, 09:00:00+08:00); validators that check formats at all agree on the usual times.
# Really: there is no time that all of them accept. jsonschema, which says that it fully supports draft 7, and
# is-my-json-valid take 09:00:00 and refuse it with Z or +08:00; ajv-formats, @cfworker/json-schema and
# json-schema-library do it the other way round; schemasafe takes both. djv and jsen check nothing under this name:
# "9am" is a time. The same for a date that does not exist: 2026-02-30 passes in four of the eight.
# Whom it hurts: opening hours sent to another office whose side checks with another package.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='ajv@8.20.0 ajv-formats@3.0.1 jsonschema@1.5.0 is-my-json-valid@2.20.6 @cfworker/json-schema@4.1.6
  @exodus/schemasafe@1.3.0 json-schema-library@11.6.2 djv@2.1.4 jsen@0.6.6'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { Validator as Worker } from '@cfworker/json-schema'
import { compileSchema } from 'json-schema-library'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const Ajv = require('ajv').default
const addFormats = require('ajv-formats').default
const { Validator } = require('jsonschema')
const isMyJsonValid = require('is-my-json-valid')
const { validator } = require('@exodus/schemasafe')
const djv = require('djv')
const jsen = require('jsen')
const validators = {
  'ajv-formats': (schema) => addFormats(new Ajv()).compile(schema),
  '@cfworker': (schema) => (value) => new Worker(schema, '7').validate(value).valid,
  'json-schema-library': (schema) => (value) => compileSchema(schema).validate(value).valid,
  schemasafe: (schema) => validator(schema, { mode: 'spec' }),
  jsonschema: (schema) => (value) => new Validator().validate(value, schema).valid,
  'is-my-json-valid': (schema) => isMyJsonValid(schema),
  djv: (schema) => {
    const environment = djv({ version: 'draft-06' })
    environment.addSchema('field', { common: schema })
    return (value) => environment.validate('field#/common', value) === undefined
  },
  jsen: (schema) => jsen(schema),
}
const takenBy = (format, value) =>
  Object.entries(validators)
    .filter(([, compile]) => compile({ type: 'string', format })(value))
    .map(([name]) => name)
    .join(' ')
const seen = { validators: Object.keys(validators).length }
for (const time of ['09:00:00+08:00', '09:00:00Z', '09:00:00', '09:00', '9am'])
  seen[`time ${time}`] = takenBy('time', time)
for (const date of ['2026-02-28', '2026-02-30']) seen[`date ${date}`] = takenBy('date', date)
const expected = {
  validators: 8,
  'time 09:00:00+08:00': 'ajv-formats @cfworker json-schema-library schemasafe djv jsen',
  'time 09:00:00Z': 'ajv-formats @cfworker json-schema-library schemasafe djv jsen',
  'time 09:00:00': 'schemasafe jsonschema is-my-json-valid djv jsen',
  'time 09:00': 'djv jsen',
  'time 9am': 'djv jsen',
  'date 2026-02-28': 'ajv-formats @cfworker json-schema-library schemasafe jsonschema is-my-json-valid djv jsen',
  'date 2026-02-30': 'jsonschema is-my-json-valid djv jsen',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
