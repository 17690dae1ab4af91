#!/bin/sh
# Guess: ical2json turns a calendar file into JSON and back (--revert) without loss, or at least keeps every line
# apart: several attendees, some with a name and some without, are what every invitation has.
# Really: as soon as one attendee has a parameter (CN=) and another one has none, the way back spells the second one
# out, letter by letter: ATTENDEE;0=m;1=a;2=i;… and :undefined for the address. Two with names, or two without, are
# kept. A name in quotation marks with a colon in it (RFC 5545, 3.2: QSAFE-CHAR allows it), "窗口:3", is torn: the
# address in the JSON begins with 3". Several EXDATE lines become one, which is allowed; texts keep their \, and \n,
# which is not said.
# Whom it hurts: appointments that go through JSON on the way to a calendar: the second attendee's invitation is lost.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='ical2json@5.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { convert, revert } from 'ical2json'
const event = (...lines) => ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
const EVENTS = {
  'two with names': ['ATTENDEE;CN=甲:mailto:a@h.example', 'ATTENDEE;CN=乙:mailto:b@h.example'],
  'two without': ['ATTENDEE:mailto:a@h.example', 'ATTENDEE:mailto:b@h.example'],
  'one of each': ['ATTENDEE;CN=甲:mailto:a@h.example', 'ATTENDEE:mailto:b@h.example'],
  'a colon in a name': ['ATTENDEE;CN="窗口:3":mailto:a@h.example'],
  'texts': ['SUMMARY:社保\\, 医保\\n二楼'],
}
const seen = {}
for (const [what, lines] of Object.entries(EVENTS)) {
  const json = convert(event(...lines))
  const back = revert(json).replace(/\r?\n /g, '').split(/\r?\n/).slice(2, -2)
  seen[what] = { json: json.VCALENDAR[0].VEVENT[0], back: back.filter(Boolean) }
}
const expected = {
  'two with names': {
    json: { ATTENDEE: [{ _: 'mailto:a@h.example', CN: '甲' }, { _: 'mailto:b@h.example', CN: '乙' }] },
    back: ['ATTENDEE;CN=甲:mailto:a@h.example', 'ATTENDEE;CN=乙:mailto:b@h.example']
  },
  'two without': {
    json: { ATTENDEE: ['mailto:a@h.example', 'mailto:b@h.example'] },
    back: ['ATTENDEE:mailto:a@h.example', 'ATTENDEE:mailto:b@h.example']
  },
  'one of each': {
    json: { ATTENDEE: [{ _: 'mailto:a@h.example', CN: '甲' }, 'mailto:b@h.example'] },
    back: [
      'ATTENDEE;CN=甲:mailto:a@h.example',
      'ATTENDEE;0=m;1=a;2=i;3=l;4=t;5=o;6=:;7=b;8=@;9=h;10=.;11=e;12=x;13=a;14=m;15=p;16=l;17=e:undefined'
    ]
  },
  'a colon in a name': {
    json: { ATTENDEE: { _: '3":mailto:a@h.example', CN: '"窗口' } },
    back: ['ATTENDEE;CN="窗口:3":mailto:a@h.example']
  },
  texts: { json: { SUMMARY: '社保\\, 医保\\n二楼' }, back: ['SUMMARY:社保\\, 医保\\n二楼'] },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
