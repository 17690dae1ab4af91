#!/bin/sh
# Guess: ical.js, written for Mozilla's calendar, gives the days of a rule as RFC 5545 has them, or refuses the rule.
# Really: "the last of March, June, September and December" (FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1) is right in its
# first year; from the next one on the quarters end on 1 JULY and 1 OCTOBER. Of "the last of the days 28 to 31"
# (BYSETPOS=-1) January and February are right, then come all four days of every month. The 20th Monday of the year, an
# example of the standard (3.8.5.3), is every Monday. Yearly from 29 February gives 1 March, though an invalid date MUST
# be ignored (3.3.10); Kendo does so too, even in 2032, and finds no 20th Monday at all. rrule and rrule-temporal are
# right in all four.
# Whom it hurts: quarterly and monthly duties taken over from a calendar; a test of the first year sees nothing.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='ical.js@2.2.1 @progress/kendo-recurrence@1.0.5 @progress/kendo-date-math@1.5.17 rrule@2.8.1
  rrule-temporal@2.2.8'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import ICAL from 'ical.js'
import { RRuleTemporal } from 'rrule-temporal'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { rrulestr } = require('rrule')
const { expand, parseRule } = require('@progress/kendo-recurrence')
const { ZonedDate } = require('@progress/kendo-date-math')
const COUNT = 8
const utc = (text) => ZonedDate.fromUTCDate(new Date(`${text}Z`), 'Etc/UTC')
const isoDay = (date) => date.toISOString().slice(0, 10)
const readers = {
  rrule: (start, rule) =>
    rrulestr(`DTSTART:${start.replaceAll('-', '')}T090000Z\nRRULE:${rule}`)
      .all((_, index) => index < COUNT)
      .map(isoDay),
  'rrule-temporal': (start, rule) =>
    new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${start.replaceAll('-', '')}T090000\nRRULE:${rule}` })
      .all((_, index) => index < COUNT)
      .map((found) => found.toPlainDate().toString()),
  'ical.js': (start, rule) => {
    const days = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(`${start}T09:00:00`))
    return Array.from({ length: COUNT }, () => days.next().toString().slice(0, 10))
  },
  kendo: (start, rule) => {
    const parsed = parseRule({ recurrenceRule: rule })
    parsed.start = utc(`${start}T09:00`)
    parsed.end = utc(`${start}T10:00`)
    const range = { rangeStart: parsed.start, rangeEnd: utc('2060-01-01T00:00'), maxOccurrences: COUNT }
    return expand(parsed, range)
      .events.slice(0, COUNT)
      .map(({ start: found }) => isoDay(found.toUTCDate()))
  },
}
const all = (start, rule) =>
  Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, read(start, rule).join(' ')]))
const seen = {
  'the last day of the quarter': all('2026-03-31', 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1'),
  'the last of the days 28 to 31': all('2026-01-31', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1'),
  'the 20th Monday of the year': all('1997-05-19', 'FREQ=YEARLY;BYDAY=20MO'),
  'yearly from 29 February': all('2028-02-29', 'FREQ=YEARLY'),
}
const expected = {
  'the last day of the quarter': {
    rrule: '2026-03-31 2026-06-30 2026-09-30 2026-12-31 2027-03-31 2027-06-30 2027-09-30 2027-12-31',
    'rrule-temporal': '2026-03-31 2026-06-30 2026-09-30 2026-12-31 2027-03-31 2027-06-30 2027-09-30 2027-12-31',
    'ical.js': '2026-03-31 2026-06-30 2026-09-30 2026-12-31 2027-03-31 2027-07-01 2027-10-01 2027-12-31',
    kendo: '2026-03-31 2026-06-30 2026-09-30 2026-12-31 2027-03-31 2027-06-30 2027-09-30 2027-12-31',
  },
  'the last of the days 28 to 31': {
    rrule: '2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-08-31',
    'rrule-temporal': '2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-08-31',
    'ical.js': '2026-01-31 2026-02-28 2026-03-28 2026-03-29 2026-03-30 2026-03-31 2026-04-28 2026-04-29',
    kendo: '2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-08-31',
  },
  'the 20th Monday of the year': {
    rrule: '1997-05-19 1998-05-18 1999-05-17 2000-05-15 2001-05-14 2002-05-20 2003-05-19 2004-05-17',
    'rrule-temporal': '1997-05-19 1998-05-18 1999-05-17 2000-05-15 2001-05-14 2002-05-20 2003-05-19 2004-05-17',
    'ical.js': '1997-05-19 1997-05-26 1997-06-02 1997-06-09 1997-06-16 1997-06-23 1997-06-30 1997-07-07',
    kendo: '',
  },
  'yearly from 29 February': {
    rrule: '2028-02-29 2032-02-29 2036-02-29 2040-02-29 2044-02-29 2048-02-29 2052-02-29 2056-02-29',
    'rrule-temporal': '2028-02-29 2032-02-29 2036-02-29 2040-02-29 2044-02-29 2048-02-29 2052-02-29 2056-02-29',
    'ical.js': '2028-02-29 2029-03-01 2030-03-01 2031-03-01 2032-02-29 2033-03-01 2034-03-01 2035-03-01',
    kendo: '2028-02-29 2029-03-01 2030-03-01 2031-03-01 2032-03-01 2033-03-01 2034-03-01 2035-03-01',
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
