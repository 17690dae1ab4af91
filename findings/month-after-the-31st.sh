#!/bin/sh
# Guess: a month after 31 January is 28 February for whoever adds months, a package as a spreadsheet: what
# JavaScript's own setMonth does (3 March) is the very reason why one takes a package.
# Really: iso8601-duration (end of P1M), add-subtract-date, date-utils, xdate unless told otherwise, and EDATE of
# fast-formula-parser say 3 March; a month BEFORE 31 March is 3 March too, and a year after 29 February 2028 the first
# of March. EOMONTH of the same package is right. date-fns, js-joda and formulajs say the last of February, as
# OpenFormula's EDATE and article 202 of the Civil Code of the PRC (《民法典》: 没有对应日的，月末日为期间的最后一日) do.
# Whom it hurts: "valid for a month", terms for appeal and for handing papers in later: three days too long, in one
# month of the year.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='iso8601-duration@2.1.4 add-subtract-date@1.0.16 date-utils@1.2.21 xdate@0.8.3'
packages="$packages fast-formula-parser@1.0.19 date-fns@4.4.0 @js-joda/core@6.3.2 @formulajs/formulajs@4.6.1"
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
process.env.TZ = 'Asia/Shanghai'
const { end, parse } = await import('iso8601-duration')
const { default: addSubtract } = await import('add-subtract-date')
await import('date-utils')
const { default: XDate } = await import('xdate')
const { default: FormulaParser } = await import('fast-formula-parser')
const { addMonths } = await import('date-fns')
const { LocalDate } = await import('@js-joda/core')
const formulajs = await import('@formulajs/formulajs')
const start = () => new Date(2026, 0, 31)
const day = (date) => date.toLocaleDateString('sv')
const sheet = new FormulaParser()
const cell = (formula) => new Date(Date.UTC(1899, 11, 30 + sheet.parse(formula))).toISOString().slice(0, 10)
const seen = {
  'iso8601-duration': day(end(parse('P1M'), start())),
  'add-subtract-date': day(addSubtract.add(start(), 1, 'month')),
  'date-utils': day(start().addMonths(1)),
  'xdate, and told not to': [new XDate(2026, 0, 31).addMonths(1), new XDate(2026, 0, 31).addMonths(1, true)].map(
    (date) => date.toString('yyyy-MM-dd'),
  ),
  'fast-formula-parser': [
    'EDATE(DATE(2026,1,31),1)',
    'EDATE(DATE(2026,3,31),-1)',
    'EDATE(DATE(2028,2,29),12)',
    'EOMONTH(DATE(2026,1,31),1)',
  ].map(cell),
  'date-fns': day(addMonths(start(), 1)),
  'js-joda': LocalDate.parse('2026-01-31').plusMonths(1).toString(),
  formulajs: [formulajs.EDATE(start(), 1), formulajs.EDATE(new Date(2026, 2, 31), -1)].map(day),
}
const expected = {
  'iso8601-duration': '2026-03-03',
  'add-subtract-date': '2026-03-03',
  'date-utils': '2026-03-03',
  'xdate, and told not to': ['2026-03-03', '2026-02-28'],
  'fast-formula-parser': ['2026-03-03', '2026-03-03', '2029-03-01', '2026-02-28'],
  'date-fns': '2026-02-28',
  'js-joda': '2026-02-28',
  formulajs: ['2026-02-28', '2026-02-28'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
