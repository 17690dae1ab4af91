#!/bin/sh
# Guess: Sugar's dates in Chinese (zh-CN is one of its own locales), which read 后天, 下周一 and 三天后 rightly, read 周日 and
# 下周日 on a Monday as Chinese say it: the Sunday of this week, six days ahead, and that of the next, in thirteen.
# Really: 周日, 星期天 and 这周日 are YESTERDAY, 上周日 the Sunday before that and 下周日 the coming one, each a week too early,
# for its weeks begin on Sunday in every language (GB/T 7408.1, and 上周 and 下周 as people say it: on Monday). From Monday
# to Saturday the six other days are right. On a Sunday it is they who are wrong: 下周一, tomorrow, is in eight days, and
# 上周一, 13 days ago, is six days ago. What it does not know (本周日, 两天后, 晚上8点) is an invalid date. No error. The days
# meant are reckoned by date-fns, weeks from Monday.
# Whom it hurts: "open again 周日", an appointment typed as 下周日, or anything typed on a Sunday: a week off.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='sugar-date@2.0.6 date-fns@4.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
process.env.TZ = 'Asia/Shanghai'
const { addDays, format, startOfWeek } = require('date-fns')
const { Date: Sugar } = require('sugar-date')
require('sugar-date/locales')
Sugar.setLocale('zh-CN')
const MONDAY = new Date(2026, 1, 2, 10)
const SUNDAY = new Date(2026, 1, 8, 10)
const WEEKDAYS = [...'一二三四五六日']
function read(text, now) {
  Sugar.setOption('newDateInternal', () => new Date(now))
  const date = Sugar.create(text)
  return Number.isNaN(date.getTime()) ? 'invalid' : format(date, 'd MMM')
}
const meant = (weeks, weekday, now) =>
  format(addDays(startOfWeek(now, { weekStartsOn: 1 }), weeks * 7 + WEEKDAYS.indexOf(weekday)), 'd MMM')
const seen = {}
for (const [today, now] of Object.entries({ Monday: MONDAY, Sunday: SUNDAY }))
  for (const [weeks, words] of [[-1, ['上周']], [0, ['周', '这周']], [1, ['下周']]])
    for (const weekday of ['一', '三', '日'])
      for (const word of words)
        seen[`on ${today} 2026-02-0${now.getDate()}, ${word}${weekday}: read, meant`] = [
          read(word + weekday, now),
          meant(weeks, weekday, now),
        ]
for (const text of ['星期天', '后天', '三天后', '本周日', '两天后', '晚上8点']) seen[`on Monday, ${text}`] = read(text, MONDAY)
const expected = {
  'on Monday 2026-02-02, 上周一: read, meant': ['26 Jan', '26 Jan'],
  'on Monday 2026-02-02, 上周三: read, meant': ['28 Jan', '28 Jan'],
  'on Monday 2026-02-02, 上周日: read, meant': ['25 Jan', '1 Feb'],
  'on Monday 2026-02-02, 周一: read, meant': ['2 Feb', '2 Feb'],
  'on Monday 2026-02-02, 这周一: read, meant': ['2 Feb', '2 Feb'],
  'on Monday 2026-02-02, 周三: read, meant': ['4 Feb', '4 Feb'],
  'on Monday 2026-02-02, 这周三: read, meant': ['4 Feb', '4 Feb'],
  'on Monday 2026-02-02, 周日: read, meant': ['1 Feb', '8 Feb'],
  'on Monday 2026-02-02, 这周日: read, meant': ['1 Feb', '8 Feb'],
  'on Monday 2026-02-02, 下周一: read, meant': ['9 Feb', '9 Feb'],
  'on Monday 2026-02-02, 下周三: read, meant': ['11 Feb', '11 Feb'],
  'on Monday 2026-02-02, 下周日: read, meant': ['8 Feb', '15 Feb'],
  'on Sunday 2026-02-08, 上周一: read, meant': ['2 Feb', '26 Jan'],
  'on Sunday 2026-02-08, 上周三: read, meant': ['4 Feb', '28 Jan'],
  'on Sunday 2026-02-08, 上周日: read, meant': ['1 Feb', '1 Feb'],
  'on Sunday 2026-02-08, 周一: read, meant': ['9 Feb', '2 Feb'],
  'on Sunday 2026-02-08, 这周一: read, meant': ['9 Feb', '2 Feb'],
  'on Sunday 2026-02-08, 周三: read, meant': ['11 Feb', '4 Feb'],
  'on Sunday 2026-02-08, 这周三: read, meant': ['11 Feb', '4 Feb'],
  'on Sunday 2026-02-08, 周日: read, meant': ['8 Feb', '8 Feb'],
  'on Sunday 2026-02-08, 这周日: read, meant': ['8 Feb', '8 Feb'],
  'on Sunday 2026-02-08, 下周一: read, meant': ['16 Feb', '9 Feb'],
  'on Sunday 2026-02-08, 下周三: read, meant': ['18 Feb', '11 Feb'],
  'on Sunday 2026-02-08, 下周日: read, meant': ['15 Feb', '15 Feb'],
  'on Monday, 星期天': '1 Feb',
  'on Monday, 后天': '4 Feb',
  'on Monday, 三天后': '5 Feb',
  'on Monday, 本周日': 'invalid',
  'on Monday, 两天后': 'invalid',
  'on Monday, 晚上8点': 'invalid',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
