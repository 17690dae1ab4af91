#!/bin/sh
# Guess: moment-business-time, whose README closes for lunch by four times a day ('09:30', '12:00', '13:00', '17:00'),
# counts working time between two moments without the break; a.workingDiff(b) is negative when b is the later one, as
# moment's diff is.
# Really: with breaks it is right only for two moments on both sides of the same break, or after it. With 08:30–11:30
# and 13:30–17:00, from 09:00 to 10:00 is +150 minutes for -60, from 09:00 to 11:30 -30 for -150, from 12:00 to 13:00,
# all of it lunch, +30 for 0, Monday 16:30 to Tuesday 09:00 +210 for -60. Without a break all are right, and
# addWorkingTime is right with breaks as well.
# Whom it hurts: time limits and service levels in offices that close at noon: an hour of the morning is two and a half,
# the other way.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='moment-business-time@2.0.0 moment@2.30.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const moment = require('moment-business-time')
const HOURS = { 'no break': ['08:30:00', '17:00:00'], break: ['08:30:00', '11:30:00', '13:30:00', '17:00:00'] }
const SPANS = [
  ['02-02T09:00', '02-02T10:00'],
  ['02-02T11:00', '02-02T14:00'],
  ['02-02T09:00', '02-02T11:30'],
  ['02-02T12:00', '02-02T13:00'],
  ['02-02T16:30', '02-03T09:00'],
]
const seen = {}
for (const [kind, day] of Object.entries(HOURS)) {
  moment.updateLocale('en', { workinghours: { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null } })
  for (const [from, to] of SPANS)
    seen[`${kind}: ${from} to ${to}`] = moment(`2026-${from}`).workingDiff(moment(`2026-${to}`), 'minutes')
  const moved = moment('2026-02-02T16:30').addWorkingTime(60, 'minutes')
  seen[`${kind}: 60 minutes added to 02-02T16:30`] = moved.format('MM-DDTHH:mm')
}
const expected = {
  'no break: 02-02T09:00 to 02-02T10:00': -60,
  'no break: 02-02T11:00 to 02-02T14:00': -180,
  'no break: 02-02T09:00 to 02-02T11:30': -150,
  'no break: 02-02T12:00 to 02-02T13:00': -60,
  'no break: 02-02T16:30 to 02-03T09:00': -60,
  'no break: 60 minutes added to 02-02T16:30': '02-03T09:00',
  'break: 02-02T09:00 to 02-02T10:00': 150,
  'break: 02-02T11:00 to 02-02T14:00': -60,
  'break: 02-02T09:00 to 02-02T11:30': -30,
  'break: 02-02T12:00 to 02-02T13:00': 30,
  'break: 02-02T16:30 to 02-03T09:00': 210,
  'break: 60 minutes added to 02-02T16:30': '02-03T09:00',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.cjs
