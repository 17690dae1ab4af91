#!/bin/sh
# Guess: an appointment of 3 February, 09:30, written as a Date into a date cell of an .xlsx on a machine in Shanghai,
# shows 09:30 there (a serial number has no zone, ECMA-376 part 1, 18.17.4: it is what the cell shows), and a day the
# same day.
# Really: excel4node and better-xlsx (setDateTime) write the clock of UTC, 01:30; a day, which begins at midnight, is
# 2 February, 16:00. better-xlsx's setDate cuts the hours off afterwards: 2 February. A birth date of July 1988
# (summer time) is 30 June. xlsx-js-style writes 09:30:43, as its elder SheetJS 0.18.5 does: every minute is 43
# seconds late, for it reckons from the Shanghai of 1899. No error; under TZ=UTC, as in a container, all are right.
# xlsx-populate is right in both. No README of these says that a Date is taken in UTC.
# Whom it hurts: lists of appointments and deadlines exported from a kiosk or a desk in China.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='excel4node@1.8.2 better-xlsx@0.7.6 xlsx-js-style@1.2.0 xlsx-populate@1.21.0 xlsx@0.18.5'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import betterXlsx from 'better-xlsx'
import excel4node from 'excel4node'
import { createWriteStream, writeFileSync } from 'node:fs'
import sheetjs from 'xlsx'
import styled from 'xlsx-js-style'
import XlsxPopulate from 'xlsx-populate'
const DATES = [new Date(2026, 1, 3, 9, 30), new Date(2026, 1, 3), new Date(1988, 6, 1)]
/** What the cells show, from their serial numbers. */
const shown = (path) => {
  const book = sheetjs.readFile(path)
  const cells = sheetjs.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 }).flat()
  return cells.map((serial) => new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString().slice(0, 19).replace('T', ' '))
}
const plain = async () => {
  const book = new excel4node.Workbook()
  const sheet = book.addWorksheet('a')
  DATES.forEach((date, at) => sheet.cell(at + 1, 1).date(date))
  writeFileSync('plain.xlsx', await book.writeToBuffer())
  return shown('plain.xlsx')
}
const better = async (way) => {
  const file = new betterXlsx.File()
  const sheet = file.addSheet('a')
  for (const date of DATES) sheet.addRow().addCell()[way](date)
  await new Promise((resolve, reject) => {
    file.saveAs().pipe(createWriteStream(`${way}.xlsx`)).on('finish', resolve).on('error', reject)
  })
  return shown(`${way}.xlsx`)
}
const withStyle = () => {
  const book = styled.utils.book_new()
  styled.utils.book_append_sheet(book, styled.utils.aoa_to_sheet(DATES.map((date) => [date])), 'a')
  styled.writeFile(book, 'styled.xlsx')
  return shown('styled.xlsx')
}
const populated = async () => {
  const book = await XlsxPopulate.fromBlankAsync()
  DATES.forEach((date, at) => book.sheet(0).cell(`A${at + 1}`).value(date))
  await book.toFileAsync('populated.xlsx')
  return shown('populated.xlsx')
}
const seen = {
  excel4node: await plain(),
  'better-xlsx setDateTime': await better('setDateTime'),
  'better-xlsx setDate': await better('setDate'),
  'xlsx-js-style': withStyle(),
  'xlsx-populate': await populated(),
}
const utc = ['2026-02-03 01:30:00', '2026-02-02 16:00:00', '1988-06-30 15:00:00']
const expected = {
  excel4node: utc,
  'better-xlsx setDateTime': utc,
  'better-xlsx setDate': ['2026-02-03 00:00:00', '2026-02-02 00:00:00', '1988-06-30 00:00:00'],
  'xlsx-js-style': ['2026-02-03 09:30:43', '2026-02-03 00:00:43', '1988-07-01 00:00:43'],
  'xlsx-populate': ['2026-02-03 09:30:00', '2026-02-03 00:00:00', '1988-07-01 00:00:00'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
