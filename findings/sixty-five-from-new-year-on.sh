#!/bin/sh
# Guess: the years between two dates are the completed ones, as an age is: who was born on 31 December 1960 is 65 for
# the whole of 2026 but its last day; and 18 on the 18th birthday, not before.
# Really: three of five packages give a year too many. diff-dates subtracts the numbers of the years: it says 66 from
# New Year on, 364 days early; its months likewise (from 31 January to 1 February is one). date-diff rounds to one
# place, so in the last eighteen days a year is full. date-difference takes 365 days for a year: 66 years are full
# sixteen days early, and on the 18th birthday it says "18y 4d". Beside 23 hours and 30 minutes diff-dates says 24 hours
# and one day. date-fns and timediff count as people do.
# Whom it hurts: tickets with precedence for the old, allowances from 60, 65 or 80 on, capacity from 18 (《民法典》, article
# 17).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='diff-dates@1.0.15 date-diff@1.0.2 date-difference@1.0.0 timediff@1.1.1 date-fns@4.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { differenceInHours, differenceInMonths, differenceInYears } from 'date-fns'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const diffDates = require('diff-dates')
const DateDiff = require('date-diff').default
const dateDifference = require('date-difference')
const timediff = require('timediff')
const day = (text) => new Date(`${text}T00:00`)
function ages(born, today) {
  const [from, to] = [day(born), day(today)]
  return {
    'date-fns': differenceInYears(to, from),
    timediff: timediff(from, to, 'Y').years,
    'diff-dates': diffDates(to, from, 'years'),
    'date-diff': new DateDiff(to, from).years(),
    'date-difference': dateDifference(from, to),
  }
}
const [late, early] = [new Date('2026-02-04T08:30'), new Date('2026-02-03T09:00')]
const seen = {
  'born 1960-12-31, on 2026-01-01': ages('1960-12-31', '2026-01-01'),
  'born 1960-12-31, on 2026-12-15': ages('1960-12-31', '2026-12-15'),
  'born 2008-06-01, on 2026-05-29': ages('2008-06-01', '2026-05-29'),
  'born 2008-06-01, on 2026-06-01': ages('2008-06-01', '2026-06-01'),
  'months from 31 January to 1 February': [
    differenceInMonths(day('2026-02-01'), day('2026-01-31')),
    diffDates(day('2026-02-01'), day('2026-01-31'), 'months'),
  ],
  'hours of 23:30, days': [
    differenceInHours(late, early),
    diffDates(late, early, 'hours'),
    diffDates(late, early, 'days'),
  ],
}
const expected = {
  'born 1960-12-31, on 2026-01-01': {
    'date-fns': 65,
    timediff: 65,
    'diff-dates': 66,
    'date-diff': 65,
    'date-difference': '65y 17d',
  },
  'born 1960-12-31, on 2026-12-15': {
    'date-fns': 65,
    timediff: 65,
    'diff-dates': 66,
    'date-diff': 66,
    'date-difference': '66y',
  },
  'born 2008-06-01, on 2026-05-29': {
    'date-fns': 17,
    timediff: 17,
    'diff-dates': 18,
    'date-diff': 18,
    'date-difference': '18y 1d',
  },
  'born 2008-06-01, on 2026-06-01': {
    'date-fns': 18,
    timediff: 18,
    'diff-dates': 18,
    'date-diff': 18,
    'date-difference': '18y 4d',
  },
  'months from 31 January to 1 February': [0, 1],
  'hours of 23:30, days': [23, 24, 1],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
