#!/bin/sh
# Guess: simple-keyboard with its layout for Chinese (simple-keyboard-layouts, candidates by pinyin) writes the names of
# people: family names, and what parents have chosen for years, 玥, 喆, 昇, 堃, 珺, 祎, each under its letters.
# Really: it has just the 6 763 characters of GB 2312 of 1980, and none of these fourteen of given names, though all have
# a reading (pinyin-pro) and the Table of General Standard Chinese Characters of 2013 took several in for the sake of names
# (喆, 堃, 昇, 犇). Of the family names asked for 郤 is missing. ü is v: lv has 吕, and lyu, as a passport has it, lü and lu
# have none. No message: the row simply has no such character, and somebody takes one that sounds alike (月 for 玥).
# Whom it hurts: kiosks at which people type their own names; the name then does not match the card.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='simple-keyboard-layouts@3.4.265 pinyin-pro@3.29.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const { pinyin } = require('pinyin-pro')
const layout = require('simple-keyboard-layouts/build/layouts/chinese')
const { layoutCandidates: candidates } = layout.default ?? layout
const shown = (letters) => (candidates[letters] ?? '').split(' ')
const all = new Set(Object.values(candidates).flatMap((row) => row.split(' ')).filter((one) => /^\p{Script=Han}$/u.test(one)))
const typed = (one) => pinyin(one, { toneType: 'none', v: true })
const missing = (letters) => [...letters].filter((one) => !all.has(one))
const all2312 = []
for (let row = 0xb0; row <= 0xf7; row += 1)
  for (let cell = 0xa1; cell <= 0xfe; cell += 1) all2312.push(new TextDecoder('gbk').decode(Uint8Array.of(row, cell)))
const seen = {
  characters: all.size,
  'of GB 2312': all2312.filter((one) => all.has(one)).length,
  'family names not there': missing('王李张刘陈杨吕褚郗逄亓昝仉璩郤'),
  'given names not there': missing('梓涵睿妍玥祎珺昇堃喆翀彧犇赟淏湉禛旻').map((one) => `${one} ${typed(one)}`).join(', '),
  'letters that have 吕': ['lv', 'lyu', 'lü', 'lu'].filter((letters) => shown(letters).includes('吕')),
}
const expected = {
  characters: 6763,
  'of GB 2312': 6763,
  'family names not there': ['郤'],
  'given names not there':
    '玥 yue, 祎 yi, 珺 jun, 昇 sheng, 堃 kun, 喆 zhe, 翀 chong, 彧 yu, 犇 ben, 赟 yun, 淏 hao, 湉 tian, 禛 zhen, 旻 min',
  'letters that have 吕': ['lv'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
