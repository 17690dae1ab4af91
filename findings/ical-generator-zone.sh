#!/bin/sh
# Guess: a calendar made with timezone 'Asia/Shanghai' and an event at 2026-02-03T01:00:00Z says 09:00 with TZID
# Asia/Shanghai (or 01:00 with a Z); its DTSTAMP ends in Z, as RFC 5545 (3.8.7.2) demands.
# Really: ical-generator writes the clock of the PROCESS as floating time, without TZID and without Z. On a server in
# UTC the appointment of nine in the morning stands at 01:00; DTSTAMP has lost its Z too. With the zone on the event a
# TZID appears, beside the wrong hour. Only without any zone is the instant right.
# Whom it hurts: whoever offers "add to calendar" from a container; it looks right on a developer's machine in China.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='ical-generator@10.2.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
process.env.TZ = 'UTC'
const { default: ical } = await import('ical-generator')
const start = new Date('2026-02-03T01:00:00Z')
const stamp = new Date('2026-02-01T00:00:00Z')
const linesOf = (calendar) =>
  calendar
    .toString()
    .match(/^DT(STAMP|START).*$/gm)
    .map((line) => line.trim())
function made(calendarZone, eventZone) {
  const calendar = ical(calendarZone === null ? {} : { timezone: calendarZone })
  calendar.createEvent({ start, stamp, summary: '预约', ...(eventZone === null ? {} : { timezone: eventZone }) })
  return linesOf(calendar)
}
const seen = {
  'zone on the calendar': made('Asia/Shanghai', null),
  'zone on the event': made(null, 'Asia/Shanghai'),
  'no zone': made(null, null),
}
const expected = {
  'zone on the calendar': ['DTSTAMP:20260201T000000', 'DTSTART:20260203T010000'],
  'zone on the event': ['DTSTAMP:20260201T000000Z', 'DTSTART;TZID=Asia/Shanghai:20260203T010000'],
  'no zone': ['DTSTAMP:20260201T000000Z', 'DTSTART:20260203T010000Z'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
