#!/bin/sh
# Guess: a time of day or a local date in a TOML file (open = 08:30:00; TOML 1.0, Local Time) has no zone; a reader
# gives a text or an object of its own, and whoever asks that for its hour is told 8.
# Really: smol-toml and @iarna/toml give a Date that takes the clock for UTC: on a machine in Shanghai getHours() of
# 08:30 is 16, and the minutes are 35, for its year is 0, when the city kept the time of its own meridian;
# 2026-02-03T09:30:00 is 17:30, and the day 2026-02-03 begins at eight (in New York it is the 2nd). JSON,
# toISOString() and so every log show the right figures; in UTC, where tests and containers run, all is right. toml
# gives the text; @ltd/j-toml an object that has 9 for the hour, and none where there is no clock.
# Whom it hurts: opening hours and closing days in a hall's settings: right in the test, eight hours late in the hall.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='smol-toml@1.9.1 @iarna/toml@3.0.0 toml@5.0.1 @ltd/j-toml@1.38.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import jToml from '@ltd/j-toml'
import { createRequire } from 'node:module'
import * as smol from 'smol-toml'
const require = createRequire(import.meta.url)
const READERS = {
  'smol-toml': (text) => smol.parse(text),
  '@iarna/toml': (text) => require('@iarna/toml').parse(text),
  toml: (text) => require('toml').parse(text),
  '@ltd/j-toml': (text) => (jToml.parse ?? jToml)(text, 1.0, '\n', false),
}
const SETTINGS = { open: '08:30:00', at: '2026-02-03T09:30:00', day: '2026-02-03' }
/** What somebody sees who uses a value as the date that it says it is; an object of its own kind has no hours. */
const used = (value) => {
  if (typeof value === 'string') return `the text ${value}`
  try {
    const two = (number) => String(number).padStart(2, '0')
    return `day ${value.getDate()}, ${two(value.getHours())}:${two(value.getMinutes())}; as JSON ${JSON.stringify(value)}`
  } catch {
    return `no hours; as JSON ${JSON.stringify(value)}`
  }
}
const seen = {}
for (const [name, read] of Object.entries(READERS))
  for (const [key, value] of Object.entries(SETTINGS)) seen[`${name}, ${value}`] = used(read(`${key} = ${value}\n`)[key])
const asUtc = { '08:30:00': 'day 1, 16:35', '2026-02-03T09:30:00': 'day 3, 17:30', '2026-02-03': 'day 3, 08:00' }
const expected = {
  'smol-toml, 08:30:00': `${asUtc['08:30:00']}; as JSON "08:30:00.000"`,
  'smol-toml, 2026-02-03T09:30:00': `${asUtc['2026-02-03T09:30:00']}; as JSON "2026-02-03T09:30:00.000"`,
  'smol-toml, 2026-02-03': `${asUtc['2026-02-03']}; as JSON "2026-02-03"`,
  '@iarna/toml, 08:30:00': `${asUtc['08:30:00']}; as JSON "08:30:00.000"`,
  '@iarna/toml, 2026-02-03T09:30:00': `${asUtc['2026-02-03T09:30:00']}; as JSON "2026-02-03T09:30:00.000"`,
  '@iarna/toml, 2026-02-03': `${asUtc['2026-02-03']}; as JSON "2026-02-03"`,
  'toml, 08:30:00': 'the text 08:30:00',
  'toml, 2026-02-03T09:30:00': 'the text 2026-02-03T09:30:00',
  'toml, 2026-02-03': 'the text 2026-02-03',
  '@ltd/j-toml, 08:30:00': 'no hours; as JSON "08:30:00"',
  '@ltd/j-toml, 2026-02-03T09:30:00': 'day 3, 09:30; as JSON "2026-02-03T09:30:00"',
  '@ltd/j-toml, 2026-02-03': 'no hours; as JSON "2026-02-03"',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
