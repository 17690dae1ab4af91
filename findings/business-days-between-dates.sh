#!/bin/sh
# Guess: dayjs-business-time counts business days between two dates as it adds them: Tuesday plus one is Wednesday, so
# from Tuesday to Wednesday is one, whatever the time of day.
# Really: between dates (midnight) both ends count, two from Tuesday to Wednesday, six from Monday to Monday, one from a
# day to itself; at ten in the morning, within the hours of work, it is one, five and nought. Backwards it is again one
# more. By article 201 of the Civil Code (《民法典》: the day on which a term begins is not counted) and date-fns it is 1,
# 5 and 0.
# Whom it hurts: "working days left" and "days late" from columns of dates: always one more than the term was made by.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='dayjs@1.11.23 dayjs-business-time@1.0.4 date-fns@4.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { differenceInBusinessDays } from 'date-fns'
import dayjs from 'dayjs'
import business from 'dayjs-business-time'
dayjs.extend(business.default ?? business)
const between = (from, to, time) => dayjs(`${from}T${time}`).businessDaysDiff(dayjs(`${to}T${time}`))
const pairs = {
  'Tuesday, Wednesday': ['2026-02-03', '2026-02-04'],
  'Monday, Monday': ['2026-02-02', '2026-02-09'],
  'a day, itself': ['2026-02-03', '2026-02-03'],
  'Wednesday, Tuesday': ['2026-02-04', '2026-02-03'],
}
const seen = {
  'Tuesday plus 1': dayjs('2026-02-03').addBusinessDays(1).format('YYYY-MM-DD'),
  'Monday plus 5': dayjs('2026-02-02').addBusinessDays(5).format('YYYY-MM-DD'),
}
for (const [what, [from, to]] of Object.entries(pairs))
  seen[what] = [
    between(from, to, '00:00'),
    between(from, to, '10:00'),
    differenceInBusinessDays(`${to}T00:00`, `${from}T00:00`),
  ]
const expected = {
  'Tuesday plus 1': '2026-02-04',
  'Monday plus 5': '2026-02-09',
  'Tuesday, Wednesday': [2, 1, 1],
  'Monday, Monday': [6, 5, 5],
  'a day, itself': [1, 0, 0],
  'Wednesday, Tuesday': [-2, -1, -1],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
