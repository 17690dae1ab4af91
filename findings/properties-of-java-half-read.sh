#!/bin/sh
# Guess: a reader of .properties files reads what Java writes and reads (java.util.Properties, load): hanzi as \u53d6,
# = or : or a blank between key and value, a long line going on behind \, ! for a comment; five packages of npm agree.
# Really: two of five do not. properties-reader takes "close: 17:30" for one key without a value, a continued line for
# two and leaves \u4e00 as it stands; its get('id') is the number 103 for 0103, and an identity number of 18 digits
# ends in 20 instead of 21. It and java-properties take "name \u53d6\u53f7" and a comment with ! for keys. No error:
# such a key is simply absent, and a default steps in. dot-properties, properties-file and properties-parser agree
# with Java's description.
# Whom it hurts: settings and texts taken over from an office's older system in Java, which writes every hanzi so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='properties-reader@3.0.1 java-properties@1.0.2 dot-properties@1.1.2 properties-file@5.0.7 properties-parser@0.6.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const LINES = ['! written by hand', 'open=08:30', 'close: 17:30', 'name \\u53d6\\u53f7', 'long = \\u4e00\\', '   \\u4e8c', 'id=0103']
writeFileSync('hall.properties', [...LINES, 'card=110105194912310021', ''].join('\n'))
const text = readFileSync('hall.properties', 'utf8')
const KEYS = ['open', 'close', 'name', 'long', 'id', 'card']
const asTable = (table) => [KEYS.map((key) => table[key] ?? null), Object.keys(table).filter((key) => !KEYS.includes(key))]
const READERS = {
  'properties-reader': () => {
    const reader = require('properties-reader').propertiesReader({ sourceFile: 'hall.properties' })
    const keys = []
    reader.each((key) => keys.push(key))
    return [KEYS.map((key) => reader.get(key)), keys.filter((key) => !KEYS.includes(key))]
  },
  'java-properties': () => {
    const reader = require('java-properties').of('hall.properties')
    return asTable(Object.fromEntries(reader.getKeys().map((key) => [key, reader.get(key)])))
  },
  'dot-properties': () => asTable(require('dot-properties').parse(text)),
  'properties-file': () => asTable(require('properties-file').getProperties(text)),
  'properties-parser': () => asTable(require('properties-parser').parse(text)),
}
const seen = {}
for (const [name, read] of Object.entries(READERS)) seen[name] = read()
const right = [['08:30', '17:30', '取号', '一二', '0103', '110105194912310021'], []]
const expected = {
  'properties-reader': [
    // A double has no odd number of 18 digits here (the card ends in 21).
    ['08:30', null, null, '\\u4e00\\', 103, Number('110105194912310021')],
    ['! written by hand', 'close: 17:30', 'name \\u53d6\\u53f7', '\\u4e8c'],
  ],
  'java-properties': [
    ['08:30', '17:30', null, '一二', '0103', '110105194912310021'],
    ['! written by hand', 'name \\u53d6\\u53f7'],
  ],
  'dot-properties': right,
  'properties-file': right,
  'properties-parser': right,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
