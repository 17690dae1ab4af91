#!/bin/sh
# Guess: a package for the Vietnamese lunar calendar reckons in the time of Hanoi (UTC+7), in which that calendar is
# defined and in which it differs from the Chinese one (UTC+8); the date in the calendar is a matter of the day asked
# for, not of the machine.
# Really: vietnamese-lunar-calendar takes the zone of the process for that of the moon. On a server in UTC, as
# containers are, the New Year (Tết) of 2024 is 9 February, a day early, as are those of 2018, 2019, 2020, 2021 and 2023;
# of the days from 2000 to 2045 a third is another day or month. On a machine in Shanghai it is the Chinese calendar: Tết of 2030 on the 3rd of February (Vietnam: the 2nd), that of 2007 on
# the 18th (17th). Only in Hanoi's own zone it is right, where its author tries it. No error, and its README has no word
# of a zone. amlich, told 7, and @dqcai/vn-lunar are right everywhere and agree with the days that were kept.
# Whom it hurts: halls at the border that write the neighbours' festivals and lunar birthdays on a screen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='vietnamese-lunar-calendar@0.0.6 amlich@0.0.2 @dqcai/vn-lunar@1.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >in-zone.mjs <<'JS'
import { createRequire } from 'node:module'
import { LunarCalendar } from '@dqcai/vn-lunar'
const require = createRequire(import.meta.url)
const { convertSolar2Lunar } = require('amlich')
const { LunarDate } = require('vietnamese-lunar-calendar')
const ways = {
  'vietnamese-lunar-calendar': (year, month, day) => {
    const lunar = new LunarDate(year, month, day)
    return [lunar.date, lunar.month, lunar.isLeap ? 1 : 0]
  },
  amlich: (year, month, day) => {
    const [date, lunarMonth, , leap] = convertSolar2Lunar(day, month, year, 7)
    return [date, lunarMonth, leap]
  },
  '@dqcai/vn-lunar': (year, month, day) => {
    const { lunarDate } = LunarCalendar.fromSolar(day, month, year)
    return [lunarDate.day, lunarDate.month, lunarDate.leap ? 1 : 0]
  },
}
const partsOf = (date) => [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
function daysFrom(start, end) {
  const days = []
  for (let at = start; at < end; at += 86_400_000) days.push(partsOf(new Date(at)))
  return days
}
function newYear(way, year) {
  const [, month, day] = daysFrom(Date.UTC(year, 0, 19), Date.UTC(year, 1, 24)).find((parts) => {
    const [date, lunarMonth, leap] = way(...parts)
    return date === 1 && lunarMonth === 1 && leap === 0
  })
  return `${day}.${month}.`
}
const years = [2007, 2018, 2019, 2020, 2021, 2023, 2024, 2026, 2030]
const all = daysFrom(Date.UTC(2000, 0, 1), Date.UTC(2046, 0, 1))
const seen = {}
for (const [name, way] of Object.entries(ways)) {
  const wrong = all.filter((parts) => way(...parts).slice(0, 2).join() !== ways.amlich(...parts).slice(0, 2).join()).length
  seen[name] = { 'Tết': years.map((year) => newYear(way, year)).join(' '), 'other than amlich': `${wrong} of ${all.length}` }
}
console.log(JSON.stringify(seen))
JS
cat >run.mjs <<'JS'
import { execFileSync } from 'node:child_process'
const inZone = (zone) =>
  JSON.parse(execFileSync(process.execPath, ['in-zone.mjs'], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }))
const seen = {}
for (const zone of ['UTC', 'Asia/Shanghai', 'Asia/Ho_Chi_Minh']) {
  const found = inZone(zone)
  seen[zone] = found['vietnamese-lunar-calendar']
  seen[`${zone}, amlich`] = found.amlich['Tết']
  seen[`${zone}, @dqcai/vn-lunar`] = Object.values(found['@dqcai/vn-lunar'])
}
const tet = '17.2. 16.2. 5.2. 25.1. 12.2. 22.1. 10.2. 17.2. 2.2.'
const judges = (zone) => ({ [`${zone}, amlich`]: tet, [`${zone}, @dqcai/vn-lunar`]: [tet, '0 of 16802'] })
const expected = {
  UTC: { 'Tết': '17.2. 15.2. 4.2. 24.1. 11.2. 21.1. 9.2. 17.2. 2.2.', 'other than amlich': '5490 of 16802' },
  ...judges('UTC'),
  'Asia/Shanghai': { 'Tết': '18.2. 16.2. 5.2. 25.1. 12.2. 22.1. 10.2. 17.2. 3.2.', 'other than amlich': '450 of 16802' },
  ...judges('Asia/Shanghai'),
  'Asia/Ho_Chi_Minh': { 'Tết': tet, 'other than amlich': '0 of 16802' },
  ...judges('Asia/Ho_Chi_Minh'),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
