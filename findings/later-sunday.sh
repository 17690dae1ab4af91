#!/bin/sh
# Guess: "0 9 * * 7" is nine o'clock on Sunday for every cron package that takes a 7 (cron(8): "0 or 7 is Sunday"),
# and "0 9 1 * 1" is the first of the month OR Monday, as crontab(5) has it.
# Really: later (and its living fork) takes 7 for SATURDAY, so 5-7 is Friday and Saturday, and both day fields must
# hold: the second rule runs a few times a year, when the first is a Monday. croner, cron-parser and cron agree on the
# guess.
# Whom it hurts: a weekly job (report, backup, restart) moved from one package to the other: no error, another day.
# All times in UTC, from 2026-02-01, which is a Sunday.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='later@1.2.0 @breejs/later@4.2.0 croner@11.0.1 cron-parser@5.10.6'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import later from 'later'
import bree from '@breejs/later'
import { Cron } from 'croner'
import { CronExpressionParser } from 'cron-parser'
const from = new Date('2026-02-01T00:00:00Z')
const text = (dates) =>
  dates.map(
    (date) =>
      `${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][date.getUTCDay()]} ${date.toISOString().slice(0, 10)}`,
  )
function nextOf(library, rule) {
  library.date.UTC()
  return text(library.schedule(library.parse.cron(rule)).next(3, from))
}
function byParser(rule) {
  const dates = CronExpressionParser.parse(rule, { currentDate: from, tz: 'UTC' })
  return text([1, 2, 3].map(() => dates.next().toDate()))
}
const seen = {}
for (const rule of ['0 9 * * 7', '0 9 1 * 1']) {
  seen[`${rule} later`] = nextOf(later, rule)
  seen[`${rule} @breejs/later`] = nextOf(bree, rule)
  seen[`${rule} croner`] = text(new Cron(rule, { timezone: 'UTC', paused: true }).nextRuns(3, from))
  seen[`${rule} cron-parser`] = byParser(rule)
}
const SATURDAYS = ['Sat 2026-02-07', 'Sat 2026-02-14', 'Sat 2026-02-21']
const SUNDAYS = ['Sun 2026-02-01', 'Sun 2026-02-08', 'Sun 2026-02-15']
const MONDAY_FIRSTS = ['Mon 2026-06-01', 'Mon 2027-02-01', 'Mon 2027-03-01']
const EITHER = ['Sun 2026-02-01', 'Mon 2026-02-02', 'Mon 2026-02-09']
const expected = {
  '0 9 * * 7 later': SATURDAYS,
  '0 9 * * 7 @breejs/later': SATURDAYS,
  '0 9 * * 7 croner': SUNDAYS,
  '0 9 * * 7 cron-parser': SUNDAYS,
  '0 9 1 * 1 later': MONDAY_FIRSTS,
  '0 9 1 * 1 @breejs/later': MONDAY_FIRSTS,
  '0 9 1 * 1 croner': EITHER,
  '0 9 1 * 1 cron-parser': EITHER,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
