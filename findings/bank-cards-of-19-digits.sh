#!/bin/sh
# Guess: validator's isCreditCard takes every card number with a right check digit, UnionPay's among them, for its list
# names UnionPay.
# Really: of UnionPay it takes 16 digits alone. Debit cards of Chinese banks, to which allowances and refunds are paid
# (social-security cards too), have 16 to 19, mostly 19: ISO/IEC 7812-1 allows 19, and UnionPay's own test number
# 6205500000000000004 has them. All are refused with the same false as a slip of the finger; isLuhnNumber and
# card-validator, which knows lengths 14 to 19, take them. Numbers here are zeros behind a bank's prefix.
# Whom it hurts: everybody who hands in an ordinary bank card: "not a card number".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='validator@13.15.35 card-validator@10.0.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import cards from 'card-validator'
import validator from 'validator'
const right = (head, length) => {
  const body = head.padEnd(length - 1, '0')
  return [...'0123456789'].map((digit) => body + digit).find((number) => validator.isLuhnNumber(number))
}
const seen = {}
for (const [head, length] of [
  ['622588', 16],
  ['621098', 17],
  ['622202', 18],
  ['621700', 19],
  ['622848', 19],
  ['620550', 19],
]) {
  const number = right(head, length)
  const { isValid, card } = cards.number(number)
  seen[`${head}… of ${length}`] = [validator.isCreditCard(number), isValid, card?.type]
}
seen["UnionPay's test number"] = [validator.isCreditCard('6205500000000000004'), cards.number('6205500000000000004').isValid]
const expected = {
  '622588… of 16': [true, true, 'unionpay'],
  '621098… of 17': [false, true, 'unionpay'],
  '622202… of 18': [false, true, 'unionpay'],
  '621700… of 19': [false, true, 'unionpay'],
  '622848… of 19': [false, true, 'unionpay'],
  '620550… of 19': [false, true, 'unionpay'],
  "UnionPay's test number": [false, true],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
