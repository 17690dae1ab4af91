#!/bin/sh
# Guess: a tool that mends the spacing and punctuation of Chinese text leaves numbers, times and addresses as they are
# and treats the same thing alike within one line.
# Really: zhlint (default rules) makes a Chinese full stop of the point behind a list's number: 1.携带材料 is 1。携带材料 (GB/T
# 15834-2011, annex B: behind an Arabic numeral stands the low point). In A103号请到24号窗口 it spaces the first number and
# not the second. pangu puts blanks INTO an address, t?a=1,2 is t?a = 1,2, which leads elsewhere, and 第1/2页 becomes 第
# 1 / 2 页. autocorrect leaves all of these right.
# Whom it hurts: notices and guides cleaned by program before printing: the code on the paper leads nowhere.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='zhlint@0.8.2 pangu@7.2.1 autocorrect-node@2.14.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { run } from 'zhlint'
import { pangu } from 'pangu'
import autocorrect from 'autocorrect-node'
const tools = {
  zhlint: (text) => run(text, { rules: { preset: 'default' } }).result,
  pangu: (text) => pangu.spacingText(text),
  autocorrect: (text) => autocorrect.format(text),
}
const lines = ['1.携带材料', '2.填表', 'A103号请到24号窗口', '网址:http://h.cn/t?a=1,2', '第1/2页', '8:30-12:00']
const seen = Object.fromEntries(Object.entries(tools).map(([name, mend]) => [name, lines.map(mend)]))
const expected = {
  zhlint: ['1。携带材料', '2。填表', 'A103 号请到24号窗口', '网址：http://h.cn/t?a=1,2', '第 1/2 页', '8:30-12:00'],
  pangu: [
    '1. 携带材料',
    '2. 填表',
    'A103 号请到 24 号窗口',
    '网址: http://h.cn/t?a = 1,2',
    '第 1 / 2 页',
    '8:30-12:00',
  ],
  autocorrect: ['1.携带材料', '2.填表', 'A103 号请到 24 号窗口', '网址:http://h.cn/t?a=1,2', '第 1/2 页', '8:30-12:00'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
