#!/bin/sh
# Guess: mingo, MongoDB's queries over lists in memory (a million downloads a month), gives the weeks, months and days
# that MongoDB gives, or names the difference: its README has a list of them, and none is about dates.
# Really: a month after 31 January is 3 March and a month before 31 March too, a year after 29 February 2028 is 1 March
# (MongoDB, as date-fns: the last day of the month). $dateTrunc with a zone takes the day of UTC: 01:00 of 4 February in
# Shanghai is cut to midnight of the THIRD, 01:00 of 1 February to 1 JANUARY; at 09:00 it is right. Of $week its own
# comment says as the manual does that weeks begin on Sunday, the first Sunday begins week 1 and the days before are
# week 0; it gives 1, 2 and 3 for 3, 4 and 11 January 2026 (0, 1, 2), and 53 for Sunday, 1 January 2023 (1).
# $isoWeek is right, $isoWeekYear is the calendar's year: New Year's Day 2027 lies in week 53 of 2027, a year too late.
# $round to tens cuts off: 19.25 is 10 (20). No error.
# Whom it hurts: reports and terms that a page or a test reckons so, beside those of the server.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='mingo@7.2.7 date-fns@4.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { aggregate } from 'mingo'
import { addMonths, addYears, getISOWeek, getISOWeekYear, subMonths } from 'date-fns'
const at = (text) => new Date(text)
const asked = (expression) => {
  const [{ answer }] = aggregate([{ _id: 1 }], [{ $project: { answer: expression } }])
  return answer instanceof Date ? answer.toISOString().slice(0, 16) : answer
}
const move = (operator, day, unit) => asked({ [operator]: { startDate: at(day), unit, amount: 1 } })
const cut = (moment, unit) => asked({ $dateTrunc: { date: at(moment), unit, timezone: 'Asia/Shanghai' } })
const judged = (date) => date.toISOString().slice(0, 16)
const seen = {
  'a month after 31 January': [move('$dateAdd', '2026-01-31', 'month'), judged(addMonths(at('2026-01-31'), 1))],
  'a month before 31 March': [move('$dateSubtract', '2026-03-31', 'month'), judged(subMonths(at('2026-03-31'), 1))],
  'a year after 29 February 2028': [move('$dateAdd', '2028-02-29', 'year'), judged(addYears(at('2028-02-29'), 1))],
  'week of 3, 4 and 11 January 2026': ['2026-01-03', '2026-01-04', '2026-01-11'].map((day) => asked({ $week: at(day) })),
  'week of 1 January 2023, a Sunday': asked({ $week: at('2023-01-01') }),
  'ISO week and year of 1 January 2027': [
    asked({ $isoWeek: at('2027-01-01') }),
    asked({ $isoWeekYear: at('2027-01-01') }),
    getISOWeek(at('2027-01-01')),
    getISOWeekYear(at('2027-01-01')),
  ],
  'cut to the day, 4 February 01:00 in Shanghai': cut('2026-02-03T17:00Z', 'day'),
  'cut to the month, 1 February 01:00 in Shanghai': cut('2026-01-31T17:00Z', 'month'),
  'cut to the day, 4 February 09:00 in Shanghai': cut('2026-02-04T01:00Z', 'day'),
  '19.25 to tens': asked({ $round: [19.25, -1] }),
}
const expected = {
  'a month after 31 January': ['2026-03-03T00:00', '2026-02-28T00:00'],
  'a month before 31 March': ['2026-03-03T00:00', '2026-02-28T00:00'],
  'a year after 29 February 2028': ['2029-03-01T00:00', '2029-02-28T00:00'],
  'week of 3, 4 and 11 January 2026': [1, 2, 3],
  'week of 1 January 2023, a Sunday': 53,
  'ISO week and year of 1 January 2027': [53, 2027, 53, 2026],
  'cut to the day, 4 February 01:00 in Shanghai': '2026-02-02T16:00',
  'cut to the month, 1 February 01:00 in Shanghai': '2025-12-31T16:00',
  'cut to the day, 4 February 09:00 in Shanghai': '2026-02-03T16:00',
  '19.25 to tens': 10,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.mjs
