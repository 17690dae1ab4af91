#!/bin/sh
# Guess: the length between two dates in months and days is one that people say: from 31 January to 28 February a month
# or 28 days, from 31 January to 1 March a month and a day; all its parts have one sign.
# Really: duration-fns says one month MINUS three days (P1M-3D), two months minus thirty days, and from 30 November 2027
# to 1 March 2028 a YEAR minus eight months minus 29 days: it subtracts year from year, month from month and day from
# day, and lets them stand. A page that shows the largest part says one year for three months, one that shows parts
# above nought says two months for one. Where the later day of the month is in the later date all is right, so most
# tests are. Its documentation shows whole years alone; date-fns and luxon count as people do.
# Whom it hurts: "valid for …", "waiting since …", terms told in months, at the turn of a month.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='duration-fns@3.0.2 date-fns@4.4.0 luxon@3.7.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { intervalToDuration } from 'date-fns'
import { DateTime } from 'luxon'
import { createRequire } from 'node:module'
const { between, toString } = createRequire(import.meta.url)('duration-fns')
const kept = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== 0))
const seen = {}
for (const [from, to] of [
  ['2026-01-31', '2026-02-28'],
  ['2026-01-31', '2026-03-01'],
  ['2027-11-30', '2028-03-01'],
  ['2026-03-15', '2026-04-20'],
])
  seen[`${from} to ${to}`] = {
    'duration-fns': [between(from, to), toString(between(from, to))].map((one) =>
      typeof one === 'string' ? one : kept(one),
    ),
    'date-fns': intervalToDuration({ start: new Date(from), end: new Date(to) }),
    luxon: DateTime.fromISO(to).diff(DateTime.fromISO(from), ['months', 'days']).toISO(),
  }
const expected = {
  '2026-01-31 to 2026-02-28': {
    'duration-fns': [{ months: 1, days: -3 }, 'P1M-3D'],
    'date-fns': { months: 1 },
    luxon: 'P1M',
  },
  '2026-01-31 to 2026-03-01': {
    'duration-fns': [{ months: 2, days: -30 }, 'P2M-30D'],
    'date-fns': { months: 1, days: 1 },
    luxon: 'P1M1D',
  },
  '2027-11-30 to 2028-03-01': {
    'duration-fns': [{ years: 1, months: -8, days: -29 }, 'P1Y-8M-29D'],
    'date-fns': { months: 3, days: 1 },
    luxon: 'P3M1D',
  },
  '2026-03-15 to 2026-04-20': {
    'duration-fns': [{ months: 1, days: 5 }, 'P1M5D'],
    'date-fns': { months: 1, days: 5 },
    luxon: 'P1M5D',
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.mjs
