#!/bin/sh
# Guess: validator's isPostalCode(…, 'CN'), by which forms of Chinese addresses are checked (class-validator's
# @IsPostalCode is the same), takes the code of every prefecture of the mainland.
# Really: it has a list of the first two digits, and 86 is not in it, though 85 is: 860000 and all codes of the
# prefecture Nyingchi (林芝) in Tibet are "not a postal code". 90 and 99 are taken, 990000 and 900001 with them, which
# nobody has. Of the seats of all provinces and of Tibet's seven prefectures this one alone is refused (the first four
# digits of a code are the postal area, 邮区; 85 and 86 are Tibet's). postcode-validator and postal-codes-js ask for six
# digits and take it. Codes of other places are right, so nobody who tests with his own sees it.
# Whom it hurts: whoever lives there and is to have a result sent by post: the form cannot be finished.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='validator@13.15.35 class-validator@0.15.1 reflect-metadata@0.2.2 postcode-validator@3.10.22 postal-codes-js@2.5.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { isPostalCode: byClass } = require('class-validator')
const postalCodes = require('postal-codes-js')
const { postcodeValidator } = require('postcode-validator')
const validator = require('validator')
const CODES = {
  北京: '100000',
  上海: '200000',
  天津: '300000',
  重庆: '400000',
  石家庄: '050000',
  太原: '030000',
  呼和浩特: '010000',
  沈阳: '110000',
  长春: '130000',
  哈尔滨: '150000',
  南京: '210000',
  杭州: '310000',
  合肥: '230000',
  福州: '350000',
  南昌: '330000',
  济南: '250000',
  郑州: '450000',
  武汉: '430000',
  长沙: '410000',
  广州: '510000',
  南宁: '530000',
  海口: '570100',
  成都: '610000',
  贵阳: '550000',
  昆明: '650000',
  西安: '710000',
  兰州: '730000',
  西宁: '810000',
  银川: '750000',
  乌鲁木齐: '830000',
  喀什: '844000',
  拉萨: '850000',
  那曲: '852000',
  昌都: '854000',
  山南: '856000',
  日喀则: '857000',
  阿里: '859000',
  林芝: '860000',
  察隅: '860600',
}
const CHECKS = {
  validator: (code) => validator.isPostalCode(code, 'CN'),
  'class-validator': (code) => byClass(code, 'CN'),
  'postcode-validator': (code) => postcodeValidator(code, 'CN'),
  'postal-codes-js': (code) => postalCodes.validate('CN', code) === true,
}
const seen = {}
for (const [name, takes] of Object.entries(CHECKS)) {
  seen[`${name} refuses`] = Object.keys(CODES).filter((place) => !takes(CODES[place]))
  seen[`${name} takes of nobody's`] = ['900001', '990000'].filter(takes)
}
const expected = {
  'validator refuses': ['林芝', '察隅'],
  "validator takes of nobody's": ['900001', '990000'],
  'class-validator refuses': ['林芝', '察隅'],
  "class-validator takes of nobody's": ['900001', '990000'],
  'postcode-validator refuses': [],
  "postcode-validator takes of nobody's": ['900001', '990000'],
  'postal-codes-js refuses': [],
  "postal-codes-js takes of nobody's": ['900001', '990000'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
