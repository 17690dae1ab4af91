#!/bin/sh
# Guess: zod's .readonly() speaks to the compiler (and freezes the value); in a JSON Schema it leaves at most a hint.
# Really: it becomes "readOnly": true, which OpenAPI 3.0 reads as "only in answers: SHOULD NOT be sent in a request".
# A client generator obeys: @hey-api/openapi-ts makes a type for requests WITHOUT those fields, and the examples of
# openapi-sampler (Redoc) leave them out, although the same schema lists them under "required". openapi-typescript
# keeps them as readonly properties. So two peers of one description send different bodies, and one gets a 400.
# Whom it hurts: whoever writes his shapes with readonly arrays and gives OpenAPI to another office.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='zod@4.6.7 openapi-sampler@1.7.10 @hey-api/openapi-ts@0.95.0 typescript@5.9.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs'
import sampler from 'openapi-sampler'
import { createClient } from '@hey-api/openapi-ts'
import { z } from 'zod'
const shape = z.object({ name: z.string(), items: z.array(z.string()).readonly() })
const schema = z.toJSONSchema(shape, { io: 'input', target: 'openapi-3.0' })
const content = { 'application/json': { schema: { $ref: '#/components/schemas/Ticket' } } }
const description = {
  openapi: '3.0.3',
  info: { title: 'hall', version: '1' },
  paths: { '/tickets': { post: { requestBody: { content }, responses: { 200: { description: 'ok' } } } } },
  components: { schemas: { Ticket: schema } },
}
writeFileSync('hall.json', JSON.stringify(description))
await createClient({
  input: 'hall.json',
  output: './made',
  plugins: ['@hey-api/typescript'],
  logs: { level: 'silent' },
})
const made = readFileSync('made/types.gen.ts', 'utf8')
const typeNamed = (name) =>
  new RegExp(`export type ${name} = \\{([^}]*)\\}`).exec(made)?.[1].replace(/\s+/g, ' ').trim() ?? null
const seen = {
  'schema of items': schema.properties.items,
  required: schema.required,
  'example of a request': sampler.sample(schema, { skipReadOnly: true }),
  'client type': typeNamed('Ticket'),
  'client type for requests': typeNamed('TicketWritable'),
  'zod takes the example': shape.safeParse(sampler.sample(schema, { skipReadOnly: true })).success,
}
const expected = {
  'schema of items': { readOnly: true, type: 'array', items: { type: 'string' } },
  required: ['name', 'items'],
  'example of a request': { name: 'string' },
  'client type': 'name: string; readonly items: Array<string>;',
  'client type for requests': 'name: string;',
  'zod takes the example': false,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
