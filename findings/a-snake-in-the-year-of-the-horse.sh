#!/bin/sh
# Guess: the year that a package of the lunar calendar names for 10 February 2026 (the 23rd of the 12th month) is one
# year: 乙巳, of the snake, whichever of its fields one reads, for the lunar year begins on the first of the first month
# (GB/T 33661-2017, 《农历的编算和颁行》), a week later.
# Really: solarlunar and solarlunar-es say 2025 and snake, and beside them 丙午, the horse's year: that field changes at
# 立春, 4 February, as fortune-tellers count. lunar-calendar says lunarYear 2025, 丙午 and HORSE, and calls the 12th month
# lunarMonth 13, for it counts the leap month (its name says 十二月); lunisolar 二〇二五 and horse. js-calendar-converter
# and chinese-lunar-calendar say snake and 乙巳. lunar-javascript has both counts, each under a name of its own. In 2025
# it was the other way round: from 29 January to 2 February the year of the snake is 甲辰, the dragon's, in solarlunar.
# Whom it hurts: whoever prints 农历乙巳年 on a notice or a certificate, or reckons an age by animal; in most weeks of the
# year all agree.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='solarlunar@3.1.0 solarlunar-es@1.0.9 lunar-calendar@0.1.4 lunisolar@2.6.0
js-calendar-converter@0.0.7 chinese-lunar-calendar@1.0.1 lunar-javascript@1.7.7'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import { getLunar } from 'chinese-lunar-calendar'
import jsCalendar from 'js-calendar-converter'
import solarlunar from 'solarlunar'
import solarlunarEs from 'solarlunar-es'
const require = createRequire(import.meta.url)
const lunarCalendar = require('lunar-calendar')
const lunisolar = require('lunisolar')
const { Solar } = require('lunar-javascript')
const converter = jsCalendar.default ?? jsCalendar
/** The lunar year, its name in stems and branches, its animal, the month. */
const PACKAGES = {
  solarlunar: (...day) => {
    const { lYear, gzYear, animal, lMonth } = (solarlunar.default ?? solarlunar).solar2lunar(...day)
    return [lYear, gzYear, animal, lMonth]
  },
  'solarlunar-es': (...day) => {
    const { lYear, gzYear, animal, lMonth } = (solarlunarEs.default ?? solarlunarEs).solar2lunar(...day)
    return [lYear, gzYear, animal, lMonth]
  },
  'lunar-calendar': (...day) => {
    const { lunarYear, GanZhiYear, zodiac, lunarMonth, lunarMonthName } = lunarCalendar.solarToLunar(...day)
    return [lunarYear, GanZhiYear, zodiac, lunarMonth, lunarMonthName]
  },
  lunisolar: (...day) => lunisolar(day.join('-')).format('lY cY cZ').split(' '),
  'js-calendar-converter': (...day) => {
    const { lYear, gzYear, Animal, lMonth } = converter.solar2lunar(...day)
    return [lYear, gzYear, Animal, lMonth]
  },
  'chinese-lunar-calendar': (...day) => {
    const { lunarYear, zodiac, lunarMonth } = getLunar(...day)
    return [lunarYear, zodiac, lunarMonth]
  },
  'lunar-javascript': (...day) => {
    const lunar = Solar.fromYmd(...day).getLunar()
    return [lunar.getYear(), lunar.getYearInGanZhi(), lunar.getYearShengXiao(), lunar.getMonth()]
  },
}
const DAYS = { '10 February 2026': [2026, 2, 10], '17 February 2026, Spring Festival': [2026, 2, 17] }
const seen = {}
for (const [what, day] of Object.entries(DAYS))
  for (const [name, tell] of Object.entries(PACKAGES)) seen[`${name}, ${what}`] = tell(...day)
seen['solarlunar, 30 January 2025'] = PACKAGES.solarlunar(2025, 1, 30)
seen['lunar-javascript, 30 January 2025'] = PACKAGES['lunar-javascript'](2025, 1, 30)
const horse = [2026, '丙午', '马', 1]
const expected = {
  'solarlunar, 10 February 2026': [2025, '丙午', '蛇', 12],
  'solarlunar-es, 10 February 2026': [2025, '丙午', '蛇', 12],
  'lunar-calendar, 10 February 2026': [2025, '丙午', '马', 13, '十二月'],
  'lunisolar, 10 February 2026': ['二〇二五', '丙午', '馬'],
  'js-calendar-converter, 10 February 2026': [2025, '乙巳', '蛇', 12],
  'chinese-lunar-calendar, 10 February 2026': ['乙巳年', '蛇', 12],
  'lunar-javascript, 10 February 2026': [2025, '乙巳', '蛇', 12],
  'solarlunar, 17 February 2026, Spring Festival': horse,
  'solarlunar-es, 17 February 2026, Spring Festival': horse,
  'lunar-calendar, 17 February 2026, Spring Festival': [...horse, '正月'],
  'lunisolar, 17 February 2026, Spring Festival': ['二〇二六', '丙午', '馬'],
  'js-calendar-converter, 17 February 2026, Spring Festival': horse,
  'chinese-lunar-calendar, 17 February 2026, Spring Festival': ['丙午年', '马', 1],
  'lunar-javascript, 17 February 2026, Spring Festival': horse,
  'solarlunar, 30 January 2025': [2025, '甲辰', '蛇', 1],
  'lunar-javascript, 30 January 2025': [2025, '乙巳', '蛇', 1],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
