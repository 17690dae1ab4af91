#!/bin/sh
# Guess: opening hours written by a YAML writer (open: 08:30, close: 17:30) are read by every reader as the two texts,
# or at least both in the same way.
# Really: yaml 2 writes them without quotation marks, right for YAML 1.2. A reader of 1.1 (js-yaml 3; PyYAML and Ruby
# have the same rule) takes 17:30 for a number to the base of sixty, 1050, but leaves 08:30 a text, for such a number
# may not begin with 0: the morning is right, the afternoon is not. A date becomes a Date. yaml itself, set to 1.1,
# makes 510 of 08:30 too. js-yaml writes the quotation marks, for it thinks of the others.
# Whom it hurts: a hall's settings handed on to a tool of the operations people, tried in the morning.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='yaml@2.9.1 js-yaml@3.14.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import jsYaml from 'js-yaml'
import YAML from 'yaml'
const hours = { open: '08:30', lunch: '12:30:00', close: '17:30', closed: '2026-02-17' }
const text = YAML.stringify(hours)
const seen = {
  'written by yaml': text.trim().split('\n'),
  'read by yaml': YAML.parse(text),
  'read by yaml as 1.1': YAML.parse(text, { version: '1.1' }),
  'read by js-yaml 3': jsYaml.safeLoad(text),
  'written by js-yaml 3': jsYaml.safeDump(hours).trim().split('\n'),
}
const expected = {
  'written by yaml': ['open: 08:30', 'lunch: 12:30:00', 'close: 17:30', 'closed: 2026-02-17'],
  'read by yaml': hours,
  'read by yaml as 1.1': { open: 510, lunch: 45000, close: 1050, closed: '2026-02-17T00:00:00.000Z' },
  'read by js-yaml 3': { open: '08:30', lunch: 45000, close: 1050, closed: '2026-02-17T00:00:00.000Z' },
  'written by js-yaml 3': ["open: '08:30'", "lunch: '12:30:00'", "close: '17:30'", "closed: '2026-02-17'"],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
