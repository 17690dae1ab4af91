#!/bin/sh
# Guess: OpenCC's conversion "with Taiwan's phrases" (s2twp) changes words of computing (软件, 打印机) and leaves the words
# of an office alone, or at least gives what an office in Taiwan would say.
# Really: it knows no subject. The window of a counter becomes a window on a screen (3號視窗, right: 3號窗口 or 櫃檯), the
# cancelling of a household's registration becomes logging out of it (戶口登出, right: 註銷). s2tw, without phrases, leaves
# both as they are. 视窗 and 登出 are good Taiwanese, only of another trade, so a native reader of the list alone does not
# stumble.
# Whom it hurts: the second script of a hall's screens and slips, for visitors from Taiwan, made by machine.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='opencc-js@1.4.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as opencc from 'opencc-js'
const words = ['3号窗口', '综合窗口', '人工窗口', '户口注销', '注销登记', '个人信息']
const table = (to) => {
  const convert = opencc.Converter({ from: 'cn', to })
  return words.map((word) => convert(word))
}
const seen = { s2tw: table('tw'), s2twp: table('twp') }
const expected = {
  s2tw: ['3號窗口', '綜合窗口', '人工窗口', '戶口註銷', '註銷登記', '個人信息'],
  s2twp: ['3號視窗', '綜合視窗', '人工視窗', '戶口登出', '登出登記', '個人資訊'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
