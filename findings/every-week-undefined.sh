#!/bin/sh
# Guess: cron-chinese, which shows a cron rule in Chinese to whoever types it, says 周日 for 7 as for 0 (crontab(5): "0
# or 7 is Sunday"), and refuses what it does not know.
# Really: 0 9 * * 7 is 每周undefined09:00 and 5-7, Friday to Sunday, 每周五~周undefined09:00. The second Monday (1#2)
# is 周undefined too, the last day of the month 每月L日. Rules of six fields (seconds first, as croner, node-cron and
# Spring have them) are not refused: 0 30 8 * * 1-5, half past eight on working days, is said to be 每月8日30:00, 08:30
# of no day and 30 o'clock of the 8th. cronstrue is right in all six, in Chinese.
# Whom it hurts: settings pages where somebody checks by this sentence when a report goes out.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='cron-chinese@1.2.3 cronstrue@3.39.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { humanizeCronInChinese } = require('cron-chinese')
const cronstrue = require('cronstrue/i18n')
const seen = {}
for (const rule of ['30 8 * * 1-5', '0 9 * * 0', '0 9 * * 7', '0 9 * * 5-7', '0 9 * * 1#2', '0 9 L * *', '0 30 8 * * 1-5'])
  seen[rule] = [humanizeCronInChinese(rule), cronstrue.toString(rule, { locale: 'zh_CN' })]
const expected = {
  '30 8 * * 1-5': ['每周一~周五08:30', '在上午 08:30, 星期一至星期五'],
  '0 9 * * 0': ['每周日09:00', '在上午 09:00, 仅星期日'],
  '0 9 * * 7': ['每周undefined09:00', '在上午 09:00, 仅星期日'],
  '0 9 * * 5-7': ['每周五~周undefined09:00', '在上午 09:00, 星期五至星期日'],
  '0 9 * * 1#2': ['每周undefined09:00', '在上午 09:00, 限每月的第二个 星期一'],
  '0 9 L * *': ['每月L日09:00', '在上午 09:00, 限每月的最后一天'],
  '0 30 8 * * 1-5': ['每月8日30:00', '在上午 08:30, 星期一至星期五'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
