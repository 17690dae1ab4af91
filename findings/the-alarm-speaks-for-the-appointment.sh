#!/bin/sh
# Guess: a reader of calendar files keeps the parts of an appointment apart: the words of the alarm within it are the
# alarm's (RFC 5545, 3.6.6), a colon within quotation marks belongs to the parameter (3.2), and of what may stand
# several times it gives all.
# Really: cal-parser gives the alarm's description as the appointment's, so "bring your identity card" becomes
# "reminder"; of two who are invited and two lines of categories only the last is left, and a line break becomes a
# blank. ics-parser gives the time at which the FILE was written (DTSTAMP) as the end of an appointment that says
# DURATION. Both begin the place after the colon of an address in its parameter (ALTREP="http://…"): the room is
# //h.cn/3":…. ts-ics reads all as written.
# Whom it hurts: appointments taken over from another system: wrong notes, ends before the beginning, guests lost.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='cal-parser@1.0.2 ics-parser@0.1.5 ts-ics@2.4.6'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { convertIcsCalendar } from 'ts-ics'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const calParser = require('cal-parser')
const icsParser = require('ics-parser')
const file = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//hall//ZH',
  'BEGIN:VEVENT',
  'UID:1@hall',
  'DTSTAMP:20260101T000000Z',
  'DTSTART:20260203T010000Z',
  'DURATION:PT1H30M',
  'SUMMARY:不动产登记\\n三楼',
  'DESCRIPTION:请带身份证',
  'LOCATION;ALTREP="http://h.cn/3":三号窗口',
  'ATTENDEE;CN=甲:mailto:a@h.cn',
  'ATTENDEE;CN=乙:mailto:b@h.cn',
  'BEGIN:VALARM',
  'TRIGGER:-PT15M',
  'ACTION:DISPLAY',
  'DESCRIPTION:提醒',
  'END:VALARM',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')
const [right] = convertIcsCalendar(undefined, file).events
const [first] = calParser.parseString(file).events
const second = icsParser(file).find(({ type }) => type === 'VEVENT')
const seen = {
  'ts-ics': {
    title: right.summary,
    note: right.description,
    place: right.location,
    guests: right.attendees.map(({ name }) => name),
    length: right.duration,
  },
  'cal-parser': {
    title: first.summary.value,
    note: first.description.value,
    place: first.location.value,
    guests: [first.attendee.params.cn],
    length: first.duration.value,
  },
  'ics-parser': {
    title: second.name,
    note: second.description,
    place: second.location,
    guests: second.attendee.map(({ name }) => name),
    from: second.startDate,
    to: second.end ?? second.endDate,
  },
}
const expected = {
  'ts-ics': {
    title: '不动产登记\n三楼',
    note: '请带身份证',
    place: '三号窗口',
    guests: ['甲', '乙'],
    length: { hours: 1, minutes: 30 },
  },
  'cal-parser': { title: '不动产登记 三楼', note: '提醒', place: '//h.cn/3":三号窗口', guests: ['乙'], length: 'PT1H30M' },
  'ics-parser': {
    title: '不动产登记\n三楼',
    note: '请带身份证',
    place: '//h.cn/3":三号窗口',
    guests: ['甲', '乙'],
    from: '2026-02-03T01:00:00.000Z',
    to: '2026-01-01T00:00:00.000Z',
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
