#!/bin/sh
# Guess: intlFormatDistance of date-fns, given two days, tells how far apart they are, as its table says ("7 days: next
# week, 8 days to 1 month: in X weeks, 1 month: next month, 2-3 months: in X months"): the farther, the larger the
# number.
# Really: it counts the borders of calendar weeks, months and years between them. From Saturday 7 February to Sunday
# the 15th, 8 days, it says 2周后 (in 2 weeks); from Sunday the 1st to Saturday the 14th, 13 days, 下周 (next week). 32 days
# over a New Year are 2个月后, 58 days from 1 February 下个月, and 366 days are 2年后 where 729 are 明年 (next year). Weeks
# begin on SUNDAY, whatever the locale says (GB/T 7408.1: on Monday). formatDistanceStrict beside it counts the days.
# Whom it hurts: "the result comes 2周后" for eight days, "your card runs out 下个月" for nearly two: and two dates of
# which the later one is said to be nearer.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='date-fns@4.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { differenceInCalendarDays, formatDistanceStrict, intlFormatDistance } from 'date-fns'
import { zhCN } from 'date-fns/locale'
const cases = [
  ['2026-02-07', '2026-02-15'],
  ['2026-02-01', '2026-02-14'],
  ['2025-12-31', '2026-02-01'],
  ['2026-02-01', '2026-03-31'],
  ['2025-12-31', '2027-01-01'],
  ['2026-01-01', '2027-12-31'],
]
const at = (day) => new Date(`${day}T12:00:00`)
const seen = Object.fromEntries(
  cases.map(([now, then]) => [
    `${now} to ${then}, ${differenceInCalendarDays(at(then), at(now))} days`,
    [
      intlFormatDistance(at(then), at(now), { locale: 'zh-CN' }),
      intlFormatDistance(at(then), at(now), { locale: 'en' }),
      formatDistanceStrict(at(then), at(now), { locale: zhCN, unit: 'day' }),
    ],
  ]),
)
const expected = {
  '2026-02-07 to 2026-02-15, 8 days': ['2周后', 'in 2 weeks', '8 天'],
  '2026-02-01 to 2026-02-14, 13 days': ['下周', 'next week', '13 天'],
  '2025-12-31 to 2026-02-01, 32 days': ['2个月后', 'in 2 months', '32 天'],
  '2026-02-01 to 2026-03-31, 58 days': ['下个月', 'next month', '58 天'],
  '2025-12-31 to 2027-01-01, 366 days': ['2年后', 'in 2 years', '366 天'],
  '2026-01-01 to 2027-12-31, 729 days': ['明年', 'next year', '729 天'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
