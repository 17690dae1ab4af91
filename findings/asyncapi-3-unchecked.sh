#!/bin/sh
# Guess: the parser that refuses a wrong example in AsyncAPI 2.6 (payload {no: 5} where the schema says string)
# refuses it in 3.0 and 3.1 too.
# Really: its rule for examples exists for documents of version 2 only. The same message in 3.0 and 3.1 gives no error
# and a document object, so nothing says that the check has gone. AJV, a second judge, refuses the example by the
# schema.
# Whom it hurts: whoever moves his description of pushed messages to 3 and trusts a green check of its examples.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@asyncapi/parser@3.6.6 ajv@8.20.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import parserPackage from '@asyncapi/parser'
import Ajv from 'ajv'
const parser = new parserPackage.Parser()
const message = {
  payload: { type: 'object', properties: { no: { type: 'string' } }, required: ['no'] },
  examples: [{ payload: { no: 5 } }],
}
const info = { title: 'hall', version: '1' }
const two = (address) => ({ asyncapi: '2.6.0', info, channels: { [address]: { subscribe: { message } } } })
const three = (address, asyncapi) => ({ asyncapi, info, channels: { called: { address, messages: { m: message } } } })
async function errorsOf(description) {
  const { diagnostics } = await parser.parse(description)
  return [...new Set(diagnostics.filter((found) => found.severity === 0).map((found) => found.code))].toSorted()
}
const seen = {
  'example, 2.6.0': await errorsOf(two('hall/called')),
  'example, 3.0.0': await errorsOf(three('hall/called', '3.0.0')),
  'example, 3.1.0': await errorsOf(three('hall/called', '3.1.0')),
  'AJV takes the example': new Ajv.default().compile(message.payload)(message.examples[0].payload),
}
const expected = {
  'example, 2.6.0': ['asyncapi2-message-examples'],
  'example, 3.0.0': [],
  'example, 3.1.0': [],
  'AJV takes the example': false,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
