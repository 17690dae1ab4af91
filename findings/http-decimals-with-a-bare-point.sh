#!/bin/sh
# Guess: structured-headers, the usual writer of HTTP structured fields, writes a number that it or another reader can
# read again, rounded to three places.
# Really: what rounds to a whole number gets a bare point: 4.35 * 100 (434.99999999999994) is 435., 0.57 * 100 is 57.
# and 2.0004 is 2., which RFC 9651 (3.3.2, 4.1.5: at least one digit) does not have; its own parser refuses it, so do
# the two other readers, and with it the WHOLE field is lost (4.2: failing to parse fails all): wait=435., open is
# nothing. 2.5 and 2 are right, so a test with round figures sees nothing. At a tie it rounds up, 0.0625 to 0.063; the
# RFC (4.1.5) wants the even digit, 0.062. The two others write 435.0 and 0.062, but put 取号 as it is into a string,
# which is ASCII only (3.3.3), and take it back without complaint; structured-headers refuses that.
# Whom it hurts: a server that tells waits, shares or prices in a header, reckoned in binary: one answer in some
# hundreds cannot be read.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='structured-headers@2.1.0 @svta/cml-structured-field-values@1.1.6 structured-field-values@2.0.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { decodeSfItem, encodeSfItem } from '@svta/cml-structured-field-values'
import { createRequire } from 'node:module'
import { parseDictionary, parseItem, serializeDictionary, serializeItem } from 'structured-headers'
const { decodeItem, encodeItem } = createRequire(import.meta.url)('structured-field-values')
const tried = (work) => {
  try {
    return work()
  } catch {
    return 'refused'
  }
}
const WRITERS = {
  'structured-headers': serializeItem,
  'cml-structured-field-values': encodeSfItem,
  'structured-field-values': encodeItem,
}
const written = (value) => Object.values(WRITERS).map((write) => tried(() => write(value)))
const readers = [(text) => parseItem(text)[0], (text) => decodeSfItem(text).value, (text) => decodeItem(text).value]
const dictionary = serializeDictionary(
  new Map([
    ['wait', [4.35 * 100, new Map()]],
    ['open', [true, new Map()]],
  ]),
)
const seen = {
  'written by': Object.keys(WRITERS),
  '4.35 * 100': written(4.35 * 100),
  '0.57 * 100': written(0.57 * 100),
  'two and a little (2.0004)': written(2.0004),
  'two and a half': written(2.5),
  '0.0625 (right 0.062)': written(0.0625),
  取号: written('取号'),
  '435. read': readers.map((read) => tried(() => read('435.'))),
  'a dictionary': [dictionary, tried(() => parseDictionary(dictionary).size)],
}
const expected = {
  'written by': ['structured-headers', 'cml-structured-field-values', 'structured-field-values'],
  '4.35 * 100': ['435.', '435.0', '435.0'],
  '0.57 * 100': ['57.', '57.0', '57.0'],
  'two and a little (2.0004)': ['2.', '2.0', '2.0'],
  'two and a half': ['2.5', '2.5', '2.5'],
  '0.0625 (right 0.062)': ['0.063', '0.062', '0.062'],
  取号: ['refused', '"取号"', '"取号"'],
  '435. read': ['refused', 'refused', 'refused'],
  'a dictionary': ['wait=435., open', 'refused'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
