#!/bin/sh
# Guess: "in an hour" in the Chinese of dayjs and date-fns is 1 小时后, an hour from now; as they write 1 小时前 for an hour
# ago.
# Really: it is 1 小时内, WITHIN the hour, and 1 天内 for tomorrow at this time, in dayjs' zh-cn, zh-tw and zh-hk and in
# date-fns' zhCN, zhTW and zhHK (formatDistance, formatDistanceStrict, with addSuffix): a span up to then, in which it
# may happen at any moment. dayjs' own zh, the same language without a country, has 后, and
# so have moment, luxon, timeago.js and Intl.RelativeTimeFormat (CLDR). The past is right everywhere.
# Whom it hurts: "your appointment is 1 小时内", "the result 3 天内", "your number in 20 分钟内": a promise that nobody
# made, beside deadlines that really are 内.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='dayjs@1.11.23 date-fns@4.4.0 moment@2.31.0 luxon@3.7.2 timeago.js@4.0.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { formatDistance, formatDistanceStrict } from 'date-fns'
import { zhCN, zhHK, zhTW } from 'date-fns/locale'
import dayjs from 'dayjs'
import relativeTime from 'dayjs/plugin/relativeTime.js'
import { DateTime } from 'luxon'
import moment from 'moment'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const timeago = require('timeago.js')
for (const locale of ['zh', 'zh-cn', 'zh-tw', 'zh-hk']) require(`dayjs/locale/${locale}`)
for (const locale of ['zh-cn', 'zh-tw', 'zh-hk']) require(`moment/locale/${locale}`)
dayjs.extend(relativeTime)
const now = Date.parse('2026-02-03T01:30:00Z')
const HOUR = 3_600_000
const WAYS = {
  'dayjs zh': (then) => dayjs(then).locale('zh').from(now),
  'dayjs zh-cn': (then) => dayjs(then).locale('zh-cn').from(now),
  'dayjs zh-tw': (then) => dayjs(then).locale('zh-tw').from(now),
  'dayjs zh-hk': (then) => dayjs(then).locale('zh-hk').from(now),
  'date-fns zhCN': (then) => formatDistance(then, now, { locale: zhCN, addSuffix: true }),
  'date-fns zhCN, strict': (then) => formatDistanceStrict(then, now, { locale: zhCN, addSuffix: true }),
  'date-fns zhTW': (then) => formatDistance(then, now, { locale: zhTW, addSuffix: true }),
  'date-fns zhHK': (then) => formatDistance(then, now, { locale: zhHK, addSuffix: true }),
  'moment zh-cn': (then) => moment(then).locale('zh-cn').from(now),
  'moment zh-tw': (then) => moment(then).locale('zh-tw').from(now),
  'timeago.js zh_CN': (then) => timeago.format(then, 'zh_CN', { relativeDate: now }),
  'luxon zh-CN': (then) =>
    DateTime.fromMillis(then, { locale: 'zh-CN' }).toRelative({ base: DateTime.fromMillis(now) }),
}
const seen = Object.fromEntries(
  Object.entries(WAYS).map(([name, say]) => [name, [20 / 60, 24, -24].map((hours) => say(now + hours * HOUR))]),
)
const expected = {
  'dayjs zh': ['20 分钟后', '1 天后', '1 天前'],
  'dayjs zh-cn': ['20 分钟内', '1 天内', '1 天前'],
  'dayjs zh-tw': ['20 分鐘內', '1 天內', '1 天前'],
  'dayjs zh-hk': ['20 分鐘內', '一天內', '一天前'],
  'date-fns zhCN': ['20 分钟内', '1 天内', '1 天前'],
  'date-fns zhCN, strict': ['20 分钟内', '1 天内', '1 天前'],
  'date-fns zhTW': ['20 分鐘內', '1 天內', '1 天前'],
  'date-fns zhHK': ['20 分鐘內', '1 天內', '1 天前'],
  'moment zh-cn': ['20 分钟后', '1 天后', '1 天前'],
  'moment zh-tw': ['20 分鐘後', '1 天後', '1 天前'],
  'timeago.js zh_CN': ['20 分钟后', '1 天后', '1 天前'],
  'luxon zh-CN': ['20分钟后', '1天后', '1天前'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
