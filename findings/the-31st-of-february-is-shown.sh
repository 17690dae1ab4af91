#!/bin/sh
# Guess: the dates below the date picker of React most used for other calendars (react-date-object, in
# react-multi-date-picker) add a month to 31 January as 28 February or 3 March, but as a day that exists; half past
# twelve at night that it writes it reads again; its weeks change on one day of the week.
# Really: it SHOWS 2026/02/31, with isValid true, day 31 and month 2, while toDate() is 3 March: the paper and the database
# have two days. setMonth(2) and toLastOfMonth() plus a month do the same, and a day more is 4 March. "12:30 am" is read
# as half past TWELVE IN THE DAY, also what format('hh:mm a') has just written for 00:30. weekOfYear counts seven days
# from 1 January, so in 2026 the week changes on Wednesdays, in 2025 on Tuesdays: Tuesday the 3rd of February is in week
# 5, Wednesday in week 6. 30 February as a text is valid and 2 March. No error. date-fns has 28 February and 00:30.
# Whom it hurts: "valid for a month", terms that a form shows and stores, appointments after midnight, rosters by week.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='react-date-object@2.1.9 date-fns@4.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
process.env.TZ = 'Asia/Shanghai'
const { addMonths, format, parse } = require('date-fns')
const loaded = require('react-date-object')
const DateObject = loaded.default ?? loaded
const shownAndStored = (date) => [date.format('YYYY/MM/DD'), format(date.toDate(), 'yyyy/MM/dd'), date.isValid]
const january = () => new DateObject(new Date(2026, 0, 31, 9))
const WITH_NOON = 'YYYY-MM-DD hh:mm a'
const read = (text) => new DateObject({ date: text, format: WITH_NOON }).format('HH:mm')
function changesOfWeek(year) {
  const days = Array.from({ length: 365 }, (_, index) => new DateObject(new Date(year, 0, 1 + index, 12)))
  const changed = days.slice(1).filter((day, at) => day.weekOfYear !== days[at].weekOfYear)
  return [...new Set(changed.map((day) => format(day.toDate(), 'EEEE')))]
}
const seen = {
  '31 January and a month': shownAndStored(january().add(1, 'month')),
  '31 March and setMonth(2)': shownAndStored(new DateObject(new Date(2026, 2, 31, 9)).setMonth(2)),
  'the last of January and a month': shownAndStored(january().toLastOfMonth().add(1, 'month')),
  '31 January, a month and a day': shownAndStored(january().add(1, 'month').add(1, 'day')),
  'by date-fns': format(addMonths(new Date(2026, 0, 31), 1), 'yyyy/MM/dd'),
  '30 February as a text': shownAndStored(new DateObject('2026/02/30')),
  '00:30 written': new DateObject(new Date(2026, 1, 3, 0, 30)).format(WITH_NOON),
  'read again, 12:30 am, 12:30 pm, 01:30 pm': [
    read(new DateObject(new Date(2026, 1, 3, 0, 30)).format(WITH_NOON)),
    ...['12:30 am', '12:30 pm', '01:30 pm'].map((clock) => read(`2026-02-03 ${clock}`)),
  ],
  '12:30 am by date-fns': format(parse('2026-02-03 12:30 am', 'yyyy-MM-dd hh:mm a', 0), 'HH:mm'),
  'weeks change on, 2024 to 2027': [2024, 2025, 2026, 2027].map(changesOfWeek).join(' '),
  'week of 3 and 4 February 2026': [3, 4].map((day) => new DateObject(new Date(2026, 1, day, 12)).weekOfYear),
}
const expected = {
  '31 January and a month': ['2026/02/31', '2026/03/03', true],
  '31 March and setMonth(2)': ['2026/02/31', '2026/03/03', true],
  'the last of January and a month': ['2026/02/31', '2026/03/03', true],
  '31 January, a month and a day': ['2026/03/04', '2026/03/04', true],
  'by date-fns': '2026/02/28',
  '30 February as a text': ['2026/03/02', '2026/03/02', true],
  '00:30 written': '2026-02-03 12:30 am',
  'read again, 12:30 am, 12:30 pm, 01:30 pm': ['12:30', '12:30', '12:30', '13:30'],
  '12:30 am by date-fns': '00:30',
  'weeks change on, 2024 to 2027': 'Sunday Tuesday Wednesday Thursday',
  'week of 3 and 4 February 2026': [5, 6],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
