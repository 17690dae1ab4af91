#!/bin/sh
# Guess: the initials of one package are the initials of its full spelling: 长安区 is ChangAnQu and CAQ, so a search over
# both finds the same item by either.
# Really: js-pinyin looks the spelling up in one list and the initials in another, with other first readings: 长安区 is
# ChangAnQu but ZAQ, 行政 XingZheng but HZ, 厦门 XiaMen but SM, 调解 DiaoJie but TJ. And ü is v in 绿, but u in 略. Neither
# the spelling nor the initials that a visitor derives from the first answer finds the item by the second.
# Whom it hurts: a search field at a kiosk that shows spellings and takes initials. (Right: CAQ, XZ, XM, TJ.)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='js-pinyin@0.2.7'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import jsPinyin from 'js-pinyin'
const pinyin = jsPinyin.default ?? jsPinyin
const words = ['长安区', '行政', '厦门', '调解', '长期', '综合窗口']
const seen = {
  'spelling, initials': words.map((word) => [pinyin.getFullChars(word), pinyin.getCamelChars(word)]),
  ü: ['绿', '女', '略'].map((word) => pinyin.getFullChars(word)),
}
const expected = {
  'spelling, initials': [
    ['ChangAnQu', 'ZAQ'],
    ['XingZheng', 'HZ'],
    ['XiaMen', 'SM'],
    ['DiaoJie', 'TJ'],
    ['ChangQi', 'ZQ'],
    ['ZongHeChuangKou', 'ZHCK'],
  ],
  ü: ['Lv', 'Nv', 'Lue'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
