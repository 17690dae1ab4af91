#!/bin/sh
# Guess: epi-week, which gives the week of notifiable diseases (from Sunday; the first one has four days or more of the new
# year) as health offices count it, has a week 1 in each year.
# Really: in 2026, 2027 and 2028 it goes from the last week of the year before to week 2, and every week of the year is one
# too high: 4 January 2026 is in week 2 (right: 1), 31 December in 53 (52). So it is in each year that begins on a
# Thursday, Friday or Saturday, 2015, 2016, 2021 and 2022 too. The dates of its README (December 2012, 1 January 2015) are
# right, and so are 2023 to 2025; and the Date that is handed to it is set to midnight. No error. The judge is the rule:
# the year of the week's Wednesday, and which Wednesday of that year it is.
# Whom it hurts: weekly figures of vaccinations and cases at the health desk, beside those of the national office.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='epi-week@0.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
process.env.TZ = 'UTC'
const epiWeek = require('epi-week')
const DAY = 86_400_000
function judge(date) {
  const wednesday = new Date(date.getTime() + (3 - date.getUTCDay()) * DAY)
  const year = wednesday.getUTCFullYear()
  const before = (Date.UTC(wednesday.getUTCFullYear(), wednesday.getUTCMonth(), wednesday.getUTCDate()) - Date.UTC(year, 0, 1)) / DAY
  return `${year} week ${Math.floor(before / 7) + 1}`
}
const told = (date) => {
  const { week, year } = epiWeek(new Date(date))
  return `${year} week ${week}`
}
const at = (day) => new Date(`${day}T12:00:00Z`)
const seen = {}
for (const day of ['2012-12-30', '2015-01-01', '2025-06-01', '2026-01-03', '2026-01-04', '2026-12-31', '2027-01-03'])
  seen[`${day}: epi-week, rule`] = [told(at(day)), judge(at(day))]
for (let year = 2014; year <= 2028; year += 1) {
  const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(year, 0, 1, 12) + index * DAY))
  seen[`wrong in ${year}`] = days.filter((day) => day.getUTCFullYear() === year && told(day) !== judge(day)).length
}
const handed = at('2026-02-03')
epiWeek(handed)
seen['noon, afterwards'] = handed.toISOString()
const both = (week) => [week, week]
const expected = {
  '2012-12-30: epi-week, rule': both('2013 week 1'),
  '2015-01-01: epi-week, rule': both('2014 week 53'),
  '2025-06-01: epi-week, rule': both('2025 week 23'),
  '2026-01-03: epi-week, rule': both('2025 week 53'),
  '2026-01-04: epi-week, rule': ['2026 week 2', '2026 week 1'],
  '2026-12-31: epi-week, rule': ['2026 week 53', '2026 week 52'],
  '2027-01-03: epi-week, rule': ['2027 week 2', '2027 week 1'],
  'wrong in 2014': 0,
  'wrong in 2015': 362,
  'wrong in 2016': 366,
  'wrong in 2017': 0,
  'wrong in 2018': 0,
  'wrong in 2019': 0,
  'wrong in 2020': 0,
  'wrong in 2021': 363,
  'wrong in 2022': 365,
  'wrong in 2023': 0,
  'wrong in 2024': 0,
  'wrong in 2025': 0,
  'wrong in 2026': 362,
  'wrong in 2027': 365,
  'wrong in 2028': 365,
  'noon, afterwards': '2026-02-03T00:00:00.000Z',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
