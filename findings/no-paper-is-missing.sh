#!/bin/sh
# Guess: a rule in JsonLogic gives the same in the package of its author (json-logic-js) and in the faster one
# (json-logic-engine), above all "missing", which lists the fields that an applicant has still to fill in; and "any of
# these conditions" with no condition left is false.
# Really: for json-logic-js null and an empty text are missing, as its source says; for json-logic-engine they are
# there: a form sent with empty fields lacks nothing and goes on. The other way round: rating == 0 is true there for a
# visitor who did not rate (null), and count + 1 is 1 where there is no count; in json-logic-js false and NaN. Both say
# wait < 15 of somebody without a wait. And json-rules-engine fires {any: []} at once: when a clerk takes the last
# condition out of a list of alternatives, the rule holds for everybody.
# Whom it hurts: checks for completeness moved from a page to a server; rules that are put together in a settings page.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='json-logic-js@2.0.5 json-logic-engine@5.0.7 json-rules-engine@7.3.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { LogicEngine } from 'json-logic-engine'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const jsonLogic = require('json-logic-js')
const { Engine } = require('json-rules-engine')
const engine = new LogicEngine()
const cases = [
  [{ missing: ['name', 'paper'] }, { name: '甲', paper: '' }],
  [{ missing: ['name', 'paper'] }, { name: '甲', paper: null }],
  [{ missing: ['name', 'paper'] }, { name: '甲' }],
  [{ if: [{ missing: ['paper'] }, 'wait for papers', 'go on'] }, { paper: '' }],
  [{ '==': [{ var: 'rating' }, 0] }, { rating: null }],
  [{ '+': [{ var: 'count' }, 1] }, {}],
  [{ '<': [{ var: 'wait' }, 15] }, {}],
]
async function fires(conditions) {
  const rules = new Engine([{ conditions, event: { type: 'found' } }])
  const { events } = await rules.run({})
  return events.length > 0
}
const shown = (value) => (Array.isArray(value) ? value : String(value))
const seen = {}
for (const [rule, facts] of cases)
  seen[`${JSON.stringify(rule)} of ${JSON.stringify(facts)}`] = {
    'json-logic-js': shown(jsonLogic.apply(rule, facts)),
    'json-logic-engine': shown(engine.run(rule, facts)),
  }
seen['json-rules-engine: any of nothing, all of nothing'] = [await fires({ any: [] }), await fires({ all: [] })]
seen['some of nothing, in both JsonLogics'] = [
  jsonLogic.apply({ some: [[], { '>': [{ var: '' }, 0] }] }, {}),
  engine.run({ some: [[], { '>': [{ var: '' }, 0] }] }, {}),
]
const expected = {
  '{"missing":["name","paper"]} of {"name":"甲","paper":""}': {
    'json-logic-js': ['paper'],
    'json-logic-engine': [],
  },
  '{"missing":["name","paper"]} of {"name":"甲","paper":null}': {
    'json-logic-js': ['paper'],
    'json-logic-engine': [],
  },
  '{"missing":["name","paper"]} of {"name":"甲"}': { 'json-logic-js': ['paper'], 'json-logic-engine': ['paper'] },
  '{"if":[{"missing":["paper"]},"wait for papers","go on"]} of {"paper":""}': {
    'json-logic-js': 'wait for papers',
    'json-logic-engine': 'go on',
  },
  '{"==":[{"var":"rating"},0]} of {"rating":null}': { 'json-logic-js': 'false', 'json-logic-engine': 'true' },
  '{"+":[{"var":"count"},1]} of {}': { 'json-logic-js': 'NaN', 'json-logic-engine': '1' },
  '{"<":[{"var":"wait"},15]} of {}': { 'json-logic-js': 'true', 'json-logic-engine': 'true' },
  'json-rules-engine: any of nothing, all of nothing': [true, true],
  'some of nothing, in both JsonLogics': [false, false],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
