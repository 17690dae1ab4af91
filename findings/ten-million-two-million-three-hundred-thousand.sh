#!/bin/sh
# Guess: to-words, which writes numbers out in 135 locales and offers the capitals of Chinese vouchers (formal: true),
# counts in Chinese as any Chinese package does: 103 is 一百零三, 12 345 678 is 一千二百三十四万五千六百七十八.
# Really: it has a word for each power of ten and puts them side by side: 千万 二 百万 三 十万 四 万 …, "ten million, two million,
# three hundred thousand"; the 一 before 百, 千 and 万 and the 零 within are missing, so 1 001 is 千 一 and reads as 1 100.
# Amounts know no 角: 0.5 is 零 元 五十 分 整, fifty fen, and 整 stands behind fen, where the central bank's rule for vouchers
# forbids it (《支付结算办法》, annex 1, 2 and 5). formal changes the characters alone, and writes 萬 in zh-CN. nzh beside it is
# right.
# Whom it hurts: amounts on receipts and vouchers, numbers that are to be read out.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='to-words@5.7.0 nzh@1.0.14'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { ToWords } from 'to-words'
import { createRequire } from 'node:module'
const { cn } = createRequire(import.meta.url)('nzh')
const words = new ToWords({ localeCode: 'zh-CN' })
const seen = {}
for (const number of [3, 103, 1001, 1010, 10_000, 20_020, 12_345_678])
  seen[number] = [words.convert(number), `right ${cn.encodeS(number, { tenMin: false })}`]
for (const amount of [0.5, 8.29, 120, 1000.01, 12_345.6])
  seen[`¥${amount}`] = [words.convert(amount, { currency: true, formal: true }), `right ${cn.toMoney(amount)}`]
const expected = {
  3: ['三', 'right 三'],
  103: ['百 三', 'right 一百零三'],
  1001: ['千 一', 'right 一千零一'],
  1010: ['千 十', 'right 一千零一十'],
  10000: ['万', 'right 一万'],
  20020: ['二 万 二十', 'right 二万零二十'],
  12345678: ['千万 二 百万 三 十万 四 万 五 千 六 百 七十 八', 'right 一千二百三十四万五千六百七十八'],
  '¥0.5': ['零 圆  伍拾 分 整', 'right 人民币伍角'],
  '¥8.29': ['捌 圆  贰拾 玖 分 整', 'right 人民币捌元贰角玖分'],
  '¥120': ['佰 贰拾 圆 整', 'right 人民币壹佰贰拾元整'],
  '¥1000.01': ['仟 圆  壹 分 整', 'right 人民币壹仟元零壹分'],
  '¥12345.6': ['萬 贰 仟 叁 佰 肆拾 伍 圆  陆拾 分 整', 'right 人民币壹万贰仟叁佰肆拾伍元陆角'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
