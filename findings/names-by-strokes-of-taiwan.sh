#!/bin/sh
# Guess: Intl.Collator('zh-CN-u-co-stroke') puts surnames in the order of their strokes as the mainland counts them,
# the order of every official list (以姓氏笔画为序); zh-TW, whose letters have other forms, has another one.
# Really: both are one order, and it is Taiwan's count: 邓, 4 strokes, stands behind 卢 and 冯 with 5; 陈, 苏 and 邹, 7,
# among those with 8; 范, 郑 and 蒋 too late as well: 阝 counts 3 and 艹 4 in it. Of the hundred commonest surnames 15
# stand behind one with more strokes. resolvedOptions() says stroke, no error. hanzi-writer-data, whose drawings have
# the mainland's strokes one by one (《通用规范汉字表》, itself in that order, has 邓 among those with 4), and cnchar are the
# judges; they agree on all hundred.
# Whom it hurts: lists of members, candidates and duty in that order: people of these names stand in the wrong place.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='hanzi-writer-data@2.0.1 cnchar@3.2.6'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version), ICU $(node -p process.versions.icu):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const required = require('cnchar')
const cnchar = required.default ?? required
const NAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎']
NAMES.push(...'余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文')
const strokes = (name) => require(`hanzi-writer-data/${name}`).strokes.length
const byIntl = (locale) => NAMES.toSorted(new Intl.Collator(locale).compare)
const ordered = byIntl('zh-CN-u-co-stroke')
const late = ordered.filter((name, at) => ordered.slice(0, at).some((one) => strokes(one) > strokes(name)))
const seen = {
  names: NAMES.length,
  'the two judges differ': NAMES.filter((name) => strokes(name) !== cnchar.stroke(name)).join(''),
  'option taken': new Intl.Collator('zh-CN-u-co-stroke').resolvedOptions().collation,
  'same order as zh-TW': ordered.join('') === byIntl('zh-TW').join(''),
  'the first 24': ordered.slice(0, 24).map((name) => name + strokes(name)).join(' '),
  'behind one with more': late.map((name) => name + strokes(name)).join(' '),
}
const expected = {
  names: 100,
  'the two judges differ': '',
  'option taken': 'stroke',
  'same order as zh-TW': true,
  'the first 24': '丁2 万3 于3 马3 尹4 孔4 文4 方4 毛4 王4 冯5 卢5 史5 叶5 田5 白5 石5 邓4 龙5 乔6 任6 刘6 吕6 孙6',
  'behind one with more': '邓4 苏7 邱7 邵7 邹7 陆7 陈7 范8 郑8 郝9 郭10 萧11 黄11 蔡14 薛16',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
