#!/bin/sh
# Guess: a name of a day that the locale of a moment does not know, moment().day('Monday') under zh-cn, is an invalid date
# or changes nothing, as month('March') does; a rule of moment-recur for such a name is refused, or never fires.
# Really: names are read in the moment's locale, as its documentation says; what it does not say: an unknown one counts
# as day 0. So day('Monday') and day('Friday') are SUNDAY, in silence, and isoWeekday('Monday') is the Sunday at the
# other end of the week. A rule of moment-recur written as in its README, every(['Monday', 'Friday']), fires on Sundays
# and only there. 星期一 and the number 1 are right, and so is 'Monday' until somebody sets the locale, which holds for
# all moments of a program at once. Uyghur (ug-cn) and Mongolian do the same.
# Whom it hurts: weekly duties and closing days by name, in a program that is then shown in Chinese.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='moment@2.31.0 moment-recur@1.0.7'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import moment from 'moment'
import 'moment/locale/mn.js'
import 'moment/locale/ug-cn.js'
import 'moment/locale/zh-cn.js'
import 'moment-recur'
const ENGLISH_DAY = new Intl.DateTimeFormat('en', { weekday: 'short' })
const shown = (date) => `${date.isValid() ? `${ENGLISH_DAY.format(date.toDate())} ${date.toDate().getDate()}.` : 'invalid'}`
const wednesday = (locale) => moment('2026-02-04').locale(locale)
const seen = {}
for (const locale of ['en', 'zh-cn', 'ug-cn', 'mn'])
  seen[`day Monday, day Friday, isoWeekday Monday in ${locale}`] = [
    wednesday(locale).day('Monday'),
    wednesday(locale).day('Friday'),
    wednesday(locale).isoWeekday('Monday'),
  ].map(shown)
seen['星期一 and 1 in zh-cn'] = [wednesday('zh-cn').day('星期一'), wednesday('zh-cn').day(1)].map(shown)
seen['the month of month March in en, zh-cn'] = ['en', 'zh-cn'].map(
  (locale) => wednesday(locale).month('March').month() + 1,
)
for (const locale of ['en', 'zh-cn']) {
  moment.locale(locale)
  const days = (names) => moment('2026-02-01').recur('2026-02-14').every(names).daysOfWeek().all().map(shown)
  seen[`recur, Monday and Friday in ${locale}`] = days(['Monday', 'Friday'])
  if (locale === 'zh-cn') seen['recur, 星期一 in zh-cn'] = days(['星期一'])
}
const expected = {
  'day Monday, day Friday, isoWeekday Monday in en': ['Mon 2.', 'Fri 6.', 'Mon 2.'],
  'day Monday, day Friday, isoWeekday Monday in zh-cn': ['Sun 1.', 'Sun 1.', 'Sun 8.'],
  'day Monday, day Friday, isoWeekday Monday in ug-cn': ['Sun 1.', 'Sun 1.', 'Sun 8.'],
  'day Monday, day Friday, isoWeekday Monday in mn': ['Sun 1.', 'Sun 1.', 'Sun 8.'],
  '星期一 and 1 in zh-cn': ['Mon 2.', 'Mon 2.'],
  'the month of month March in en, zh-cn': [3, 2],
  'recur, Monday and Friday in en': ['Mon 2.', 'Fri 6.', 'Mon 9.', 'Fri 13.'],
  'recur, Monday and Friday in zh-cn': ['Sun 1.', 'Sun 8.'],
  'recur, 星期一 in zh-cn': ['Mon 2.', 'Mon 9.'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
