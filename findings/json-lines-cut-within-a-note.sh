#!/bin/sh
# Guess: Node's readline cuts a file of JSON lines where its documentation says, at \n, \r and \r\n, so a text that
# JSON.stringify wrote on one line comes back as one line.
# Really: it cuts at U+2028 and U+2029 too, the line and paragraph separator, which Word, PDF and web pages put into
# what people paste, and which JSON lets stand unescaped (RFC 8259, 7). One event becomes two or three pieces, none of
# which is JSON; filehandle.readLines() does the same. split2 and ndjson count as the writer did. U+0085 does not cut.
# Whom it hurts: logs of events kept as JSON lines: right for years, until somebody pastes a reason or a note.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='split2@4.2.0 ndjson@2.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createReadStream, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
const require = createRequire(import.meta.url)
const split2 = require('split2')
const ndjson = require('ndjson')
const EVENTS = [
  { no: 'A101', note: '带证件\u2028下午来' },
  { no: 'A102', note: '第一段\u2029第二段' },
  { no: 'A103', note: '一行\u0085又一行' },
]
writeFileSync('events.jsonl', EVENTS.map((event) => JSON.stringify(event) + '\n').join(''))
const isJson = (line) => {
  try {
    return JSON.parse(line) !== undefined
  } catch {
    return false
  }
}
const counted = async (lines) => {
  const read = []
  for await (const line of lines) read.push(line)
  return [read.length, read.filter((line) => typeof line === 'object' || isJson(line)).length]
}
const seen = {
  'readline: lines, JSON': await counted(createInterface({ input: createReadStream('events.jsonl'), crlfDelay: Infinity })),
  'readLines()': await counted((await open('events.jsonl')).readLines()),
  split2: await counted(createReadStream('events.jsonl').pipe(split2())),
  ndjson: await counted(createReadStream('events.jsonl').pipe(ndjson.parse())),
}
const expected = {
  'readline: lines, JSON': [5, 1],
  'readLines()': [5, 1],
  split2: [3, 3],
  ndjson: [3, 3],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
