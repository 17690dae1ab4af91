#!/bin/sh
# Guess: a package that reads Chinese numbers reads them as they are said: the last unit may be left out (一百二 is 120,
# 一万五 is 15 000), a number in 亿 goes on in 万, 负 is minus, and a digit may stand before 万; what it cannot it refuses.
# Really: chinese-parseint says 102, 10 005 and 205 for 两百五. chinese-numbers-converter has these right, and makes 3
# 000 050 000 000 of 三亿五千万 (350 million), ten thousand times too much; its README names 亿 as read. 负三 is 3 in both.
# chinese-parseint2 is right in all of these, and makes 3 of 3万. No error, no NaN. The four forms that a first test
# would try (一百零三, 两千零五十, 十二, 二〇二六) are right in all three. The right figure stands beside each.
# Whom it hurts: sums and counts that people type or dictate at a counter: "capital of three hundred and fifty
# million", "a fee of a hundred and twenty".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='chinese-parseint@1.2.1 chinese-parseint2@2.0.6 chinese-numbers-converter@2.3.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const parseOne = require('chinese-parseint')
const { chinese_parseInt: parseTwo } = require('chinese-parseint2')
const Converter = require('chinese-numbers-converter').default ?? require('chinese-numbers-converter')
const SAID = {
  一百零三: 103,
  两千零五十: 2050,
  十二: 12,
  二〇二六: 2026,
  一百二: 120,
  两百五: 250,
  一万五: 15_000,
  三亿五千万: 350_000_000,
  '3万': 30_000,
  负三: -3,
}
const READERS = {
  'chinese-parseint': parseOne.default ?? parseOne,
  'chinese-parseint2': parseTwo,
  'chinese-numbers-converter': (said) => new Converter(said).toInteger(),
}
const seen = {}
for (const [said, right] of Object.entries(SAID)) {
  seen[said] = { right }
  for (const [name, read] of Object.entries(READERS)) seen[said][name] = read(said)
}
const row = (right, one, two, converter) => ({
  right,
  'chinese-parseint': one,
  'chinese-parseint2': two,
  'chinese-numbers-converter': converter,
})
const expected = {
  一百零三: row(103, 103, 103, 103),
  两千零五十: row(2050, 2050, 2050, 2050),
  十二: row(12, 12, 12, 12),
  二〇二六: row(2026, 2026, 2026, 2026),
  一百二: row(120, 102, 120, 120),
  两百五: row(250, 205, 250, 250),
  一万五: row(15_000, 10_005, 15_000, 15_000),
  三亿五千万: row(350_000_000, 350_000_000, 350_000_000, 3_000_050_000_000),
  '3万': row(30_000, 30_000, 3, 30_000),
  负三: row(-3, 3, -3, 3),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
