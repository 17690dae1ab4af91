#!/bin/sh
# Guess: what zod accepts, AJV accepts by the JSON Schema that zod itself prints, for strings with a pattern and for
# amounts of money with multipleOf(0.01).
# Really: the flag i of a pattern is dropped without a word (the same letter in lower case is right here, wrong
# there), and AJV divides in binary: 1 363 of the 10 000 amounts from 0.00 to 99.99 "must be multiple of 0.01" and are
# not, 0.07 and 19.99 among them, while zod takes all 10 000. AJV's own multipleOfPrecision would cure it; a default
# set-up has none.
# Whom it hurts: a server whose routes are checked by AJV with schemas printed by zod, and peers that check before
# sending.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='zod@4.6.7 ajv@8.20.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import Ajv from 'ajv/dist/2020.js'
import { z } from 'zod'
const judged = (shape) => new Ajv.default().compile(z.toJSONSchema(shape))
const letters = z.string().regex(/^[A-Z]\d{3}$/i)
const money = z.number().multipleOf(0.01)
const byAjv = { letters: judged(letters), money: judged(money) }
const amounts = Array.from({ length: 10_000 }, (_, index) => Number((index / 100).toFixed(2)))
const seen = {
  'printed pattern': z.toJSONSchema(letters).pattern,
  'a103, zod and AJV': [letters.safeParse('a103').success, byAjv.letters('a103')],
  '19.99, zod and AJV': [money.safeParse(19.99).success, byAjv.money(19.99)],
  'amounts of 10 000 refused, zod and AJV': [
    amounts.filter((amount) => !money.safeParse(amount).success).length,
    amounts.filter((amount) => !byAjv.money(amount)).length,
  ],
}
const expected = {
  'printed pattern': '^[A-Z]\\d{3}$',
  'a103, zod and AJV': [true, false],
  '19.99, zod and AJV': [true, false],
  'amounts of 10 000 refused, zod and AJV': [0, 1363],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
