#!/bin/sh
# Guess: localWeekNumber of luxon for zh-CN is a fact of luxon and of the language: one version, one answer; and for
# China it is the week of GB/T 7408.1 and ISO 8601 (from Monday, the first one holds 4 January).
# Really: on Node 20 New Year's Day 2027 lies in week 1 of 2027, on Node 24 in week 53 of 2026, with the same luxon.
# Node 20 says minimalDays 1 (CLDR: any day makes a first week, which is not ISO); Node 24 no longer says it, since
# ECMA-402 has dropped it from getWeekInfo(), and luxon puts in ISO's 4. weekNumber is ISO's in both: week 53.
# Whom it hurts: whoever groups by localWeekNumber and then takes a new Node: one year is cut at another day.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='luxon@3.7.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
build="node-$(node -p "process.platform + '-' + process.arch")"
npm install --silent --no-audit --no-fund --ignore-scripts "node20@npm:$build@20.20.2" "node24@npm:$build@24.21.0" >/dev/null 2>&1
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import { DateTime } from 'luxon'
const at = (day) => {
  const date = DateTime.fromISO(day, { locale: 'zh-CN', zone: 'UTC' })
  const info = new Intl.Locale('zh-CN')
  return [
    `${date.localWeekYear}-W${date.localWeekNumber}`,
    `${date.weekYear}-W${date.weekNumber}`,
    (info.getWeekInfo?.() ?? info.weekInfo).minimalDays ?? null,
  ]
}
if (process.argv[2] === 'tell') {
  console.log(JSON.stringify([process.version, at('2027-01-01')]))
  process.exit()
}
const { execFileSync } = await import('node:child_process')
const require = createRequire(import.meta.url)
const told = (name) => {
  const node = require.resolve(`${name}/bin/node`)
  return JSON.parse(execFileSync(node, [import.meta.filename ?? process.argv[1], 'tell'], { encoding: 'utf8' }))
}
const seen = { 'version, [local week, ISO week, minimalDays]': [told('node20'), told('node24')] }
const expected = {
  'version, [local week, ISO week, minimalDays]': [
    ['v20.20.2', ['2027-W1', '2026-W53', 1]],
    ['v24.21.0', ['2026-W53', '2026-W53', null]],
  ],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
