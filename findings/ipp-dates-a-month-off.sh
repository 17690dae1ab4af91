#!/bin/sh
# Guess: the ipp package reads the date in a printer's answer (job made on 3 February, 09:30 +08:00) as that instant,
# and writes a date as a printer expects it.
# Really: the month is read as JavaScript counts, from 0: February becomes March; the zone sent with it is not used,
# so in Shanghai it is eight hours early besides. It WRITES the month from 0 too, January goes out as month 0 with 00
# instead of + before the zone; a test that writes and reads again sees the right month. RFC 8011, 5.1.15, takes
# DateAndTime of RFC 2579: month 1 to 12, direction "+" or "-".
# Whom it hurts: "since when does this job wait" of a network printer; job-hold-until-time.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='ipp@2.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import ipp from 'ipp'
const named = (tag, name, value) => {
  const head = Buffer.from([tag, 0, name.length])
  return Buffer.concat([head, Buffer.from(name), Buffer.from([0, value.length]), value])
}
// version 2.0, successful-ok, request 1, as a printer answers (RFC 8010)
const answer = Buffer.concat([
  Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 1]),
  named(0x47, 'attributes-charset', Buffer.from('utf-8')),
  named(0x48, 'attributes-natural-language', Buffer.from('zh-cn')),
  Buffer.from([2]),
  named(0x31, 'date-time-at-creation', Buffer.from([0x07, 0xea, 2, 3, 9, 30, 0, 0, 0x2b, 8, 0])),
  Buffer.from([3]),
])
const written = (date) => {
  const bytes = ipp.serialize({
    version: '2.0',
    operation: 'Create-Job',
    id: 1,
    'operation-attributes-tag': { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'zh-cn' },
    'job-attributes-tag': { 'job-hold-until-time': date },
  })
  const at = bytes.indexOf('job-hold-until-time') + 'job-hold-until-time'.length + 2
  return { bytes: bytes.subarray(at, at + 11).toString('hex'), back: ipp.parse(bytes)['job-attributes-tag'] }
}
const january = written(new Date('2026-01-03T09:30:00+08:00'))
const seen = {
  'read 2026-02-03 09:30 +08:00': ipp.parse(answer)['job-attributes-tag']['date-time-at-creation'],
  'written 2026-01-03 09:30 +08:00': january.bytes,
  'by RFC 2579': '07ea0103091e00002b0800',
  'its own reader': january.back['job-hold-until-time'],
}
const expected = {
  'read 2026-02-03 09:30 +08:00': '2026-03-02T17:30:00.000Z',
  'written 2026-01-03 09:30 +08:00': '07ea0003091e0000000800',
  'by RFC 2579': '07ea0103091e00002b0800',
  'its own reader': '2026-01-02T17:30:00.000Z',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
