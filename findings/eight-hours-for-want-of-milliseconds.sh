#!/bin/sh
# Guess: xe-utils (the helpers below vxe-table, in many office systems of China) reads a time with its zone, as ISO
# 8601 and RFC 3339 have it, as that instant: 01:30:00Z is 09:30 in Shanghai. It does so for what toISOString()
# writes.
# Really: only behind a fraction of a second. 2026-02-03T01:30:00.000Z is 09:30, 2026-02-03T01:30:00Z is 01:30, and
# isDateSame says that they are two times. An offset is left out likewise: 10:30:00+09:00 (Tokyo) is 10:30. +08:00 is
# right, by chance, for a reader in China; RFC 3339, 5.6, has the fraction as optional. And 30 February is 2 March and
# a valid date. No error. Date and dayjs read all of these instants alike.
# Whom it hurts: tables and forms fed by a server in Java, Go or Python, which write whole seconds without a fraction:
# every appointment eight hours early; a server in JavaScript, tried first, is right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='xe-utils@4.0.13 dayjs@1.11.23'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import dayjs from 'dayjs'
import XEUtils from 'xe-utils'
const TIMES = [
  '2026-02-03T01:30:00.000Z',
  '2026-02-03T01:30:00Z',
  '2026-02-03T09:30:00+08:00',
  '2026-02-03T10:30:00+09:00',
  '2026-02-03T10:30:00.0+09:00',
]
const seen = {}
for (const time of TIMES)
  seen[time] = [XEUtils.toDateString(time, 'yyyy-MM-dd HH:mm'), dayjs(time).format('YYYY-MM-DD HH:mm'), new Date(time).getHours()]
seen['the first two are the same'] = XEUtils.isDateSame(TIMES[0], TIMES[1], 'yyyy-MM-dd HH:mm')
seen['2026-02-30'] = [XEUtils.toDateString('2026-02-30', 'yyyy-MM-dd'), XEUtils.isValidDate(XEUtils.toStringDate('2026-02-30'))]
const right = '2026-02-03 09:30'
const expected = {
  '2026-02-03T01:30:00.000Z': [right, right, 9],
  '2026-02-03T01:30:00Z': ['2026-02-03 01:30', right, 9],
  '2026-02-03T09:30:00+08:00': [right, right, 9],
  '2026-02-03T10:30:00+09:00': ['2026-02-03 10:30', right, 9],
  '2026-02-03T10:30:00.0+09:00': [right, right, 9],
  'the first two are the same': false,
  '2026-02-30': ['2026-03-02', true],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
