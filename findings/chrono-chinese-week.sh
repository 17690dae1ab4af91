#!/bin/sh
# Guess: chrono-node's Chinese reader, which knows 后天上午九点半, reads 本周日 on a Monday as the Sunday of that week, 14:15 in
# 下午两点一刻 and midnight in 晚上12点; what it does not know it leaves out as a whole.
# Really: 本周日 is YESTERDAY (GB/T 7408.1: the week begins on Monday, so it lies six days ahead), 星期日上午 is today, for
# the day is dropped and only 上午 read, 下下周一 loses its first 下 and a week, 一刻 (a quarter of an hour) is one minute,
# 晚上12点 is noon. The English reader has "this Sunday" right.
# Whom it hurts: an appointment typed or spoken as people say it: no error, another day.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='chrono-node@2.10.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as chrono from 'chrono-node'
const monday = new Date(2026, 1, 2, 10, 0)
const two = (number) => String(number).padStart(2, '0')
const said = (reader, text) => {
  const [{ text: taken, start }] = reader.parse(text, monday, { forwardDate: false })
  const at = start.date()
  return [taken, `${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`]
}
const zh = chrono.zh.hans.casual
const seen = {
  'right: 后天上午九点半': said(zh, '后天上午九点半'),
  'right: 下周三下午三点': said(zh, '下周三下午三点'),
  本周日: said(zh, '本周日'),
  星期日上午: said(zh, '星期日上午'),
  下下周一: said(zh, '下下周一'),
  下午两点一刻: said(zh, '下午两点一刻'),
  晚上12点: said(zh, '晚上12点'),
  'English: this Sunday': said(chrono.en.casual, 'this Sunday'),
}
const expected = {
  'right: 后天上午九点半': ['后天上午九点半', '02-04 09:30'],
  'right: 下周三下午三点': ['下周三下午三点', '02-11 15:00'],
  本周日: ['周日', '02-01 12:00'],
  星期日上午: ['星期日上午', '02-02 06:00'],
  下下周一: ['下周一', '02-09 12:00'],
  下午两点一刻: ['下午两点一', '02-02 14:01'],
  晚上12点: ['晚上12点', '02-02 12:00'],
  'English: this Sunday': ['this Sunday', '02-08 12:00'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
