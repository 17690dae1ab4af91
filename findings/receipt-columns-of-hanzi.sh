#!/bin/sh
# Guess: leftRight("票号", "A103") of node-thermal-printer, set to 48 columns and Chinese, fills one line of 48, and so
# does a table of three columns.
# Really: it counts characters, and a hanzi is two columns wide (ESC/POS: font A 12 dots, Chinese 24): the line is 50
# columns long, so the paper says A1 and, on the next line, 03; a table of 事项, 窗口, 分钟 has 54. In English all fit.
# @node-escpos/core counts rightly in tableCustom (48) and wrongly in table (54), in one package. The widths here are
# the bytes in GBK, two a hanzi, as the printer counts.
# Whom it hurts: slips and receipts with Chinese on the left and the number on the right: the number is torn.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='node-thermal-printer@4.6.1 @node-escpos/core@0.6.0 iconv-lite@0.7.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { Printer } from '@node-escpos/core'
import iconv from 'iconv-lite'
import thermal from 'node-thermal-printer'
const COLUMNS = 48
/** Commands of one or two bytes behind ESC, FS and GS are left out; what is left is printed. */
function printed(bytes) {
  const text = []
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x1b) at += bytes[at + 1] === 0x40 ? 1 : 2
    else if (bytes[at] === 0x1c) at += bytes[at + 1] === 0x26 || bytes[at + 1] === 0x2e ? 1 : 2
    else text.push(bytes[at])
  }
  return iconv.encode(iconv.decode(Buffer.from(text), 'gbk').replace(/[\r\n]/g, ''), 'gbk').length
}
function first(print) {
  const { printer: Thermal, types, CharacterSet } = thermal
  const paper = new Thermal({
    type: types.EPSON,
    interface: 'tcp://127.0.0.1',
    characterSet: CharacterSet.CHINA,
    width: COLUMNS,
  })
  print(paper)
  return printed(paper.getBuffer())
}
async function second(print) {
  const sent = []
  const device = { write: (bytes, done) => (sent.push(Buffer.from(bytes)), done?.(null)) }
  const paper = new Printer(device, { encoding: 'GB18030', width: COLUMNS })
  print(paper)
  await paper.flush()
  return printed(Buffer.concat(sent))
}
const row = (left, right) => [
  { text: left, align: 'LEFT', width: 0.5 },
  { text: right, align: 'RIGHT', width: 0.5 },
]
const seen = {
  'leftRight Ticket A103': first((paper) => paper.leftRight('Ticket', 'A103')),
  'leftRight 票号 A103': first((paper) => paper.leftRight('票号', 'A103')),
  'table item window min': first((paper) => paper.table(['item', 'window', 'min'])),
  'table 事项 窗口 分钟': first((paper) => paper.table(['事项', '窗口', '分钟'])),
  'tableCustom 票号 A103': first((paper) => paper.tableCustom(row('票号', 'A103'))),
  'the other: tableCustom 票号 A103': await second((paper) => paper.tableCustom(row('票号', 'A103'))),
  'the other: table 事项 窗口 分钟': await second((paper) => paper.table(['事项', '窗口', '分钟'])),
}
const expected = {
  'leftRight Ticket A103': 48,
  'leftRight 票号 A103': 50,
  'table item window min': 48,
  'table 事项 窗口 分钟': 54,
  'tableCustom 票号 A103': 50,
  'the other: tableCustom 票号 A103': 48,
  'the other: table 事项 窗口 分钟': 54,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
