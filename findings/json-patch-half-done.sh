#!/bin/sh
# Guess: a list of changes (JSON Patch) is done as a whole or not at all: RFC 6902, 5, ends it at the first failure,
# RFC 5789, 2, asks for all or nothing; and "replace" of what is not there is a failure (RFC 6902, 4.3).
# Really: when the second operation fails, rfc6902, fast-json-patch and json-patch leave the first one DONE in the
# caller's document; jsonpatch works on a copy. immutable-json-patch, the safe one by its name, passes replace and
# remove of a missing place over in silence, and "add" at place 5 of a list of three becomes place 3. rfc6902 refuses
# to replace the whole document (path ""), which 4.3 with RFC 6901 allows.
# Whom it hurts: settings sent so, with a "test" against two people at once: the test fails, half is saved.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='rfc6902@5.4.0 fast-json-patch@3.1.1 json-patch@0.7.0 jsonpatch@3.1.0 immutable-json-patch@6.0.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { applyPatch } from 'rfc6902'
import fastJsonPatch from 'fast-json-patch'
import jsonPatch from 'json-patch'
import jsonpatch from 'jsonpatch'
import { immutableJSONPatch } from 'immutable-json-patch'
const ways = {
  rfc6902: (document, patch) => {
    const fault = applyPatch(document, patch).find((one) => one !== null)
    if (fault !== undefined) throw fault
    return document
  },
  'fast-json-patch': (document, patch) => fastJsonPatch.applyPatch(document, patch, true).newDocument,
  'json-patch': (document, patch) => jsonPatch.apply(document, patch),
  jsonpatch: (document, patch) => jsonpatch.apply_patch(document, patch),
  'immutable-json-patch': (document, patch) => immutableJSONPatch(document, patch),
}
function tried(patch) {
  return Object.entries(ways).map(([name, apply]) => {
    const document = { open: 8, list: [1, 2, 3] }
    const before = JSON.stringify(document)
    try {
      return `${name} ${JSON.stringify(apply(document, patch))}`
    } catch {
      return `${name} refuses${JSON.stringify(document) === before ? '' : `, left ${JSON.stringify(document)}`}`
    }
  })
}
const seen = {
  'a test that fails behind a change': tried([
    { op: 'replace', path: '/open', value: 9 },
    { op: 'test', path: '/list/0', value: 7 },
  ]),
  'replace what is missing': tried([{ op: 'replace', path: '/shut', value: 17 }]),
  'remove what is missing': tried([{ op: 'remove', path: '/shut' }]),
  'add at place 5 of three': tried([{ op: 'add', path: '/list/5', value: 4 }]),
  'replace the whole': tried([{ op: 'replace', path: '', value: { open: 9 } }]),
}
const expected = {
  'a test that fails behind a change': [
    'rfc6902 refuses, left {"open":9,"list":[1,2,3]}',
    'fast-json-patch refuses, left {"open":9,"list":[1,2,3]}',
    'json-patch refuses, left {"open":9,"list":[1,2,3]}',
    'jsonpatch refuses',
    'immutable-json-patch refuses',
  ],
  'replace what is missing': [
    'rfc6902 refuses',
    'fast-json-patch refuses',
    'json-patch refuses',
    'jsonpatch refuses',
    'immutable-json-patch {"open":8,"list":[1,2,3]}',
  ],
  'remove what is missing': [
    'rfc6902 refuses',
    'fast-json-patch refuses',
    'json-patch refuses',
    'jsonpatch refuses',
    'immutable-json-patch {"open":8,"list":[1,2,3]}',
  ],
  'add at place 5 of three': [
    'rfc6902 refuses',
    'fast-json-patch refuses',
    'json-patch refuses',
    'jsonpatch refuses',
    'immutable-json-patch {"open":8,"list":[1,2,3,4]}',
  ],
  'replace the whole': [
    'rfc6902 refuses',
    'fast-json-patch {"open":9}',
    'json-patch {"open":9}',
    'jsonpatch {"open":9}',
    'immutable-json-patch {"open":9}',
  ],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
