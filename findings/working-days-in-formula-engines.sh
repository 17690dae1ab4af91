#!/bin/sh
# Guess: WORKDAY, NETWORKDAYS, WEEKNUM and ISOWEEKNUM are the same in every engine for spreadsheet formulas: functions
# of whole days, described in OpenFormula (OpenDocument 1.3 part 4, 6.10), with nothing to round.
# Really: each of three engines is wrong in another one. fast-formula-parser: WORKDAY backwards gives the day itself,
# on a Saturday too; every Sunday lies in the NEXT ISO week. formulajs: NETWORKDAYS backwards counts days of the
# weekend; WEEKNUM from Monday is one too high on Saturdays and Sundays of a year that begins on a Sunday (2023).
# HyperFormula: the days of December that belong to ISO's week 1 are in week 53. No error, and WORKDAY forwards, a
# Tuesday in June, is right in all. date-fns' ISO week and a count of the days one by one are the judges.
# Whom it hurts: deadlines reckoned back and tables by the week, in another office's spreadsheet run on a server.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='fast-formula-parser@1.0.19 @formulajs/formulajs@4.6.1 hyperformula@3.5.0 date-fns@4.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as formulajs from '@formulajs/formulajs'
import { addDays, getISOWeek, isWeekend } from 'date-fns'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const FormulaParser = require('fast-formula-parser')
const { HyperFormula } = require('hyperformula')
const fast = new FormulaParser()
const hyper = HyperFormula.buildEmpty({ licenseKey: 'gpl-v3' })
hyper.addSheet('s')
const written = (value) =>
  value instanceof Date ? `DATE(${value.getFullYear()},${value.getMonth() + 1},${value.getDate()})` : value
const serial = (value) =>
  value instanceof Date
    ? Math.round((Date.UTC(value.getFullYear(), value.getMonth(), value.getDate()) - Date.UTC(1899, 11, 30)) / 86_400_000)
    : value
const ENGINES = {
  'fast-formula-parser': (name, args) => fast.parse(`${name}(${args.map(written)})`, { sheet: 's', row: 1, col: 1 }),
  formulajs: (name, args) => formulajs[name](...args),
  HyperFormula: (name, args) => hyper.calculateFormula(`=${name}(${args.map(written)})`, 0),
}
const steps = (from, days) => {
  let day = from
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, Math.sign(days))
    if (!isWeekend(day)) left -= 1
  }
  return day
}
const between = (from, to) => {
  const sign = from <= to ? 1 : -1
  let count = 0
  for (let day = sign > 0 ? from : to; day <= (sign > 0 ? to : from); day = addDays(day, 1)) if (!isWeekend(day)) count += 1
  return count * sign
}
/** Weeks that begin on Monday, the first one with 1 January (kind 2 of WEEKNUM). */
const weekFromMonday = (day) => {
  let week = 1
  for (let one = new Date(day.getFullYear(), 0, 2); one <= day; one = addDays(one, 1)) if (one.getDay() === 1) week += 1
  return week
}
const days = (year, month, day, count) => Array.from({ length: count }, (_, at) => new Date(year, month - 1, day + at))
const week = days(2026, 2, 2, 7)
const decade = days(2020, 1, 1, 4018)
const cases = {
  'WORKDAY forwards': ['WORKDAY', week.flatMap((day) => [1, 3, 5, 6, 11].map((n) => [[day, n], steps(day, n)]))],
  'WORKDAY backwards': ['WORKDAY', week.flatMap((day) => [-1, -3, -5, -6, -11].map((n) => [[day, n], steps(day, n)]))],
  'NETWORKDAYS forwards': ['NETWORKDAYS', week.flatMap((day) => [1, 3, 5, 9].map((n) => [[day, addDays(day, n)], between(day, addDays(day, n))]))],
  'NETWORKDAYS backwards': ['NETWORKDAYS', week.flatMap((day) => [1, 3, 5, 9].map((n) => [[day, addDays(day, -n)], between(day, addDays(day, -n))]))],
  ISOWEEKNUM: ['ISOWEEKNUM', decade.map((day) => [[day], getISOWeek(day)])],
  'WEEKNUM(…,2)': ['WEEKNUM', days(2023, 1, 1, 365).map((day) => [[day, 2], weekFromMonday(day)])],
}
const seen = {}
for (const [what, [name, all]] of Object.entries(cases)) {
  for (const [engine, run] of Object.entries(ENGINES)) {
    const wrong = all.filter(([args, right]) => serial(run(name, args)) !== serial(right))
    const [first] = wrong
    const example = first ? `${name}(${first[0].map(written)}) = ${serial(run(name, first[0]))}, not ${serial(first[1])}` : ''
    seen[`${what}, ${engine}`] = [`${wrong.length} of ${all.length} wrong`, example]
  }
}
const expected = {
  'WORKDAY forwards, fast-formula-parser': ['0 of 35 wrong', ''],
  'WORKDAY forwards, formulajs': ['0 of 35 wrong', ''],
  'WORKDAY forwards, HyperFormula': ['0 of 35 wrong', ''],
  'WORKDAY backwards, fast-formula-parser': ['35 of 35 wrong', 'WORKDAY(DATE(2026,2,2),-1) = 46055, not 46052'],
  'WORKDAY backwards, formulajs': ['0 of 35 wrong', ''],
  'WORKDAY backwards, HyperFormula': ['0 of 35 wrong', ''],
  'NETWORKDAYS forwards, fast-formula-parser': ['0 of 28 wrong', ''],
  'NETWORKDAYS forwards, formulajs': ['0 of 28 wrong', ''],
  'NETWORKDAYS forwards, HyperFormula': ['0 of 28 wrong', ''],
  'NETWORKDAYS backwards, fast-formula-parser': ['0 of 28 wrong', ''],
  'NETWORKDAYS backwards, formulajs': ['16 of 28 wrong', 'NETWORKDAYS(DATE(2026,2,2),DATE(2026,2,1)) = 0, not -1'],
  'NETWORKDAYS backwards, HyperFormula': ['0 of 28 wrong', ''],
  'ISOWEEKNUM, fast-formula-parser': ['574 of 4018 wrong', 'ISOWEEKNUM(DATE(2020,1,5)) = 2, not 1'],
  'ISOWEEKNUM, formulajs': ['0 of 4018 wrong', ''],
  'ISOWEEKNUM, HyperFormula': ['8 of 4018 wrong', 'ISOWEEKNUM(DATE(2024,12,30)) = 53, not 1'],
  'WEEKNUM(…,2), fast-formula-parser': ['53 of 365 wrong', 'WEEKNUM(DATE(2023,1,1),2) = 2, not 1'],
  'WEEKNUM(…,2), formulajs': ['105 of 365 wrong', 'WEEKNUM(DATE(2023,1,1),2) = 2, not 1'],
  'WEEKNUM(…,2), HyperFormula': ['0 of 365 wrong', ''],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.mjs
