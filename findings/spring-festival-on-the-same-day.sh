#!/bin/sh
# Guess: a reader of calendar files that does not know the Chinese calendar refuses RRULE:RSCALE=CHINESE;FREQ=YEARLY,
# or takes the first day alone: RFC 7529 made RSCALE a part of the rule, and an example of it (4.3) is the Chinese New
# Year.
# Really: ical.js (and ical-expander on it) and node-ical repeat the Spring Festival of 2026 on 17 FEBRUARY of every
# year: 2027 eleven days late, 2028 three weeks; of the RFC's example, from 10 February 2013, no later day is right.
# ical.js keeps RSCALE in what it writes, node-ical drops it, so the next program cannot know. rrule refuses the rule.
# lunar-javascript is the judge.
# Whom it hurts: festivals and lunar memorial days out of calendar programs that make such rules, shown or kept free
# on the wrong days; the first year is right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='ical.js@2.2.1 ical-expander@3.2.0 node-ical@0.26.1 rrule@2.8.1 lunar-javascript@1.7.7'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import ICAL from 'ical.js'
import IcalExpander from 'ical-expander'
import { createRequire } from 'node:module'
import nodeIcal from 'node-ical'
const require = createRequire(import.meta.url)
const { rrulestr } = require('rrule')
const { Lunar } = require('lunar-javascript')
const file = (start) =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20120101T000000Z'],
    ...[`DTSTART;VALUE=DATE:${start.replaceAll('-', '')}`, 'RRULE:RSCALE=CHINESE;FREQ=YEARLY;COUNT=5', 'SUMMARY:春节'],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n')
const ofNodeIcal = (start) => Object.values(nodeIcal.sync.parseICS(file(start))).find(({ type }) => type === 'VEVENT').rrule
const READERS = {
  'ical.js': (start) => {
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(file(start))).getFirstSubcomponent('vevent'))
    const days = event.iterator()
    return Array.from({ length: 5 }, () => days.next().toString())
  },
  'ical-expander': (start) =>
    new IcalExpander({ ics: file(start), maxIterations: 9 }).all().occurrences.map(({ startDate }) => startDate.toString()),
  'node-ical': (start) => ofNodeIcal(start).all().map((day) => day.toISOString().slice(0, 10)),
  rrule: (start) =>
    rrulestr(`DTSTART:${start.replaceAll('-', '')}T000000Z\nRRULE:RSCALE=CHINESE;FREQ=YEARLY;COUNT=5`)
      .all()
      .map((day) => day.toISOString().slice(0, 10)),
  'lunar-javascript': (start) =>
    Array.from({ length: 5 }, (_, at) => Lunar.fromYmd(Number(start.slice(0, 4)) + at, 1, 1).getSolar().toYmd()),
}
const seen = {}
for (const [name, read] of Object.entries(READERS))
  for (const start of ['2013-02-10', '2026-02-17'])
    try {
      seen[`${name}, ${start}`] = read(start).join(' ')
    } catch {
      seen[`${name}, ${start}`] = 'refused'
    }
seen['ical.js writes'] = /RRULE:.*/.exec(new ICAL.Component(ICAL.parse(file('2026-02-17'))).toString())[0].trim()
seen['node-ical writes'] = /RRULE:.*/.exec(ofNodeIcal('2026-02-17').toString())[0]
const gregorian = ['2013-02-10 2014-02-10 2015-02-10 2016-02-10 2017-02-10', '2026-02-17 2027-02-17 2028-02-17 2029-02-17 2030-02-17']
const expected = {
  'ical.js, 2013-02-10': gregorian[0],
  'ical.js, 2026-02-17': gregorian[1],
  'ical-expander, 2013-02-10': gregorian[0],
  'ical-expander, 2026-02-17': gregorian[1],
  'node-ical, 2013-02-10': gregorian[0],
  'node-ical, 2026-02-17': gregorian[1],
  'rrule, 2013-02-10': 'refused',
  'rrule, 2026-02-17': 'refused',
  'lunar-javascript, 2013-02-10': '2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28',
  'lunar-javascript, 2026-02-17': '2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03',
  'ical.js writes': 'RRULE:RSCALE=CHINESE;FREQ=YEARLY;COUNT=5',
  'node-ical writes': 'RRULE:FREQ=YEARLY;COUNT=5',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
