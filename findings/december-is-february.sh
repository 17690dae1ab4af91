#!/bin/sh
# Guess: any-date-parser, which takes dates in "any locale that your runtime's Intl.DateTimeFormat supports", reads
# 12月1日 in zh-CN as the first of December, 14时30分 as half past two, a time with Z as that instant; what it cannot it
# calls invalid.
# Really: 12月1日 is the first of FEBRUARY and 11月12日 the first of JANUARY, for it finds 2月 and 1月 within them; with the
# year before them, and from January to October, all is right. 14时30分 and 9点半 are dropped, the date stands at
# midnight; of 下午2点30分 the half hour goes. 09:30:00+08:00 is 01:30 on a machine in Shanghai, as 01:30:00Z is: the
# hours of UTC are taken for local ones (by the README its own tests run under TZ=UTC). No error. The right answer
# stands beside each.
# Whom it hurts: dates typed as people write them, and times of another server; dayjs-parser and luxon-parser use it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='any-date-parser@2.2.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import parser from 'any-date-parser'
const two = (number) => String(number).padStart(2, '0')
const told = (text) => {
  const date = parser.fromString(text, 'zh-CN')
  if (date.invalid) return 'invalid'
  return `${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}
const TEXTS = {
  '9月30日': '09-30 00:00',
  '10月5日': '10-05 00:00',
  '11月12日': '11-12 00:00',
  '12月1日': '12-01 00:00',
  '2026年12月1日': '12-01 00:00',
  '2026年2月3日 14:30': '02-03 14:30',
  '2026年2月3日 14时30分': '02-03 14:30',
  '2026年2月3日 9点半': '02-03 09:30',
  '2026年2月3日 下午2点30分': '02-03 14:30',
  '2026-02-03T09:30:00+08:00': '02-03 09:30',
  '2026-02-03T01:30:00Z': '02-03 09:30',
}
const seen = Object.fromEntries(Object.entries(TEXTS).map(([text, right]) => [text, { read: told(text), right }]))
const WRONG = {
  '11月12日': '01-01 00:00',
  '12月1日': '02-01 00:00',
  '2026年2月3日 14时30分': '02-03 00:00',
  '2026年2月3日 9点半': '02-03 00:00',
  '2026年2月3日 下午2点30分': '02-03 14:00',
  '2026-02-03T09:30:00+08:00': '02-03 01:30',
  '2026-02-03T01:30:00Z': '02-03 01:30',
}
const expected = Object.fromEntries(Object.entries(TEXTS).map(([text, right]) => [text, { read: WRONG[text] ?? right, right }]))
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
