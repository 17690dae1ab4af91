#!/bin/sh
# Guess: len("王晓明") is 3, or for whoever counts as JavaScript does 3 as well: the engines for business rules that a page
# and a server share agree on the length of a Chinese name, if not on that of 𠮷.
# Really: zen-engine (GoRules, the editor's own rules run on it) says 9: it counts the bytes of UTF-8. The rule
# "len(name) <= 8" holds for eight Latin letters and for no Chinese name of three. For 𠮷野家 it says 10; feelin and
# jsonata 3, adaptive-expressions 4 (UTF-16 units), JavaScript's own length 4. In its patterns a hanzi is one:
# matches(name, "^.{3}$") holds, so the two ways of one engine contradict each other.
# Whom it hurts: names and notes that a rule turns away as too long; numbers of a ticket in hanzi.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@gorules/zen-engine@0.54.0 feelin@8.2.0 adaptive-expressions@4.23.3 jsonata@2.1.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { evaluate } from 'feelin'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { evaluateExpressionSync } = require('@gorules/zen-engine')
const { Expression } = require('adaptive-expressions')
const jsonata = require('jsonata')
const engines = {
  'zen-engine': (name) => evaluateExpressionSync('len(name)', { name }),
  feelin: (name) => evaluate('string length(name)', { name }).value,
  jsonata: (name) => jsonata('$length(name)').evaluate({ name }),
  'adaptive-expressions': (name) => Expression.parse('length(name)').tryEvaluate({ name }).value,
  JavaScript: (name) => name.length,
}
const seen = {}
for (const name of ['王晓明', '𠮷野家', 'Wang']) {
  seen[name] = {}
  for (const [engine, count] of Object.entries(engines)) seen[name][engine] = await count(name)
}
seen['zen-engine: len(name) <= 8, matches(name, "^.{3}$")'] = ['len(name) <= 8', 'matches(name, "^.{3}$")'].map(
  (rule) => evaluateExpressionSync(rule, { name: '王晓明' }),
)
const expected = {
  王晓明: { 'zen-engine': 9, feelin: 3, jsonata: 3, 'adaptive-expressions': 3, JavaScript: 3 },
  𠮷野家: { 'zen-engine': 10, feelin: 3, jsonata: 3, 'adaptive-expressions': 4, JavaScript: 4 },
  Wang: { 'zen-engine': 4, feelin: 4, jsonata: 4, 'adaptive-expressions': 4, JavaScript: 4 },
  'zen-engine: len(name) <= 8, matches(name, "^.{3}$")': [false, true],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
