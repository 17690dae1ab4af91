#!/bin/sh
# Guess: a package that moves a cron rule from a local zone to UTC moves the day along with the hour, for in China the
# hours before eight lie on the day before; what one rule cannot say becomes two, or an error.
# Really: local-crontab moves the hour alone: 07:30 from Monday to Friday in Shanghai is 23:30 from Monday to Friday
# UTC, which is Tuesday to SATURDAY in the hall; the first of the month becomes the second. crontzconvert moves the day
# too, but for all hours of a rule: 7, 8 and 9 o'clock become one rule in which Friday lacks two and Sunday has two;
# and the 31st is the 30th, so 1 May fires as well. No error; after eight, and for every day, all is right. croner,
# which takes the zone itself, is the judge.
# Whom it hurts: jobs of the early morning (open the day's numbers, print a report) kept by a scheduler in UTC.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='local-crontab@0.1.8 crontzconvert@1.1.1 croner@11.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import { Cron } from 'croner'
const require = createRequire(import.meta.url)
const { localCrontabToUtcCrontabs } = require('local-crontab')
const { convert } = require('crontzconvert')
const FROM = new Date('2026-03-31T16:00:00Z')
const UNTIL = new Date('2026-06-30T16:00:00Z')
/** All times of the rules from April to June 2026. */
const times = (rules, timezone) =>
  new Set(
    rules.flatMap((rule) =>
      new Cron(rule, { timezone, paused: true, legacyMode: true })
        .nextRuns(2000, new Date(FROM - 1000))
        .filter((time) => time < UNTIL)
        .map((time) => time.getTime()),
    ),
  )
const judged = (meant, rules) => {
  const got = times(rules, 'UTC')
  const missing = [...meant].filter((time) => !got.has(time)).length
  const extra = [...got].filter((time) => !meant.has(time)).length
  return [rules.join(' and '), `${missing} missing, ${extra} too many`]
}
const seen = {}
for (const rule of ['30 9 * * 1-5', '30 7 * * *', '30 7 * * 1-5', '0 7-9 * * 1-5', '30 7 1 * *', '30 7 31 * *']) {
  const meant = times([rule], 'Asia/Shanghai')
  seen[rule] = [
    meant.size,
    ...judged(meant, localCrontabToUtcCrontabs(rule, 'Asia/Shanghai')),
    ...judged(meant, [convert(`0 ${rule}`, 'Asia/Shanghai', 'UTC')]),
  ]
}
const expected = {
  '30 9 * * 1-5': [65, '30 1 * * 1-5', '0 missing, 0 too many', '0 30 1 * * 1-5', '0 missing, 0 too many'],
  '30 7 * * *': [91, '30 23 * * *', '0 missing, 0 too many', '0 30 23 * * *', '0 missing, 0 too many'],
  '30 7 * * 1-5': [65, '30 23 * * 1-5', '13 missing, 13 too many', '0 30 23 * * 0-4', '0 missing, 0 too many'],
  '0 7-9 * * 1-5': [195, '0 0-1,23 * * 1-5', '13 missing, 13 too many', '0 0 0,1,23 * * 0-4', '26 missing, 26 too many'],
  '30 7 1 * *': [3, '30 23 1 * *', '3 missing, 3 too many', '0 30 23 L * *', '0 missing, 0 too many'],
  '30 7 31 * *': [1, '30 23 31 * *', '1 missing, 2 too many', '0 30 23 30 * *', '0 missing, 1 too many'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
