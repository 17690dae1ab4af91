#!/bin/sh
# Guess: nextBusinessDay() of a package for business days that has been told all holidays is a business day, or an
# error when there is none.
# Really: it looks at seven days and hands out the seventh, whatever it is. Spring Festival of 2026 has nine days off:
# from Friday 13 February moment-business-days says Thursday the 19th, dayjs-business-days2 too, both a holiday by
# their own isBusinessDay; backwards from the 24th it is the 18th. Adding one business day (businessAdd,
# businessDaysAdd) gives the 24th in both: two ways, two days. moment's README names the limit (nextBusinessDayLimit),
# not what comes back. National Day, seven days, is enough: from 30 September it is 6 October (right: the 8th).
# Whom it hurts: the day named to applicants for their result, in the two weeks of the year when it matters.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='moment-business-days@1.2.0 moment@2.30.1 dayjs-business-days2@1.4.0 dayjs@1.11.23'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import moment from 'moment-business-days'
import dayjs from 'dayjs'
import plugin from 'dayjs-business-days2'
// 国办发明电〔2025〕7号: 春节 15 to 23 February 2026; 国庆 1 to 7 October
const two = (day) => String(day).padStart(2, '0')
const run = (month, from, to) => Array.from({ length: to - from + 1 }, (_, at) => `2026-${month}-${two(from + at)}`)
const holidays = [...run('02', 15, 23), ...run('10', 1, 7)]
const holidayFormat = 'YYYY-MM-DD'
moment.updateLocale('en', { holidays, holidayFormat })
dayjs.extend(plugin.default ?? plugin, { holidays, holidayFormat })
const told = (day) => `${day.format(holidayFormat)} ${day.isBusinessDay()}`
const ofMoment = (day) => moment(day, holidayFormat)
const seen = {
  'moment: next of 02-13, and one added': [told(ofMoment('2026-02-13').nextBusinessDay()), told(ofMoment('2026-02-13').businessAdd(1))],
  'moment: one before 02-24': told(ofMoment('2026-02-24').prevBusinessDay()),
  'dayjs: next of 02-13, and one added': [told(dayjs('2026-02-13').nextBusinessDay()), told(dayjs('2026-02-13').businessDaysAdd(1))],
  'dayjs: one before 02-24': told(dayjs('2026-02-24').prevBusinessDay()),
  'next of 09-30, both': [told(ofMoment('2026-09-30').nextBusinessDay()), told(dayjs('2026-09-30').nextBusinessDay())],
}
const expected = {
  'moment: next of 02-13, and one added': ['2026-02-19 false', '2026-02-24 true'],
  'moment: one before 02-24': '2026-02-18 false',
  'dayjs: next of 02-13, and one added': ['2026-02-19 false', '2026-02-24 true'],
  'dayjs: one before 02-24': '2026-02-18 false',
  'next of 09-30, both': ['2026-10-06 false', '2026-10-06 false'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
