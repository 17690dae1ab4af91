#!/bin/sh
# Guess: packages that turn simplified into traditional characters know words, for one character has several forms: 表格
# stays 表格 though the watch 表 is 錶; and they leave a surname alone that is the same in both scripts.
# Really: of twelve words of an office cnchar-trad has eleven wrong, for it puts one form for each character, and the
# rarest: 表格 is a watch (錶格), 面积 靣積, 困难 睏難, 宿舍 宿捨, 只有 衹有. chinese-s2t has three wrong, chinese-conv two (公里 is 公裡),
# opencc-js none. But of ten surnames as official texts have them (于某, 范某), none of which changes, opencc-js makes six
# into another name: 於 餘 範 塗 鬱 嶽; the others two, five and nine. No mark of doubt.
# Whom it hurts: the second script of screens and forms for visitors from Hong Kong, Macao and Taiwan, and whoever is
# called by a name on them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='opencc-js@1.4.2 chinese-conv@4.0.0 chinese-s2t@1.0.0 cnchar@3.2.6 cnchar-trad@3.2.6'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const cnchar = require('cnchar').default ?? require('cnchar')
cnchar.use(require('cnchar-trad').default ?? require('cnchar-trad'))
const CONVERTERS = {
  'opencc-js': require('opencc-js').Converter({ from: 'cn', to: 't' }),
  'chinese-conv': require('chinese-conv').tify,
  'chinese-s2t': require('chinese-s2t').s2t,
  'cnchar-trad': (text) => cnchar.convert.simpleToTrad(text),
}
const WORDS = {
  ...{ 表格: '表格', 面积: '面積', 批准: '批准', 系统: '系統', 回执: '回執', 困难: '困難', 宿舍: '宿舍' },
  ...{ 只有: '只有', 公里: '公里', 签发: '簽發', 志愿: '志願', 干部: '幹部' },
}
/** Each of them a surname of its own in both scripts: 于 is not 於, 范 not 範. */
const NAMES = ['于某', '余某', '范某', '姜某', '沈某', '涂某', '郁某', '岳某', '谷某', '万俟某']
const seen = {}
for (const [name, convert] of Object.entries(CONVERTERS)) {
  const wrong = Object.entries(WORDS).filter(([word, right]) => convert(word) !== right)
  seen[`${name}, words`] = wrong.map(([word]) => `${word} ${convert(word)}`).join(', ')
  seen[`${name}, names`] = NAMES.filter((one) => convert(one) !== one).map((one) => convert(one).slice(0, -1)).join(' ')
}
const expected = {
  'opencc-js, words': '',
  'opencc-js, names': '於 餘 範 塗 鬱 嶽',
  'chinese-conv, words': '公里 公裡, 干部 干部',
  'chinese-conv, names': '於 萬俟',
  'chinese-s2t, words': '批准 批準, 公里 公裏, 志愿 誌願',
  'chinese-s2t, names': '於 範 塗 嶽 萬俟',
  'cnchar-trad, words':
    '表格 錶格, 面积 靣積, 批准 批準, 系统 係統, 回执 迴執, 困难 睏難, 宿舍 宿捨, 只有 衹有, 公里 公裏, 签发 籤發, 志愿 誌願',
  'cnchar-trad, names': '於 餘 範 薑 塗 鬱 嶽 穀 萬俟',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
