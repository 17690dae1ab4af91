#!/bin/sh
# Guess: a daily rule of 09:00 in Asia/Shanghai with UNTIL=20260205T010000Z has three dates, for 01:00Z of 5 February
# IS 09:00 in Shanghai, and UNTIL is inclusive (RFC 5545, 3.3.10: with a zone in DTSTART, UNTIL stands in UTC).
# Really: rrule compares UNTIL with the wall clock as if that were UTC (09:00 > 01:00) and leaves the last day out; an
# EXDATE written in UTC takes nothing out for the same reason. ical.js, a second reader, counts as the standard does.
# Whom it hurts: east of Greenwich every imported duty roster or closing rule ends one day early, and a day that was
# called off stays in.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='rrule@2.8.1 ical.js@2.2.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import rrule from 'rrule'
import ICAL from 'ical.js'
const START = 'DTSTART;TZID=Asia/Shanghai:20260203T090000'
const rules = {
  until: `${START}\nRRULE:FREQ=DAILY;UNTIL=20260205T010000Z`,
  exdate: `${START}\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260204T010000Z`,
}
const zone =
  'BEGIN:VTIMEZONE\nTZID:Asia/Shanghai\nBEGIN:STANDARD\nDTSTART:19700101T000000\n' +
  'TZOFFSETFROM:+0800\nTZOFFSETTO:+0800\nEND:STANDARD\nEND:VTIMEZONE\n'
function daysByIcal(rule) {
  const text = `BEGIN:VCALENDAR\n${zone}BEGIN:VEVENT\nUID:1\n${rule}\nEND:VEVENT\nEND:VCALENDAR`.replaceAll(
    '\n',
    '\r\n',
  )
  const iterator = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')).iterator()
  const days = []
  for (let next = iterator.next(); next !== undefined && next !== null && days.length < 9; next = iterator.next()) {
    days.push(next.day)
  }
  return days
}
const daysByRrule = (rule) =>
  rrule
    .rrulestr(rule)
    .all()
    .map((date) => date.getUTCDate())
const seen = Object.fromEntries(
  Object.entries(rules).flatMap(([name, rule]) => [
    [`${name}, rrule, days of February`, daysByRrule(rule)],
    [`${name}, ical.js`, daysByIcal(rule)],
  ]),
)
const expected = {
  'until, rrule, days of February': [3, 4],
  'until, ical.js': [3, 4, 5],
  'exdate, rrule, days of February': [3, 4, 5],
  'exdate, ical.js': [3, 5],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
