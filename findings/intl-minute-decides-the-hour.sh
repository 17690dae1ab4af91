#!/bin/sh
# Guess: Intl.DateTimeFormat with hourCycle 'h23' writes 8:05 with hour 'numeric' and 08:05 with '2-digit', as their
# names say, and how the minute is asked for changes the minute alone.
# Really: hour 'numeric' gives 08:05 in zh-CN, en-GB and fr-FR while the minute is 'numeric' too, and 8:05 when the
# minute is '2-digit'; resolvedOptions() follows. In zh-TW and en-US nothing gives 8:05, and a minute alone asked in
# two digits is 5. ECMA-402 (BestFitFormatMatcher) leaves the pattern to the engine, whose patterns are CLDR's.
# Whom it hurts: opening hours and slots in the Chinese form 8:30, which come out in two forms on one page.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >run.mjs <<'JS'
console.log(`Node ${process.version}, ICU ${process.versions.icu}, CLDR ${process.versions.cldr}`)
const early = new Date('2026-11-25T00:05:00Z')
const write = (locale, options) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options }).format(early)
const four = (locale) =>
  ['numeric', '2-digit'].flatMap((hour) => ['numeric', '2-digit'].map((minute) => write(locale, { hour, minute })))
const resolved = (minute) =>
  new Intl.DateTimeFormat('zh-CN', { hourCycle: 'h23', hour: 'numeric', minute }).resolvedOptions().hour
const TWO = ['08:05', '08:05', '08:05', '08:05']
const BY_MINUTE = ['08:05', '8:05', '08:05', '08:05']
const seen = {
  'hour/minute numeric/numeric, numeric/2-digit, 2-digit/numeric, 2-digit/2-digit: zh-CN': four('zh-CN'),
  'en-GB': four('en-GB'),
  'fr-FR': four('fr-FR'),
  'zh-TW': four('zh-TW'),
  'en-US': four('en-US'),
  'ja-JP': four('ja-JP'),
  'resolved hour in zh-CN, minute numeric and 2-digit': [resolved('numeric'), resolved('2-digit')],
  'a minute alone in two digits': write('zh-CN', { minute: '2-digit' }),
}
const expected = {
  'hour/minute numeric/numeric, numeric/2-digit, 2-digit/numeric, 2-digit/2-digit: zh-CN': BY_MINUTE,
  'en-GB': BY_MINUTE,
  'fr-FR': BY_MINUTE,
  'zh-TW': TWO,
  'en-US': TWO,
  'ja-JP': ['8:05', '8:05', '08:05', '08:05'],
  'resolved hour in zh-CN, minute numeric and 2-digit': ['2-digit', 'numeric'],
  'a minute alone in two digits': '5',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
