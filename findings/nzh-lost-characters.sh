#!/bin/sh
# Guess: nzh.cn.decodeS reads a Chinese number as people write it, and where it meets a character that it does not
# know it throws or gives NaN; toMoney rounds to the fen, and closes a whole amount with 整, however it was passed.
# Really: unknown characters are skipped without a word and the digits behind them stay: 两千零五十 is 50, 两百五 is 5, 二〇二六
# is 226 (the 〇 of every official date), 廿三 is 3. toMoney cuts off (12.999 -> 玖角玖分), and '10.00', as a form or a
# decimal column delivers it, has no 整, which the central bank's rules for vouchers (支付结算办法, annex) demand, since
# otherwise somebody can write on.
# Whom it hurts: typed or spoken amounts and dates at a counter; receipts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='nzh@1.0.14'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import nzh from 'nzh'
const { cn } = nzh
const numbers = ['二千零五十', '两千零五十', '二百五', '两百五', '二零二六', '二〇二六', '二十三', '廿三', '负三']
const amounts = [10, '10.00', '1200.00', 12.999, 2.675, 1004.5]
const seen = {
  decodeS: Object.fromEntries(numbers.map((text) => [text, cn.decodeS(text)])),
  toMoney: amounts.map((amount) => cn.toMoney(amount, { outSymbol: false })),
}
const expected = {
  decodeS: {
    二千零五十: 2050,
    两千零五十: 50,
    二百五: 205,
    两百五: 5,
    二零二六: 226,
    二〇二六: 226,
    二十三: 23,
    廿三: 3,
    负三: -3,
  },
  toMoney: ['壹拾元整', '壹拾元', '壹仟贰佰元', '壹拾贰元玖角玖分', '贰元陆角柒分', '壹仟零肆元伍角'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
