#!/bin/sh
# Guess: a package that spells hanzi with tone marks writes them where every textbook does (《汉语拼音方案》, 4: on the main
# vowel; of iu and ui on the second): xiān, shuǐ, liú.
# Really: han puts the mark on the FIRST vowel, whatever it is, so 先 is xīan, 家 jīa, 水 shǔi, 学 xúe, 国 gúo; and where the
# syllable has ü it writes v and drops the tone (女 nv, 绿 lv). Of the 3 755 hanzi
# of GB 2312's first level 964 have such a reading. pinyin-pro, whose spelling follows the scheme, is the judge: the
# same letters and tone, the mark elsewhere.
# Whom it hurts: names and streets spelled for visitors, and whatever is looked up by such a spelling elsewhere.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='han@0.0.7 pinyin-pro@3.29.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import { pinyin } from 'pinyin-pro'
const han = createRequire(import.meta.url)('han')
const MARK = /[\u0300\u0301\u0304\u030c]/gu
// Letters and tone without the mark's place.
const loose = (text) => {
  const apart = text.normalize('NFD')
  return apart.replace(MARK, '') + (apart.match(MARK)?.join('') ?? '')
}
// Level 1 of GB 2312: rows 16 to 55.
const gb = new TextDecoder('gbk')
const hanzi = Array.from({ length: 40 }, (_, row) =>
  Array.from({ length: 94 }, (_, cell) => gb.decode(Uint8Array.of(0xb0 + row, 0xa1 + cell))),
).flat().filter((one) => /^\p{Script=Han}$/u.test(one))
let misplaced = 0
for (const one of hanzi) {
  const right = pinyin(one, { multiple: true, type: 'array' })
  const wrong = (spelled) => !right.includes(spelled) && right.some((other) => loose(other) === loose(spelled))
  if (han.pinyin(one)[0].some(wrong)) misplaced += 1
}
const seen = {
  'of 先 家 水 学 国 流 女 绿': [...'先家水学国流女绿'].map((one) => han.pinyin(one)[0][0]),
  'by the scheme': [...'先家水学国流女绿'].map((one) => pinyin(one)),
  'hanzi of level 1': hanzi.length,
  'with a mark on the wrong vowel': misplaced,
}
const expected = {
  'of 先 家 水 学 国 流 女 绿': ['xīan', 'jīa', 'shǔi', 'xúe', 'gúo', 'líu', 'nv', 'lv'],
  'by the scheme': ['xiān', 'jiā', 'shuǐ', 'xué', 'guó', 'liú', 'nǚ', 'lǜ'],
  'hanzi of level 1': 3755,
  'with a mark on the wrong vowel': 964,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
