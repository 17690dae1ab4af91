#!/bin/sh
# Guess: a mean in adaptive-expressions, the formulas of Microsoft's Bot Framework, is sum / count, and a time is what
# ISO 8601 and RFC 3339 call one, 2026-02-03T09:00:00Z.
# Really: where both numbers happen to be whole, / cuts the rest off: 30 minutes over 4 visitors are 7, 30.5 are 7.625;
# float('30') / 4 is 7 too, round(7 / 2) is 3 and 1 / 3 * 3 is 0. JavaScript cannot tell 30.0 from 30. average() of a
# list divides rightly, so two ways to one mean differ. Every date function refuses a time without milliseconds, with an
# offset, and a mere date, as "not a ISO format": only 2026-02-03T09:00:00.000Z will do. formatDateTime takes all of
# them.
# Whom it hurts: mean waits in a bot's answer, always rounded down; times from calendars and databases.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='adaptive-expressions@4.23.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const { Expression } = createRequire(import.meta.url)('adaptive-expressions')
const seen = {}
for (const formula of [
  '30 / 4',
  '30.5 / 4',
  "float('30') / 4",
  'round(7 / 2)',
  '1 / 3 * 3',
  'sum(createArray(3, 4)) / 2',
  'average(createArray(3, 4))',
  "addDays('2026-02-03T09:00:00.000Z', 1)",
  "addDays('2026-02-03T09:00:00Z', 1)",
  "addDays('2026-02-03T09:00:00+08:00', 1)",
  "dayOfWeek('2026-02-03')",
  "formatDateTime('2026-02-03T09:00:00Z', 'yyyy-MM-dd HH:mm')",
]) {
  const { value, error } = Expression.parse(formula).tryEvaluate({})
  seen[formula] = error ?? value
}
const expected = {
  '30 / 4': 7,
  '30.5 / 4': 7.625,
  "float('30') / 4": 7,
  'round(7 / 2)': 3,
  '1 / 3 * 3': 0,
  'sum(createArray(3, 4)) / 2': 3,
  'average(createArray(3, 4))': 3.5,
  "addDays('2026-02-03T09:00:00.000Z', 1)": '2026-02-04T09:00:00.000Z',
  "addDays('2026-02-03T09:00:00Z', 1)": '2026-02-03T09:00:00Z is not a ISO format datetime string.',
  "addDays('2026-02-03T09:00:00+08:00', 1)": '2026-02-03T09:00:00+08:00 is not a ISO format datetime string.',
  "dayOfWeek('2026-02-03')": '2026-02-03 is not a ISO format datetime string.',
  "formatDateTime('2026-02-03T09:00:00Z', 'yyyy-MM-dd HH:mm')": '2026-02-03 09:00',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
