#!/bin/sh
# Guess: date('W') and date('o') of the packages that bring PHP's functions to JavaScript are what they are in PHP, week
# and year of ISO 8601 and GB/T 7408.1: from Monday on, and the first week holds 4 January.
# Really: in locutus (two million downloads a month) and php-date-formatter (below jquery-datetimepicker) EVERY day of
# 2026 lies a week too early: Monday 2 February is in week 5 (right: 6), New Year's Day in week 53 of 2025 (1 of 2026), and
# the year ends in week 52 (53). From 2020 to 2024 and from 2028 to 2030 every day is right, so tests of those years pass;
# in 2032 every day is wrong again: years that begin on a Thursday. locutus' idate('W') does the same, its
# strftime('%G-W%V') is right, so two functions of one package contradict each other. No error. date-fns is the judge.
# Whom it hurts: weekly reports, rosters by week, "in week 6" on a notice, for the whole of this year.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='locutus@3.0.36 php-date-formatter@1.3.7 date-fns@4.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
process.env.TZ = 'UTC'
const { getISOWeek, getISOWeekYear } = require('date-fns')
const { date: phpDate } = require('locutus/php/datetime/date')
const { idate } = require('locutus/php/datetime/idate')
const { strftime } = require('locutus/php/datetime/strftime')
const DateFormatter = require('php-date-formatter')
const formatter = new DateFormatter()
const two = (week) => String(week).padStart(2, '0')
const seconds = (date) => date.getTime() / 1000
const judge = (date) => `${getISOWeekYear(date)}-W${two(getISOWeek(date))}`
const ways = {
  'locutus date': (date) => phpDate('o-\\WW', seconds(date)),
  'locutus idate, week alone': (date) => `${getISOWeekYear(date)}-W${two(idate('W', seconds(date)))}`,
  'locutus strftime': (date) => strftime('%G-W%V', seconds(date)),
  'php-date-formatter': (date) => formatter.formatDate(date, 'o-\\WW'),
}
const at = (day) => new Date(`${day}T12:00:00Z`)
function daysOf(year) {
  const days = []
  for (let day = at(`${year}-01-01`); day.getUTCFullYear() === year; day = new Date(day.getTime() + 86_400_000)) days.push(day)
  return days
}
const DAYS = ['2026-01-01', '2026-02-02', '2026-12-31', '2025-06-02']
const YEARS = Array.from({ length: 16 }, (_, index) => 2020 + index)
const seen = { 'by date-fns': DAYS.map((day) => judge(at(day))) }
for (const [name, way] of Object.entries(ways)) {
  if (name !== 'locutus idate, week alone') seen[name] = DAYS.map((day) => way(at(day)))
  seen[`${name}, wrong days of 2020 to 2035`] = YEARS.map(
    (year) => daysOf(year).filter((day) => way(day) !== judge(day)).length,
  ).join(' ')
}
const BEHIND = ['2025-W53', '2026-W05', '2026-W52', '2025-W23']
const RIGHT = ['2026-W01', '2026-W06', '2026-W53', '2025-W23']
const WRONG = '0 0 0 0 0 3 365 3 0 0 0 3 366 2 0 0'
const expected = {
  'by date-fns': RIGHT,
  'locutus date': BEHIND,
  'locutus date, wrong days of 2020 to 2035': WRONG,
  'locutus idate, week alone, wrong days of 2020 to 2035': WRONG,
  'locutus strftime': RIGHT,
  'locutus strftime, wrong days of 2020 to 2035': '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0',
  'php-date-formatter': BEHIND,
  'php-date-formatter, wrong days of 2020 to 2035': WRONG,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
