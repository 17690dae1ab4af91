#!/bin/sh
# Guess: packages that turn a date into its lunar date agree for the years of living people; the calendar is published
# (GB/T 33661), and tables of 1900 to 2100 are small.
# Really: three of eight do not. moment-lunar has no 30th of the second month, and no 29th but in leap years: it keeps
# the lunar date as a Gregorian one, whose February ends, and says 三月初一 or 初二 (88 days of 1970 to 2035).
# lunar-calendar is a day short for most of the time from April 2007 to February 2008; chinese-lunar is a day ahead in
# autumn 1978 and in two months of 1996, and in 2033 a month behind. And on a machine in China both trip over the
# summer time of 1986 to 1991: lunar-calendar says the 26.958th of the month, for every day of those summers,
# chinese-lunar is a day ahead on 93 days. The other five (lunar-javascript, tyme4ts, solarlunar-es, lunar-lite,
# lunisolar) agree on all 24 106 days.
# Whom it hurts: lunar birthdays, which elderly people name at the counter; a lobby display with the day's lunar date.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='lunar-javascript@1.7.7 tyme4ts@1.5.2 solarlunar-es@1.0.9 lunar-lite@0.2.8 lunisolar@2.6.0 moment-lunar@0.0.4
  lunar-calendar@0.1.4 chinese-lunar@0.1.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { Solar } = require('lunar-javascript')
const { SolarDay } = require('tyme4ts')
const solarlunar = require('solarlunar-es').default ?? require('solarlunar-es')
const { solar2lunar } = require('lunar-lite')
const lunisolar = require('lunisolar')
const moment = require('moment-lunar')
const { solarToLunar } = require('lunar-calendar')
const chineseLunar = require('chinese-lunar')
/** Month and day; whether the month is a leap one is left out, for moment-lunar does not tell. */
const PACKAGES = {
  tyme4ts: (year, month, day) => {
    const lunar = SolarDay.fromYmd(year, month, day).getLunarDay()
    return [Math.abs(lunar.getMonth()), lunar.getDay()]
  },
  'solarlunar-es': (...date) => {
    const { lMonth, lDay } = solarlunar.solar2lunar(...date)
    return [lMonth, lDay]
  },
  'lunar-lite': (...date) => {
    const { lunarMonth, lunarDay } = solar2lunar(date.join('-'))
    return [lunarMonth, lunarDay]
  },
  lunisolar: (...date) => {
    const { month, day } = lunisolar(date.join('-')).lunar
    return [month % 100, day]
  },
  'moment-lunar': (year, month, day) => {
    const lunar = moment([year, month - 1, day]).lunar()
    return [lunar.month() + 1, lunar.date()]
  },
  'lunar-calendar': (...date) => {
    const { lunarMonth, lunarLeapMonth, lunarDay } = solarToLunar(...date)
    return [lunarLeapMonth > 0 && lunarMonth > lunarLeapMonth ? lunarMonth - 1 : lunarMonth, lunarDay]
  },
  'chinese-lunar': (year, month, day) => {
    const lunar = chineseLunar.solarToLunar(new Date(year, month - 1, day))
    return [lunar.month, lunar.day]
  },
}
const days = []
for (let at = Date.UTC(1970, 0, 1); at < Date.UTC(2036, 0, 1); at += 86_400_000)
  days.push(new Date(at).toISOString().slice(0, 10).split('-').map(Number))
const right = days.map((date) => {
  const lunar = Solar.fromYmd(...date).getLunar()
  return `${Math.abs(lunar.getMonth())}-${lunar.getDay()}`
})
const seen = { days: days.length }
for (const [name, of] of Object.entries(PACKAGES)) {
  const wrong = []
  const byYear = {}
  for (const [at, date] of days.entries()) {
    const found = of(...date).map((one) => Math.round(one * 1000) / 1000).join('-')
    if (found === right[at]) continue
    byYear[date[0]] = (byYear[date[0]] ?? 0) + 1
    wrong.push(`${date.join('-')}: ${found}, right ${right[at]}`)
  }
  seen[name] = wrong.length
  if (wrong.length === 0) continue
  const years = Object.entries(byYear)
  seen[`${name}, years`] = years.length > 12 ? years.length : years.map(([year, count]) => `${year}: ${count}`).join(', ')
  seen[`${name}, first and last`] = [wrong[0], wrong.at(-1)]
}
const inChina = process.env.TZ === 'Asia/Shanghai'
const expected = {
  days: 24106,
  tyme4ts: 0,
  'solarlunar-es': 0,
  'lunar-lite': 0,
  lunisolar: 0,
  'moment-lunar': 88,
  'moment-lunar, years': 59,
  'moment-lunar, first and last': ['1970-4-5: 3-1, right 2-29', '2035-4-7: 3-1, right 2-29'],
  'lunar-calendar': inChina ? 1076 : 180,
  'lunar-calendar, years': inChina
    ? '1986: 133, 1987: 154, 1988: 147, 1989: 154, 1990: 154, 1991: 154, 2007: 150, 2008: 30'
    : '2007: 150, 2008: 30',
  'lunar-calendar, first and last': [
    inChina ? '1986-5-5: 3-26.958, right 3-27' : '2007-4-17: 2-30, right 3-1',
    '2008-2-6: 12-29, right 12-30',
  ],
  'chinese-lunar': inChina ? 302 : 209,
  'chinese-lunar, years': inChina
    ? '1978: 30, 1986: 19, 1987: 9, 1988: 29, 1989: 12, 1990: 2, 1991: 22, 1996: 60, 2033: 119'
    : '1978: 30, 1996: 60, 2033: 119',
  'chinese-lunar, first and last': ['1978-9-2: 8-1, right 7-30', '2033-12-21: 10-30, right 11-30'],
}
console.log(`TZ=${process.env.TZ}`)
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.mjs
TZ=Asia/Shanghai node run.mjs
