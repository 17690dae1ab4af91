#!/bin/sh
# Guess: packages that turn dates into the Islamic calendar (its feasts 开斋节 and 古尔邦节 are holidays by law in Ningxia and
# Xinjiang) reckon by the table of Umm al-Qura, which they name or whose days their examples have, and agree on the dates
# of this century.
# Really: three of six do not. hijri-date, whose example (10 Dhu al-Hijja 1438 is 1 September 2017) is right by that table,
# has another rule and is a day ahead on every second day: the feast of sacrifice of 2026 is 26 May in it, 27 May in all
# others. hijri-converter has one month of 1446 begin a day late, so all of December 2024 is off by a day, and one of 1427,
# which moment-hijri has too. No error. @tabby_ai/hijri-converter, @umalqura/core and luxon-hijri agree with Node's Intl
# (islamic-umalqura) on all 10 593 days from 2000 to 2028.
# Whom it hurts: closing days and greetings on a screen, days in a neighbour's papers.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='hijri-date@0.2.2 hijri-converter@1.1.1 moment-hijri@3.0.0 @tabby_ai/hijri-converter@1.0.5 @umalqura/core@0.0.7 luxon-hijri@1.0.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
process.env.TZ = 'UTC'
const { gregorianToHijri } = require('@tabby_ai/hijri-converter')
const umalqura = require('@umalqura/core').default
const { toHijri } = require('hijri-converter')
const { toHijri: ofHijriDate } = require('hijri-date/lib/safe')
const { toHijri: ofLuxon } = require('luxon-hijri')
const moment = require('moment-hijri')
const inIntl = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', { year: 'numeric', month: 'numeric', day: 'numeric' })
function judge(date) {
  const parts = Object.fromEntries(inIntl.formatToParts(date).map(({ type, value }) => [type, Number.parseInt(value, 10)]))
  return [parts.year, parts.month, parts.day]
}
const byFields = ({ hy, hm, hd }) => [hy, hm, hd]
const ways = {
  'hijri-date': (date) => {
    const hijri = ofHijriDate(date)
    return [hijri.getFullYear(), hijri.getMonth(), hijri.getDate()]
  },
  'hijri-converter': (date) => byFields(toHijri(date.getFullYear(), date.getMonth() + 1, date.getDate())),
  'moment-hijri': (date) => [moment(date).iYear(), moment(date).iMonth() + 1, moment(date).iDate()],
  '@tabby_ai/hijri-converter': (date) => {
    const { year, month, day } = gregorianToHijri({ year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() })
    return [year, month, day]
  },
  '@umalqura/core': (date) => byFields(umalqura(date)),
  'luxon-hijri': (date) => byFields(ofLuxon(date)),
}
const days = []
for (let at = Date.UTC(2000, 0, 1, 12); at < Date.UTC(2029, 0, 1); at += 86_400_000) days.push(new Date(at))
const iso = (date) => date.toISOString().slice(0, 10)
const seen = {}
for (const [name, way] of Object.entries(ways)) {
  const wrong = days.filter((day) => way(day).join() !== judge(day).join())
  const feast = days.find((day) => day.getFullYear() === 2026 && way(day).slice(1).join() === '12,10')
  seen[name] = {
    'feast of 2026': iso(feast),
    [`wrong of ${days.length}`]: wrong.length,
    'in 2026': wrong.filter((day) => day.getFullYear() === 2026).length,
    'first and last in 2024 and 2025': wrong.filter((day) => /^202[45]/.test(iso(day))).map(iso).filter((_, at, list) => at % (list.length - 1) === 0),
  }
}
seen.Intl = iso(days.find((day) => day.getFullYear() === 2026 && judge(day).slice(1).join() === '12,10'))
const told = (feast, ...rest) => Object.fromEntries(Object.keys(seen['hijri-date']).map((what, at) => [what, [feast, ...rest][at]]))
const expected = {
  'hijri-date': told('2026-05-26', 5244, 226, ['2024-01-01', '2025-12-31']),
  'hijri-converter': told('2026-05-27', 60, 0, ['2024-12-02', '2024-12-31']),
  'moment-hijri': told('2026-05-27', 30, 0, []),
  '@tabby_ai/hijri-converter': told('2026-05-27', 0, 0, []),
  '@umalqura/core': told('2026-05-27', 0, 0, []),
  'luxon-hijri': told('2026-05-27', 0, 0, []),
  Intl: '2026-05-27',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
