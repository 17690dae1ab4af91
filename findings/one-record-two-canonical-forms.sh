#!/bin/sh
# Guess: packages for "canonical JSON" write one record in one way, so that its hash or signature can be checked by
# another program: that is what the word means (RFC 8785, JCS).
# Really: canonical-json sorts the keys and puts them into a new object, where JavaScript moves whole numbers to the
# front by value: windows "9" and "10" come as 9, 10, in JCS (3.2.3: by code units) as 10, 9, and 07 behind both.
# canonicaljson follows another paper of that name: 0.5 is 5.0E-1 and 0.000001 is 1.0E-6 (JCS, 3.2.2.3: as ECMAScript
# writes them), and the name 𠮷 stands behind Ａ, by code points. canonicalize, json-canonicalize and the "stable"
# stringifiers agree with JCS here. Records with keys in letters and whole numbers are alike in all: most tests.
# Whom it hurts: a chain of hashes over the events of a day, or a signed figure sent on to the city: "tampered with", as
# soon as somebody counts by window number.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='canonicalize@5.1.0 json-canonicalize@3.0.1 json-stable-stringify@1.3.0
canonical-json@0.4.0 canonicaljson@1.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import canonicalJson from 'canonical-json'
import canonicalize from 'canonicalize'
import { canonicalize as jsonCanonicalize } from 'json-canonicalize'
const require = createRequire(import.meta.url)
const WRITERS = {
  canonicalize,
  'json-canonicalize': jsonCanonicalize,
  'json-stable-stringify': require('json-stable-stringify'),
  'canonical-json': canonicalJson,
  canonicaljson: require('canonicaljson').stringify,
}
const RECORDS = {
  letters: { open: true, called: 103 },
  windows: { 9: 41, 10: 38, '07': 12 },
  shares: { half: 0.5, few: 0.000001 },
  names: { Ａ: 1, 𠮷: 2 },
}
const digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 6)
const seen = {}
for (const [what, record] of Object.entries(RECORDS)) {
  const texts = Object.fromEntries(Object.entries(WRITERS).map(([name, write]) => [name, write(record)]))
  seen[what] = { ...texts, 'different digests': new Set(Object.values(texts).map(digest)).size }
}
const row = (jcs, canonicalJson, canonicaljson, digests) => ({
  canonicalize: jcs,
  'json-canonicalize': jcs,
  'json-stable-stringify': jcs,
  'canonical-json': canonicalJson,
  canonicaljson,
  'different digests': digests,
})
const LETTERS = '{"called":103,"open":true}'
const WINDOWS = '{"07":12,"10":38,"9":41}'
const SHARES = '{"few":0.000001,"half":0.5}'
const NAMES = '{"𠮷":2,"Ａ":1}'
const expected = {
  letters: row(LETTERS, LETTERS, LETTERS, 1),
  windows: row(WINDOWS, '{"9":41,"10":38,"07":12}', WINDOWS, 2),
  shares: row(SHARES, SHARES, '{"few":1.0E-6,"half":5.0E-1}', 2),
  names: row(NAMES, NAMES, '{"Ａ":1,"𠮷":2}', 2),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
