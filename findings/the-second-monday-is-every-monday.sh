#!/bin/sh
# Guess: a package for cron rules that does not know Quartz's signs (1#2 the second Monday, 5L the last Friday, 15W the
# working day nearest the 15th) says so, as cron-schedule does for L alone; one that knows them gives all such days.
# Really: cron-schedule reads the number at the beginning and drops the rest: 1#2 is EVERY Monday, 5L every Friday, 15W
# the 15th whatever day that is. @datasert/cronjs knows the signs, but never finds the fifth Friday on a 31st (31 July
# 2026), and of 5-7, Friday to Sunday, leaves Sunday out, which it has for 7 alone (cron(8): "0 or 7 is Sunday").
# prettycron, which shows the rule to whoever types it, says "on Mon" for 1#2 and the 0th of every month for L. croner
# is right in all.
# Whom it hurts: "no service on the second Monday afternoon" becomes every Monday; month-end duties.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='cron-schedule@6.0.0 @datasert/cronjs-matcher@1.4.0 prettycron@0.10.0 croner@11.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { parseCronExpression } from 'cron-schedule'
import { Cron } from 'croner'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { getFutureMatches } = require('@datasert/cronjs-matcher')
const prettycron = require('prettycron')
const from = new Date('2026-01-01T00:00:00Z')
const COUNT = 4
const short = (date) => date.slice(5, 16)
const tried = (read) => {
  try {
    return read().join(' ')
  } catch {
    return 'refused'
  }
}
const seen = {}
for (const rule of ['0 9 * * 1#2', '0 9 * * 5L', '0 9 15W * *', '0 9 * * 5#5', '0 9 * * 5-7', '0 9 * * 7', '0 9 L * *'])
  seen[rule] = {
    croner: tried(() =>
      new Cron(rule, { timezone: 'UTC' }).nextRuns(COUNT, from).map((date) => short(date.toISOString())),
    ),
    'cron-schedule': tried(() =>
      parseCronExpression(rule)
        .getNextDates(COUNT, from)
        .map((date) => short(date.toISOString())),
    ),
    '@datasert': tried(() =>
      getFutureMatches(rule, { startAt: from.toISOString(), matchCount: COUNT, timezone: 'UTC' }).map(short),
    ),
    prettycron: prettycron.toString(rule),
  }
const expected = {
  '0 9 * * 1#2': {
    croner: '01-12T09:00 02-09T09:00 03-09T09:00 04-13T09:00',
    'cron-schedule': '01-05T09:00 01-12T09:00 01-19T09:00 01-26T09:00',
    '@datasert': '01-12T09:00 02-09T09:00 03-09T09:00 04-13T09:00',
    prettycron: '09:00 on Mon',
  },
  '0 9 * * 5L': {
    croner: '01-30T09:00 02-27T09:00 03-27T09:00 04-24T09:00',
    'cron-schedule': '01-02T09:00 01-09T09:00 01-16T09:00 01-23T09:00',
    '@datasert': '01-30T09:00 02-27T09:00 03-27T09:00 04-24T09:00',
    prettycron: '09:00 on Fri',
  },
  '0 9 15W * *': {
    croner: '01-15T09:00 02-16T09:00 03-16T09:00 04-15T09:00',
    'cron-schedule': '01-15T09:00 02-15T09:00 03-15T09:00 04-15T09:00',
    '@datasert': '01-15T09:00 02-16T09:00 03-16T09:00 04-15T09:00',
    prettycron: '09:00 on the 14, 15 and 16th of every month and every Mon, Tue, Wed, Thu and Fri',
  },
  '0 9 * * 5#5': {
    croner: '01-30T09:00 05-29T09:00 07-31T09:00 10-30T09:00',
    'cron-schedule': '01-02T09:00 01-09T09:00 01-16T09:00 01-23T09:00',
    '@datasert': '01-30T09:00 05-29T09:00 10-30T09:00 01-29T09:00',
    prettycron: '09:00 on Fri',
  },
  '0 9 * * 5-7': {
    croner: '01-02T09:00 01-03T09:00 01-04T09:00 01-09T09:00',
    'cron-schedule': '01-02T09:00 01-03T09:00 01-04T09:00 01-09T09:00',
    '@datasert': '01-02T09:00 01-03T09:00 01-09T09:00 01-10T09:00',
    prettycron: '09:00 on Fri and Sat',
  },
  '0 9 * * 7': {
    croner: '01-04T09:00 01-11T09:00 01-18T09:00 01-25T09:00',
    'cron-schedule': '01-04T09:00 01-11T09:00 01-18T09:00 01-25T09:00',
    '@datasert': '01-04T09:00 01-11T09:00 01-18T09:00 01-25T09:00',
    prettycron: '09:00 on Sat',
  },
  '0 9 L * *': {
    croner: '01-31T09:00 02-28T09:00 03-31T09:00 04-30T09:00',
    'cron-schedule': 'refused',
    '@datasert': '01-31T09:00 02-28T09:00 03-31T09:00 04-30T09:00',
    prettycron: '09:00 on the 0th of every month',
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.mjs
