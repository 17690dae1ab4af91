#!/bin/sh
# Guess: a calculator of working time within given hours and a given zone (nine to five in Shanghai) gives one length
# for two moments, however they are written, and leaves out the whole days of a calendar file that it reads.
# Really: working-time-calculator takes the day of the week from the text: from Monday 07:00 to 10:00 is one hour with
# +08:00, and nothing when the same moment is written as Sunday 23:00Z, as toISOString() writes it. A holiday without an
# end (DTSTART;VALUE=DATE alone, by RFC 5545, 3.6.1, one day) or with DURATION:P1D stays a working day; of a yearly one
# only the first year is left out. From later to earlier is as long as forwards, without a sign. With DTEND, in the year
# of the file, all is right.
# Whom it hurts: terms of an hour or a day counted by it for what comes in before eight on a Monday; 元旦 of the next
# year.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='working-time-calculator@0.0.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const Calculator = createRequire(import.meta.url)('working-time-calculator')
function nineToFive() {
  const calculator = new Calculator()
  calculator.addWorkingHours(Calculator.WEEKDAYS, '09:00', '17:00', 'Asia/Shanghai')
  return calculator
}
async function newYear(...lines) {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:hall', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z']
  const text = [...head, ...lines, 'SUMMARY:元旦', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')
  writeFileSync('holidays.ics', text)
  const calculator = nineToFive()
  await calculator.excludeCalendarFile({ path: './holidays.ics' })
  const day = (year) => [`${year}-01-01T08:30:00+08:00`, `${year}-01-01T18:00:00+08:00`]
  return [2026, 2027].map((year) => calculator.calcMinutesBetween(...day(year)))
}
const minutes = (from, to) => nineToFive().calcMinutesBetween(from, to)
const start = 'DTSTART;VALUE=DATE:20260101'
const seen = {
  'Monday 07:00 to 10:00, +08:00': minutes('2026-02-09T07:00:00+08:00', '2026-02-09T10:00:00+08:00'),
  'the same, written with Z': minutes('2026-02-08T23:00:00Z', '2026-02-09T02:00:00Z'),
  'Tuesday, both ways': [
    minutes('2026-02-10T07:00:00+08:00', '2026-02-10T10:00:00+08:00'),
    minutes('2026-02-09T23:00:00Z', '2026-02-10T02:00:00Z'),
  ],
  backwards: minutes('2026-02-10T10:00:00+08:00', '2026-02-10T09:00:00+08:00'),
  '1 January 2026 and 2027, with DTEND': await newYear(start, 'DTEND;VALUE=DATE:20260102'),
  'without an end': await newYear(start),
  'with DURATION': await newYear(start, 'DURATION:P1D'),
  'yearly, with DTEND': await newYear(start, 'DTEND;VALUE=DATE:20260102', 'RRULE:FREQ=YEARLY'),
}
setTimeout(() => process.exit(1), 30_000).unref()
const expected = {
  'Monday 07:00 to 10:00, +08:00': 60,
  'the same, written with Z': 0,
  'Tuesday, both ways': [60, 60],
  backwards: 60,
  '1 January 2026 and 2027, with DTEND': [0, 480],
  'without an end': [480, 480],
  'with DURATION': [480, 480],
  'yearly, with DTEND': [0, 480],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.mjs
