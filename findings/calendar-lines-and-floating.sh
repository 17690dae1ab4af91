#!/bin/sh
# Guess: a calendar writer folds lines at 75 octets (RFC 5545, 3.1), and an event of whole days given by its length
# says P1D; a reader leaves a time without zone (floating) to the clock of whoever looks at it.
# Really: ics folds at 75 CHARACTERS, so a Chinese title makes lines of 209 octets, and writes P1DT, which the grammar
# (3.3.6) does not have: after T a time must follow. node-ical gives a floating time the zone of the file's only
# VTIMEZONE: nine in the morning on a wall is one in the morning UTC for a reader in New York. ical-generator folds by
# octets, ical.js says "floating".
# Whom it hurts: appointments offered as .ics to strict readers; opening hours taken from a calendar file.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='ics@3.12.0 ical-generator@10.2.0 node-ical@0.26.1 ical.js@2.2.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
process.env.TZ = 'America/New_York'
const ics = await import('ics')
const { default: generator } = await import('ical-generator')
const { default: nodeIcal } = await import('node-ical')
const { default: ICAL } = await import('ical.js')
const title = '不动产转移登记与水电气联动过户一件事'.repeat(6)
const widest = (text) => Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))
const calendar = generator({ name: 'hall' })
calendar.createEvent({ start: new Date('2026-02-03T01:00:00Z'), summary: title })
const byLength = ics.createEvent({ start: [2026, 2, 3], duration: { days: 1 }, title: '整天' }).value
const zone = 'TZID:China Standard Time|BEGIN:STANDARD|DTSTART:16010101T000000|TZOFFSETFROM:+0800|TZOFFSETTO:+0800'
const event = 'BEGIN:VEVENT|UID:1|DTSTAMP:20260101T000000Z|DTSTART:20260203T090000|SUMMARY:x|END:VEVENT'
const text = `BEGIN:VCALENDAR|BEGIN:VTIMEZONE|${zone}|END:STANDARD|END:VTIMEZONE|${event}|END:VCALENDAR`.replaceAll(
  '|',
  '\r\n',
)
const first = Object.values(nodeIcal.sync.parseICS(text)).find((part) => part.type === 'VEVENT')
const second = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent'))
const seen = {
  'octets of the widest line: ics, ical-generator': [
    widest(ics.createEvent({ start: [2026, 2, 3, 9, 0], duration: { hours: 1 }, title }).value),
    widest(calendar.toString()),
  ],
  'length of a whole day, ics': /DURATION:.*/.exec(byLength)[0].trim(),
  'floating nine o’clock, seen from New York: node-ical': first.start.toISOString(),
  'the same, ical.js': [second.startDate.zone.tzid, second.startDate.toJSDate().toISOString()],
}
const expected = {
  'octets of the widest line: ics, ical-generator': [209, 74],
  'length of a whole day, ics': 'DURATION:P1DT',
  'floating nine o’clock, seen from New York: node-ical': '2026-02-03T01:00:00.000Z',
  'the same, ical.js': ['floating', '2026-02-03T14:00:00.000Z'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
