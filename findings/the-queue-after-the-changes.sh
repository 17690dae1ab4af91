#!/bin/sh
# Guess: a package that makes the list of changes between two states of a queue, and is told by which field a ticket is
# known, makes changes that lead from the one to the other: the same tickets in the same order.
# Really: json-diff-ts (embeddedObjKeys) does not see order: A1 A2 A3 turned into A3 A1 A2 is no change at all, and B1
# put in behind A1 is added at the END; of 391 next states of a queue of three and four it leads to 48.
# generate-json-patch (objectHash), whose README explains how it finds the smallest set of moves "needed to reach the
# target sequence", misses it where two moves meet: 21 of the 391 come out in another order, A3 A4 A2 A1 as A3 A2 A4 A1;
# the patch is valid, so nothing fails. Neither README says so. jsondiffpatch (objectHash), rfc6902 and fast-json-patch
# reach all 391.
# Whom it hurts: a display, a phone or an offline desk that is sent changes instead of lists: another person is next.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='json-diff-ts@4.10.4 generate-json-patch@1.2.9 jsondiffpatch@0.7.6 rfc6902@5.4.0 fast-json-patch@3.1.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import fastJsonPatch from 'fast-json-patch'
import { generateJSONPatch } from 'generate-json-patch'
import { create } from 'jsondiffpatch'
import { applyChangeset, diff } from 'json-diff-ts'
import * as rfc6902 from 'rfc6902'
const copy = (value) => structuredClone(value)
const byNo = create({ objectHash: (ticket) => ticket.no })
const ways = {
  'json-diff-ts': (from, to) => applyChangeset(from, diff(from, to, { embeddedObjKeys: { line: 'no' } })),
  'generate-json-patch': (from, to) => {
    const patch = generateJSONPatch(from, to, { objectHash: (ticket) => ticket.no })
    return fastJsonPatch.applyPatch(from, copy(patch)).newDocument
  },
  jsondiffpatch: (from, to) => byNo.patch(from, copy(byNo.diff(from, to))),
  rfc6902: (from, to) => (rfc6902.applyPatch(from, rfc6902.createPatch(from, to)), from),
  'fast-json-patch': (from, to) => fastJsonPatch.applyPatch(from, fastJsonPatch.compare(from, to)).newDocument,
}
const queue = (numbers) => ({ line: numbers.map((no) => ({ no })) })
const after = (way, from, to) => way(queue(from), queue(to))?.line.map((ticket) => ticket.no) ?? from
const orders = (list) =>
  list.length < 2 ? [list] : list.flatMap((one) => orders(list.filter((other) => other !== one)).map((rest) => [one, ...rest]))
const parts = (list) => list.reduce((all, one) => [...all, ...all.map((part) => [...part, one])], [[]])
const nextOf = (from) => parts(from).flatMap((kept) => [[], ['B1']].flatMap((come) => orders([...kept, ...come])))
const cases = [['A1', 'A2', 'A3'], ['A1', 'A2', 'A3', 'A4']].flatMap((from) => nextOf(from).map((to) => [from, to]))
const seen = {}
for (const [name, way] of Object.entries(ways))
  seen[name] = {
    'A1 A2 A3 to A3 A1 A2': after(way, ['A1', 'A2', 'A3'], ['A3', 'A1', 'A2']).join(' '),
    'A1 A2 A3 to A1 B1 A2 A3': after(way, ['A1', 'A2', 'A3'], ['A1', 'B1', 'A2', 'A3']).join(' '),
    'A1 A2 A3 A4 to A3 A4 A2 A1': after(way, ['A1', 'A2', 'A3', 'A4'], ['A3', 'A4', 'A2', 'A1']).join(' '),
    [`wrong of ${cases.length}`]: cases.filter(([from, to]) => from.join() !== to.join() && after(way, from, to).join() !== to.join())
      .length,
  }
const right = ['A3 A1 A2', 'A1 B1 A2 A3', 'A3 A4 A2 A1', 0]
const told = (values) => Object.fromEntries(Object.keys(seen.rfc6902).map((what, at) => [what, values[at]]))
const expected = {
  'json-diff-ts': told(['A1 A2 A3', 'A1 A2 A3 B1', 'A1 A2 A3 A4', 343]),
  'generate-json-patch': told(['A3 A1 A2', 'A1 B1 A2 A3', 'A3 A2 A4 A1', 21]),
  jsondiffpatch: told(right),
  rfc6902: told(right),
  'fast-json-patch': told(right),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
