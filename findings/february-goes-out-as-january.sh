#!/bin/sh
# Guess: the BACnet packages of npm, by which a hall's heating, lights and doors learn the date, the days off and the
# hours, put 3 February 2026 on the line as the standard says, and both the same.
# Really: node-bacnet, the one in common use, counts months as JavaScript does: it sends 7E 01 03 02, Tuesday the 3rd
# of JANUARY, and reads a controller's 7E 02 03 02 as 3 March (ASHRAE 135, 20.2.12: month 1 is January). A date of 31
# January goes out as the 31st of month 0, which no month is; a day off on 31 December comes in as 31 January of the
# next year. What it writes it reads again, so a test of its own sees nothing. A year or day left open (FF, "every
# year", as calendars have them) is the year 2155 in it. @bacnet-js/client, its descendant, has the months right; of
# an open year it makes the zero date. No error in either.
# Whom it hurts: clocks set once a day, the controller's holidays and timers: heating on in the holidays, off a month
# early.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='node-bacnet@0.2.4 @bacnet-js/client@3.3.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
const require = createRequire(import.meta.url)
const inside = (path) => {
  const found = require(path)
  return found.default ?? found
}
const PACKAGES = {
  'node-bacnet': inside('node-bacnet/lib/asn1'),
  '@bacnet-js/client': inside(join(dirname(require.resolve('@bacnet-js/client')), 'lib/asn1.js')),
}
const sent = (asn1, date) => {
  const line = { buffer: Buffer.alloc(32), offset: 0 }
  asn1.encodeApplicationDate(line, date)
  return line.buffer.subarray(1, line.offset).toString('hex')
}
const received = (asn1, hex) => {
  const line = Buffer.from('a4' + hex, 'hex')
  const { value } = asn1.bacappDecodeApplicationData(line, 0, line.length, 0, 0)
  return `${value.getFullYear()}-${value.getMonth() + 1}-${value.getDate()}`
}
const seen = {}
for (const [name, asn1] of Object.entries(PACKAGES)) {
  seen[`${name} sends 3 February 2026 (7e020302)`] = sent(asn1, new Date(2026, 1, 3))
  seen[`${name} sends 31 January 2026 (7e011f06)`] = sent(asn1, new Date(2026, 0, 31))
  seen[`${name} reads 7e020302`] = received(asn1, '7e020302')
  seen[`${name} reads 7e0c1f04, 31 December`] = received(asn1, '7e0c1f04')
  seen[`${name} reads ff0501ff, 1 May of every year`] = received(asn1, 'ff0501ff')
  seen[`${name} reads what it sent`] = received(asn1, sent(asn1, new Date(2026, 1, 3)))
}
const expected = {
  'node-bacnet sends 3 February 2026 (7e020302)': '7e010302',
  'node-bacnet sends 31 January 2026 (7e011f06)': '7e001f06',
  'node-bacnet reads 7e020302': '2026-3-3',
  'node-bacnet reads 7e0c1f04, 31 December': '2027-1-31',
  'node-bacnet reads ff0501ff, 1 May of every year': '2155-6-1',
  'node-bacnet reads what it sent': '2026-2-3',
  '@bacnet-js/client sends 3 February 2026 (7e020302)': '7e020302',
  '@bacnet-js/client sends 31 January 2026 (7e011f06)': '7e011f06',
  '@bacnet-js/client reads 7e020302': '2026-2-3',
  '@bacnet-js/client reads 7e0c1f04, 31 December': '2026-12-31',
  '@bacnet-js/client reads ff0501ff, 1 May of every year': '1900-1-1',
  '@bacnet-js/client reads what it sent': '2026-2-3',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
