#!/bin/sh
# Guess: date-holidays, which the whole world's holiday packages are built on, gives the Mid-Autumn Festival (15th of the
# 8th month), a holiday by law in China, Hong Kong, Taiwan, Korea and Vietnam, to the day, as it does in 2026 to 2032.
# Really: that of 2033 is a month late in China (7 October), in Hong Kong, in Taiwan and in Korea (추석, from 6 October); for
# Vietnam, in the same package, it is right (8 September). Its calendar (date-chinese) has the leap month of that year
# behind the 7th; by the rule (GB/T 33661-2017: twelve months from winter solstice to winter solstice have no leap month)
# it stands behind the 11th, the well-known hard case of this calendar. 重阳 (Hong Kong) is late too, no other day of 2032
# or 2034 is. No error. lunar-javascript, korean-lunar-calendar (from Korea's own tables) and Node's Intl say 8 September.
# Whom it hurts: plans over years: terms of contracts, leases of stalls, duty, tests of "all years up to 2040".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='date-holidays@3.37.0 lunar-javascript@1.7.7 korean-lunar-calendar@0.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const Holidays = require('date-holidays')
const KoreanLunarCalendar = require('korean-lunar-calendar')
const { Lunar } = require('lunar-javascript')
const FULL_MOON = /^(?:chinese|korean|vietnamese) 0?8-0-1[456]/
const inChinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
function korean(year) {
  const calendar = new KoreanLunarCalendar()
  calendar.setLunarDate(year, 8, 15, false)
  const { month, day } = calendar.getSolarCalendar()
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
const seen = {}
for (const year of [2032, 2033, 2034]) {
  for (const country of ['CN', 'HK', 'TW', 'KR', 'VN']) {
    const found = new Holidays(country).getHolidays(year).find((holiday) => FULL_MOON.test(holiday.rule))
    seen[`${country} ${year}`] = found.date.slice(0, 10)
  }
  seen[`lunar-javascript ${year}`] = Lunar.fromYmd(year, 8, 15).getSolar().toYmd()
  seen[`korean-lunar-calendar ${year}`] = korean(year)
}
seen['Intl, 8 September and 7 October 2033'] = ['2033-09-08', '2033-10-07'].map((day) => inChinese.format(new Date(day)))
const expected = {
  'CN 2032': '2032-09-19',
  'HK 2032': '2032-09-20',
  'TW 2032': '2032-09-19',
  'KR 2032': '2032-09-18',
  'VN 2032': '2032-09-19',
  'lunar-javascript 2032': '2032-09-19',
  'korean-lunar-calendar 2032': '2032-09-19',
  'CN 2033': '2033-10-07',
  'HK 2033': '2033-10-08',
  'TW 2033': '2033-10-07',
  'KR 2033': '2033-10-06',
  'VN 2033': '2033-09-08',
  'lunar-javascript 2033': '2033-09-08',
  'korean-lunar-calendar 2033': '2033-09-08',
  'CN 2034': '2034-09-27',
  'HK 2034': '2034-09-28',
  'TW 2034': '2034-09-27',
  'KR 2034': '2034-09-26',
  'VN 2034': '2034-09-26',
  'lunar-javascript 2034': '2034-09-27',
  'korean-lunar-calendar 2034': '2034-09-27',
  'Intl, 8 September and 7 October 2033': ['8/15', '9/15'],
}
console.log('Hong Kong has the day after, Korea begins on the day before.')
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
