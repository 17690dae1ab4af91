#!/bin/sh
# Guess: a writer of calendar files writes a note of two lines, and a comma in a title, as RFC 5545 asks: \n, \, and \;
# (3.3.11), and the time at which it was written in UTC, with a Z (3.8.7.2).
# Really: icalevent writes the line break itself, so the second line of the note stands in the file as a line of its
# own, and ical.js refuses the whole file. ics-js puts a blank behind the break, which is the sign of a folded line
# (3.1): a reader joins the two lines, 请带身份证复印件 for two things. Neither escapes commas and semicolons. Both write
# DTSTAMP without Z, ics-js the beginning too: the clock of the machine, eight hours early for a server in UTC. datebook
# escapes, but marks each appointment TRANSPARENT, "the time stays free" (3.8.2.7), unasked, and has PRODID behind the
# event, where 3.6 wants it before. ts-ics is right.
# Whom it hurts: invitations to an appointment at the hall with a list of what to bring.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='icalevent@0.3.2 ics-js@0.10.2 datebook@8.0.1 ts-ics@2.4.6 ical.js@2.2.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { ICalendar } from 'datebook'
import ICAL from 'ical.js'
import { generateIcsCalendar } from 'ts-ics'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const ICalEvent = require('icalevent')
const { VCALENDAR, VEVENT } = require('ics-js')
const title = '登记, 三楼'
const note = '请带身份证\n复印件'
const [start, end] = [new Date('2026-02-03T09:00:00+08:00'), new Date('2026-02-03T10:00:00+08:00')]
function byIcsJs() {
  const [calendar, event] = [new VCALENDAR(), new VEVENT()]
  calendar.addProp('VERSION', 2)
  calendar.addProp('PRODID', 'hall')
  event.addProp('UID', '1')
  event.addProp('DTSTAMP', start)
  event.addProp('DTSTART', start)
  event.addProp('SUMMARY', title)
  event.addProp('DESCRIPTION', note)
  calendar.addComponent(event)
  return calendar.toString()
}
const files = {
  icalevent: new ICalEvent({
    uid: 1,
    offset: 0,
    start,
    end,
    timezone: 'Asia/Shanghai',
    summary: title,
    description: note,
  }).toFile(),
  'ics-js': byIcsJs(),
  datebook: new ICalendar({ title, description: note, start, end }).render(),
  'ts-ics': generateIcsCalendar({
    version: '2.0',
    prodId: 'hall',
    events: [
      {
        uid: '1',
        stamp: { date: start },
        start: { date: start },
        end: { date: end },
        summary: title,
        description: note,
      },
    ],
  }),
}
function readBack(text) {
  try {
    const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')
    return [event.getFirstPropertyValue('summary'), event.getFirstPropertyValue('description')]
  } catch (fault) {
    return fault.message.slice(0, 40)
  }
}
const seen = {}
for (const [name, text] of Object.entries(files))
  seen[name] = {
    title: /^SUMMARY.*$/m.exec(text)[0].trim(),
    begins: /^DTSTART.*$/m.exec(text)[0].trim(),
    stamp: /^DTSTAMP:\d+T\d+(Z?)/m.exec(text)[1] === 'Z' ? 'UTC' : 'no zone',
    busy: text.includes('TRANSP:TRANSPARENT') ? 'free' : 'busy',
    'PRODID in the head': text.indexOf('PRODID') < text.indexOf('BEGIN:VEVENT'),
    'read by ical.js': readBack(text),
  }
const expected = {
  icalevent: {
    title: 'SUMMARY:登记, 三楼',
    begins: 'DTSTART;TZID=Asia/Shanghai:20260203T010000',
    stamp: 'no zone',
    busy: 'busy',
    'PRODID in the head': true,
    'read by ical.js': 'invalid line (no token ";" or ":") "复印件"',
  },
  'ics-js': {
    title: 'SUMMARY:登记, 三楼',
    begins: 'DTSTART:20260203T010000',
    stamp: 'no zone',
    busy: 'busy',
    'PRODID in the head': true,
    'read by ical.js': ['登记, 三楼', '请带身份证复印件'],
  },
  datebook: {
    title: 'SUMMARY:登记\\, 三楼',
    begins: 'DTSTART:20260203T010000Z',
    stamp: 'UTC',
    busy: 'free',
    'PRODID in the head': false,
    'read by ical.js': ['登记, 三楼', '请带身份证\n复印件'],
  },
  'ts-ics': {
    title: 'SUMMARY:登记\\, 三楼',
    begins: 'DTSTART:20260203T010000Z',
    stamp: 'UTC',
    busy: 'busy',
    'PRODID in the head': true,
    'read by ical.js': ['登记, 三楼', '请带身份证\n复印件'],
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.mjs
