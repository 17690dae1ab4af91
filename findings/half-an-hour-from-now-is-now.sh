#!/bin/sh
# Guess: Microsoft's recognizers of times in text, below the Bot Framework's prompts, which know 两点一刻, 大后天 and 下周三上午
# 九点半, know half an hour in Chinese too; what they do not know they leave out.
# Really: 半小时后 (in half an hour) is THIS moment, and so are 半天后, 半年后 and 半小时前, while 十五分钟后 and 两小时后 are right. Of
# 一个半小时 (an hour and a half) half an hour is found, from its second sign on, of 两个半小时 (two and a half) as well, though
# 三天半 is three and a half days. 下下周三, the Wednesday of the week after next, is next Wednesday. 本月15日, the 15th of THIS
# month, is offered as that of the year before first, and 二月初三 of the lunar calendar is the whole of February.
# Whom it hurts: a chat that takes appointments in Chinese: "come in half an hour", a week too early.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@microsoft/recognizers-text-suite@1.3.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { Culture, recognizeDateTime } = require('@microsoft/recognizers-text-suite')
const MONDAY = new Date(2026, 1, 2, 10, 0, 0)
/** What was found of a text, and what it was taken for. */
const found = (text) =>
  recognizeDateTime(text, Culture.Chinese, undefined, MONDAY).map(({ text: part, resolution }) => [
    part,
    ...resolution.values.map(({ value, start, end }) => value ?? `${start} to ${end}`),
  ])
const TEXTS = ['下周三上午九点半', '大后天', '两小时后', '十五分钟后', '半小时后', '半小时前', '半天后', '半年后']
const seen = {}
for (const text of [...TEXTS, '一个小时', '一个半小时', '两个半小时', '三天半', '下下周三', '本月15日', '二月初三'])
  seen[text] = found(text)
const expected = {
  下周三上午九点半: [['下周三上午九点半', '2026-02-11 09:30:00']],
  大后天: [['大后天', '2026-02-05']],
  两小时后: [['两小时后', '2026-02-02 12:00:00']],
  十五分钟后: [['十五分钟后', '2026-02-02 10:15:00']],
  半小时后: [['半小时后', '2026-02-02 10:00:00']],
  半小时前: [['半小时前', '2026-02-02 10:00:00']],
  半天后: [['半天后', '2026-02-02']],
  半年后: [['半年后', '2026-02-02']],
  一个小时: [['一个小时', '3600']],
  一个半小时: [['半小时', '1800']],
  两个半小时: [['半小时', '1800']],
  三天半: [['三天半', '302400']],
  下下周三: [['下周三', '2026-02-11']],
  本月15日: [['本月15日', '2025-02-15', '2026-02-15']],
  二月初三: [['二月', '2025-02-01 to 2025-03-01', '2026-02-01 to 2026-03-01']],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
