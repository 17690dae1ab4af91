#!/bin/sh
# Guess: a sniffer that is to tell the separator of a CSV file says comma for one whose columns are parted by commas,
# semicolon or tab for others; if it is not sure, nothing. "Can be any ASCII character" (README of csv-sniffer).
# Really: for two lines A103,2026-02-03 09:30:15 csv-sniffer says the blank, so the number and the day are one column
# and the clock the other. A table with the heading 事项,说明 whose note in quotation marks begins with 说明 is parted
# at 明, no ASCII character. With one quoted comma in a line there is no separator at all. Given the four usual ones as
# a choice, it says comma for the first two. detect-csv says comma for all.
# Whom it hurts: exports of queue systems, whose first columns are number and time.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='csv-sniffer@0.1.1 detect-csv@1.1.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const Sniffer = require('csv-sniffer')()
const detect = require('detect-csv')
const SAMPLES = {
  'number and time': 'A103,2026-02-03 09:30:15\nA104,2026-02-03 09:31:15\n',
  'with a heading': '取号时间,事项\n2026-02-03 09:30,社保卡 挂失\n2026-02-03 09:45,公积金 提取\n',
  'a note in quotation marks': '事项,说明\n"社保","说明""一"""\n',
  'a quoted comma': '事项,窗口\n"社保,医保",3号\n"公积金",5号\n',
}
const seen = {}
for (const [what, sample] of Object.entries(SAMPLES)) {
  const { delimiter, labels, records } = new Sniffer().sniff(sample)
  seen[what] = {
    'csv-sniffer': delimiter,
    rows: [labels, ...records],
    'of the four': new Sniffer([',', ';', '\t', '|']).sniff(sample).delimiter,
    'detect-csv': detect(sample).delimiter,
  }
}
const expected = {
  'number and time': {
    'csv-sniffer': ' ',
    rows: [null, ['A103,2026-02-03', '09:30:15'], ['A104,2026-02-03', '09:31:15']],
    'of the four': ',',
    'detect-csv': ','
  },
  'with a heading': {
    'csv-sniffer': ',',
    rows: [['取号时间', '事项'], ['2026-02-03 09:30', '社保卡 挂失'], ['2026-02-03 09:45', '公积金 提取']],
    'of the four': ',',
    'detect-csv': ','
  },
  'a note in quotation marks': { 'csv-sniffer': '明', rows: [['事项,说'], ['社保,说明一']], 'of the four': ',', 'detect-csv': ',' },
  'a quoted comma': {
    'csv-sniffer': null,
    rows: [['事项,窗口'], ['"社保,医保",3号'], ['"公积金",5号']],
    'of the four': null,
    'detect-csv': ','
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
