#!/bin/sh
# Guess: a day of the coming week in relative words (moment's calendar(), date-fns' formatRelative) is said as people say
# it: on a Monday the Thursday three days ahead is 本星期四 or 星期四; 下星期四 is the one in ten days, for a week goes from
# Monday to Sunday (GB/T 7408.1, ISO 8601).
# Really: in moment's zh-tw, zh-hk and zh-mo and in date-fns' zhTW and zhHK each of the next six days has 下星期 or 下個星期
# before it, and each of the last six 上: this week's Thursday is NEXT week's for whoever reads it, the Tuesday of the
# same week last week's. Their zh-cn and zhCN look at the week and are right, so a test in simplified script sees
# nothing. moment's bo (Tibetan) says "next week, 9:30" for all of these days and names no day of the week at all. No
# error; date-fns' ja has 翌週, the next week, for this Thursday too; the documentation shows English alone ("Thursday
# at"), where the matter does not arise.
# Whom it hurts: "your appointment is 下星期四": people from Hong Kong, Macao and Taiwan come a week late.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='moment@2.31.0 date-fns@4.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import moment from 'moment'
import 'moment/locale/bo.js'
import 'moment/locale/zh-cn.js'
import 'moment/locale/zh-hk.js'
import 'moment/locale/zh-mo.js'
import 'moment/locale/zh-tw.js'
import { formatRelative } from 'date-fns'
import * as locales from 'date-fns/locale'
const MONDAY = '2026-02-02T09:00:00'
const FRIDAY = '2026-02-06T09:00:00'
const cases = [
  ['2026-02-05T09:30:00', MONDAY],
  ['2026-02-08T09:30:00', MONDAY],
  ['2026-02-03T09:30:00', FRIDAY],
  ['2026-02-09T09:30:00', FRIDAY],
]
const day = (text) => text.replace(/\s*(?:上午)?[の ]?\s*0?9:30$/u, '')
const seen = {}
for (const name of ['zh-cn', 'zh-tw', 'zh-hk', 'zh-mo'])
  seen[`moment ${name}`] = cases.map(([then, now]) => day(moment(then).locale(name).calendar(moment(now).locale(name))))
seen['moment bo'] = cases.slice(0, 2).map(([then, now]) => moment(then).locale('bo').calendar(moment(now).locale('bo')))
for (const name of ['zhCN', 'zhTW', 'zhHK', 'ja'])
  seen[`date-fns ${name}`] = cases.map(([then, now]) =>
    day(formatRelative(new Date(then), new Date(now), { locale: locales[name] })),
  )
const expected = {
  'moment zh-cn': ['本周四', '本周日', '本周二', '下周一'],
  'moment zh-tw': ['下星期四', '下星期日', '上星期二', '下星期一'],
  'moment zh-hk': ['下星期四', '下星期日', '上星期二', '下星期一'],
  'moment zh-mo': ['下星期四', '下星期日', '上星期二', '下星期一'],
  'moment bo': ['བདུན་ཕྲག་རྗེས་མ, ཞོགས་ཀས ༩:༣༠', 'བདུན་ཕྲག་རྗེས་མ, ཞོགས་ཀས ༩:༣༠'],
  'date-fns zhCN': ['星期四', '星期日', '星期二', '下个星期一'],
  'date-fns zhTW': ['下個星期四', '下個星期日', '上個星期二', '下個星期一'],
  'date-fns zhHK': ['下個星期四', '下個星期日', '上個星期二', '下個星期一'],
  'date-fns ja': ['翌週の木曜日', '翌週の日曜日', '先週の火曜日', '翌週の月曜日'],
}
console.log('Monday: this Thursday, this Sunday; Friday: this Tuesday, next Monday')
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
