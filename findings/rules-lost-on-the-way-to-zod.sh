#!/bin/sh
# Guess: a converter from JSON Schema to zod (json-schema-to-zod; zod's own z.fromJSONSchema) makes a schema that takes
# what AJV takes, or says what it does not know.
# Really: json-schema-to-zod drops without a word: minProperties, a required field that is not described, "if … then",
# contains, dependentRequired, and every $ref that one has not resolved before (any value passes). It takes away fields
# that the schema lets stand. z.fromJSONSchema says that it does not know if and dependentRequired, but drops the
# required field too; for both a field with a default is no longer required. zod-from-json-schema, the third, keeps
# these and checks no format: "1 week" is a duration and the 30th of February a date.
# Whom it hurts: forms checked in a page by a schema that the office keeps: what the page lets through, the server
# refuses, or nobody does.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='json-schema-to-zod@2.8.1 zod-from-json-schema@0.5.6 zod@4.6.7 ajv@8.20.0 ajv-formats@3.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { jsonSchemaToZod } from 'json-schema-to-zod'
import { z } from 'zod'
import { convertJsonSchemaToZod } from 'zod-from-json-schema'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const Ajv = require('ajv/dist/2020').default
const addFormats = require('ajv-formats').default
const judges = {
  ajv: (schema, value) => addFormats(new Ajv({ strict: false })).validate(schema, value),
  'json-schema-to-zod': (schema, value) => {
    const make = new Function('z', `return ${jsonSchemaToZod(schema, { module: 'none' })}`)
    return make(z).safeParse(value).success
  },
  'z.fromJSONSchema': (schema, value) => z.fromJSONSchema(schema).safeParse(value).success,
  'zod-from-json-schema': (schema, value) => convertJsonSchemaToZod(schema).safeParse(value).success,
}
const text = { type: 'string' }
const fields = { kind: text, paper: text }
const cases = {
  'a required field that is not described': [{ type: 'object', properties: {}, required: ['paper'] }, {}],
  minProperties: [{ type: 'object', minProperties: 1 }, {}],
  'if … then': [
    {
      type: 'object',
      properties: fields,
      if: { properties: { kind: { const: 'renewal' } }, required: ['kind'] },
      then: { required: ['paper'] },
    },
    { kind: 'renewal' },
  ],
  dependentRequired: [
    { type: 'object', properties: fields, dependentRequired: { kind: ['paper'] } },
    { kind: 'renewal' },
  ],
  contains: [{ type: 'array', contains: { const: 'identity card' } }, ['photograph']],
  $ref: [{ $defs: { no: text }, type: 'object', properties: { no: { $ref: '#/$defs/no' } } }, { no: 103 }],
  'a default of a required field': [
    { type: 'object', properties: { kind: { ...text, default: 'new' } }, required: ['kind'] },
    {},
  ],
  duration: [{ ...text, format: 'duration' }, '1 week'],
  date: [{ ...text, format: 'date' }, '2026-02-30'],
}
const seen = {}
for (const [what, [schema, value]] of Object.entries(cases)) {
  seen[what] = {}
  for (const [name, takes] of Object.entries(judges)) {
    try {
      seen[what][name] = takes(structuredClone(schema), structuredClone(value)) ? 'takes' : 'refuses'
    } catch {
      seen[what][name] = 'says that it does not know'
    }
  }
}
const make = new Function(
  'z',
  `return ${jsonSchemaToZod({ type: 'object', properties: { kind: text } }, { module: 'none' })}`,
)
seen['json-schema-to-zod of a field more'] = make(z).parse({ kind: 'new', note: 'kept by the schema' })
const expected = {
  'a required field that is not described': {
    ajv: 'refuses',
    'json-schema-to-zod': 'takes',
    'z.fromJSONSchema': 'takes',
    'zod-from-json-schema': 'refuses',
  },
  minProperties: {
    ajv: 'refuses',
    'json-schema-to-zod': 'takes',
    'z.fromJSONSchema': 'refuses',
    'zod-from-json-schema': 'refuses',
  },
  'if … then': {
    ajv: 'refuses',
    'json-schema-to-zod': 'takes',
    'z.fromJSONSchema': 'says that it does not know',
    'zod-from-json-schema': 'refuses',
  },
  dependentRequired: {
    ajv: 'refuses',
    'json-schema-to-zod': 'takes',
    'z.fromJSONSchema': 'says that it does not know',
    'zod-from-json-schema': 'refuses',
  },
  contains: {
    ajv: 'refuses',
    'json-schema-to-zod': 'takes',
    'z.fromJSONSchema': 'refuses',
    'zod-from-json-schema': 'refuses',
  },
  $ref: {
    ajv: 'refuses',
    'json-schema-to-zod': 'takes',
    'z.fromJSONSchema': 'refuses',
    'zod-from-json-schema': 'refuses',
  },
  'a default of a required field': {
    ajv: 'refuses',
    'json-schema-to-zod': 'takes',
    'z.fromJSONSchema': 'takes',
    'zod-from-json-schema': 'refuses',
  },
  duration: {
    ajv: 'refuses',
    'json-schema-to-zod': 'refuses',
    'z.fromJSONSchema': 'refuses',
    'zod-from-json-schema': 'takes',
  },
  date: {
    ajv: 'refuses',
    'json-schema-to-zod': 'refuses',
    'z.fromJSONSchema': 'refuses',
    'zod-from-json-schema': 'takes',
  },
  'json-schema-to-zod of a field more': { kind: 'new' },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
