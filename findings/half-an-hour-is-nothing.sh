#!/bin/sh
# Guess: a parser of lengths of time as people write them ("half an hour", "1h30") gives the length, or says by NaN,
# null or an error that it does not know the words.
# Really: human-interval, by which job schedulers read "every …", takes "an hour" and "half an hour" for 0, "two and a
# half hours" for two and "three quarters of an hour" for three hours; "15 minutes ago" lies ahead. timestring makes
# 1h30 an hour and -15 minutes PLUS fifteen; parse-duration makes 1:30 a millisecond and 1,5 hours fifteen, as
# timestring does. What they refuse they refuse clearly, so one trusts the rest. ms knows the fewest forms and is
# never wrong here. The right figure stands beside each.
# Whom it hurts: pauses and reminders that somebody types into settings: "every half an hour" is all the time.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='human-interval@2.0.1 timestring@7.0.0 parse-duration@2.1.9 ms@2.1.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import parseDuration from 'parse-duration'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const humanInterval = require('human-interval')
const timestring = require('timestring')
const ms = require('ms')
const PARSERS = {
  'human-interval': humanInterval,
  timestring: (text) => timestring(text, 'ms'),
  'parse-duration': parseDuration,
  ms,
}
/** Right: minutes; "ago" and the sign lie back. */
const TEXTS = {
  '30 minutes': 30,
  'an hour': 60,
  'half an hour': 30,
  'two and a half hours': 150,
  'three quarters of an hour': 45,
  '15 minutes ago': -15,
  '-15 minutes': -15,
  '1h30': 90,
  '1:30': 90,
  '1,5 hours': 90,
}
const minutes = (parse, text) => {
  try {
    const found = parse(text)
    return typeof found === 'number' && !Number.isNaN(found) ? Math.round(found / 600) / 100 : 'refused'
  } catch {
    return 'refused'
  }
}
const seen = {}
for (const [text, right] of Object.entries(TEXTS)) {
  seen[text] = { right }
  for (const [name, parse] of Object.entries(PARSERS)) seen[text][name] = minutes(parse, text)
}
const no = 'refused'
const row = (right, human, string, duration, short) => ({
  right,
  'human-interval': human,
  timestring: string,
  'parse-duration': duration,
  ms: short,
})
const expected = {
  '30 minutes': row(30, 30, 30, 30, 30),
  'an hour': row(60, 0, no, no, no),
  'half an hour': row(30, 0, no, no, no),
  'two and a half hours': row(150, 120, no, no, no),
  'three quarters of an hour': row(45, 180, no, no, no),
  '15 minutes ago': row(-15, 15, no, 15, no),
  '-15 minutes': row(-15, -15, 15, -15, -15),
  '1h30': row(90, no, 60, 90, no),
  '1:30': row(90, no, no, 0, no),
  '1,5 hours': row(90, 60, 900, 900, no),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
