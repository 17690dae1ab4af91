#!/bin/sh
# Guess: a syslog line of the old form (RFC 3164: "Dec 31 23:59:58", without a year) that is read on 2 January is of the year
# that has just ended; that is what a reader of logs must decide each January.
# Really: glossy, nsyslog-parser and syslog-parse all take the year of the clock: the line is of 31 December 2027, 363 days
# ahead, and so for every line of December that is read later than its year; in the other eleven months all is right.
# RFC 3164 gives no year, and a log is never of the future. And nsyslog-parser drops the whole structured data of a line of
# RFC 5424 where a value has \" in it (6.3.3: the way to write a quotation mark), and where its name is a single letter;
# glossy reads these. No error in any.
# Whom it hurts: who collects the calls and faults of a hall's devices: those of the last days of a year sort to its end.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='glossy@0.1.7 nsyslog-parser@0.10.1 syslog-parse@2.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
// The clock stands at noon of 2 January 2027.
const RealDate = Date
const NOON = RealDate.parse('2027-01-02T12:00:00Z')
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [NOON] : parts))
  }
  static now = () => NOON
}
const { Parse: glossy } = require('glossy')
const nsyslog = require('nsyslog-parser')
const syslogParse = require('syslog-parse').default ?? require('syslog-parse')
const byGlossy = (line) => glossy.parse(Buffer.from(line))
const day = (moment) => moment.toISOString().slice(0, 10)
const old = (date) => {
  const line = `<13>${date} 23:59:58 hall-1 queue[812]: window 3 opened`
  return [byGlossy(line).time, nsyslog(line).ts, syslogParse(line).time].map(day).join(' ')
}
const structured = (data) =>
  [byGlossy, nsyslog].map((read) => read(`<13>1 2027-01-02T09:30:00Z hall-1 queue 812 CALL ${data} text`).structuredData)
const seen = {
  'Dec 31': old('Dec 31'),
  'Jan  2': old('Jan  2'),
  plain: structured('[call@32473 window="3"]'),
  'with a quotation mark': structured('[call@32473 note="the \\"old\\" one"]'),
  'of one letter': structured('[c window="3"]'),
}
const expected = {
  'Dec 31': '2027-12-31 2027-12-31 2027-12-31',
  'Jan  2': '2027-01-02 2027-01-02 2027-01-02',
  plain: [{ 'call@32473': { window: '3' } }, [{ $id: 'call@32473', window: '3' }]],
  'with a quotation mark': [{ 'call@32473': { note: 'the "old" one' } }, []],
  'of one letter': [{ c: { window: '3' } }, []],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=UTC node run.cjs
