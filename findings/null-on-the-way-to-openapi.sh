#!/bin/sh
# Guess: "one of two words, or null", written as JSON Schema by zod and turned into OpenAPI 3.0 by a converter made for
# that, takes the two words and null and nothing else.
# Really: json-schema-to-openapi-schema makes {nullable: true} of {type: null} within anyOf. By OpenAPI 3.0.3 (Schema
# Object, nullable) that counts only where type stands beside it; so this part says nothing, and the field takes every
# value: 42, a list, an object. The package of openapi-contrib has this right and fails the other way: of "text, number
# or null" it makes nullable beside anyOf, without type, and null is refused. A plain text or null is right in both.
# openapi-schema-to-json-schema, the way back, with AJV judges what is taken, by that article.
# Whom it hurts: whoever checks requests by the OpenAPI that he gives out; two peers with two converters.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='zod@4.6.7 json-schema-to-openapi-schema@0.4.0 @openapi-contrib/json-schema-to-openapi-schema@4.3.4
  @openapi-contrib/openapi-schema-to-json-schema@5.1.0 ajv@8.20.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { openapiSchemaToJsonSchema } from '@openapi-contrib/openapi-schema-to-json-schema'
import Ajv from 'ajv'
import { createRequire } from 'node:module'
import { z } from 'zod'
const require = createRequire(import.meta.url)
const CONVERTERS = {
  'json-schema-to-openapi-schema': require('json-schema-to-openapi-schema'),
  'openapi-contrib': require('@openapi-contrib/json-schema-to-openapi-schema').default,
}
const SHAPES = {
  'text or null': z.string().nullable(),
  '窗口, 手机 or null': z.enum(['窗口', '手机']).nullable(),
  'whole number or null': z.int().nullable(),
  'text, number or null': z.union([z.string(), z.number(), z.null()]),
}
const VALUES = ['窗口', 'A103', 42, null, [1], { a: 1 }]
const taken = (takes) => VALUES.filter((value) => takes(value)).map((value) => JSON.stringify(value)).join(' ')
const seen = {}
for (const [what, shape] of Object.entries(SHAPES)) {
  seen[`${what}, zod`] = taken((value) => shape.safeParse(value).success)
  for (const [name, convert] of Object.entries(CONVERTERS)) {
    const { $schema, ...schema } = z.toJSONSchema(shape, { target: 'draft-7' })
    let described
    try {
      described = await convert(schema)
    } catch {
      seen[`${what}, ${name}`] = ['refuses the schema', '']
      continue
    }
    const { $schema: draft, ...back } = openapiSchemaToJsonSchema(structuredClone(described))
    const shown = JSON.stringify(described).replace(/,"(?:min|max)imum":-?\d+/gu, '')
    seen[`${what}, ${name}`] = [taken(new Ajv({ strict: false }).compile(back)), shown]
  }
}
const expected = {
  'text or null, zod': '"窗口" "A103" null',
  'text or null, json-schema-to-openapi-schema': ['"窗口" "A103" null', '{"type":"string","nullable":true}'],
  'text or null, openapi-contrib': ['"窗口" "A103" null', '{"type":"string","nullable":true}'],
  '窗口, 手机 or null, zod': '"窗口" null',
  '窗口, 手机 or null, json-schema-to-openapi-schema': ['"窗口" "A103" 42 null [1] {"a":1}', '{"anyOf":[{"type":"string","enum":["窗口","手机"]},{"nullable":true}]}'],
  '窗口, 手机 or null, openapi-contrib': ['"窗口" null', '{"anyOf":[{"type":"string","enum":["窗口","手机"],"nullable":true}]}'],
  'whole number or null, zod': '42 null',
  'whole number or null, json-schema-to-openapi-schema': ['"窗口" "A103" 42 null [1] {"a":1}', '{"anyOf":[{"type":"integer"},{"nullable":true}]}'],
  'whole number or null, openapi-contrib': ['42 null', '{"anyOf":[{"type":"integer","nullable":true}]}'],
  'text, number or null, zod': '"窗口" "A103" 42 null',
  'text, number or null, json-schema-to-openapi-schema': ['refuses the schema', ''],
  'text, number or null, openapi-contrib': ['"窗口" "A103" 42', '{"nullable":true,"anyOf":[{"type":"string"},{"type":"number"}]}'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
