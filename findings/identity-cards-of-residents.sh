#!/bin/sh
# Guess: validator's isIdentityCard(…, 'zh-CN') takes what GB 11643 makes right by date and check digit, and if it
# knows the numbers of residents from Hong Kong and Macao (81…, 82…), it knows those from Taiwan too.
# Really: 81 and 82 pass, 83 is refused, although one rule gave all three in 2018 (《港澳台居民居住证申领发放办法》, 国办发〔2018〕81号:
# 810000, 820000, 830000). Instead 71 passes, Taiwan's code of GB/T 2260, which that rule does not use. The permit of
# foreigners in its form of 2023 (18 digits, first 9) is refused, a birth in 1800 passes. idcard, a second checker,
# takes 81 to 83. All numbers here are made by the rule, for nobody.
# Whom it hurts: everybody with such a card who is to fill a form: "not an ID number".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='validator@13.15.35 idcard@4.2.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import validator from 'validator'
import idcard from 'idcard'
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** Seventeen digits and their check digit (GB 11643: ISO 7064, MOD 11-2). */
const withCheck = (digits) =>
  digits + '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11]
const numbers = {
  'a district of Xi’an': '61010219900101001',
  'resident from Hong Kong': '81000019900101001',
  'resident from Macao': '82000019900101001',
  'resident from Taiwan': '83000019900101001',
  'Taiwan’s code of GB/T 2260': '71000019900101001',
  'permit of a foreigner, 2023': '96184019900101001',
  'born in 1800': '61010218000101001',
  'born on 30 February': '61010219900230001',
}
const seen = {}
for (const [whose, digits] of Object.entries(numbers)) {
  const number = withCheck(digits)
  seen[whose] = [validator.isIdentityCard(number, 'zh-CN'), Boolean(idcard.verify(number))]
}
const expected = {
  'a district of Xi’an': [true, true],
  'resident from Hong Kong': [true, true],
  'resident from Macao': [true, true],
  'resident from Taiwan': [false, true],
  'Taiwan’s code of GB/T 2260': [true, true],
  'permit of a foreigner, 2023': [false, false],
  'born in 1800': [true, true],
  'born on 30 February': [false, false],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
