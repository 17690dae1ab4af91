#!/bin/sh
# Guess: -PT15M, the "fifteen minutes before" of an alarm (RFC 5545, TRIGGER) and of XML Schema, is read as minus
# fifteen minutes or refused.
# Really: dayjs' duration plugin and iso8601-duration read PLUS fifteen minutes, without a word: the reminder comes a
# quarter of an hour after the appointment has begun. luxon reads minus 15, tinyduration says "negative" beside 15.
# Two more: PT90M formatted as HH:mm:ss by dayjs is 00:90:00, and a month is 43 800 minutes in dayjs, 43 200 in luxon.
# Whom it hurts: reminders of appointments taken from calendar files; lengths of stay shown as a clock.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='dayjs@1.11.23 iso8601-duration@2.1.4 luxon@3.7.2 tinyduration@3.4.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import dayjs from 'dayjs'
import duration from 'dayjs/plugin/duration.js'
import { parse, toSeconds } from 'iso8601-duration'
import { Duration } from 'luxon'
import * as tiny from 'tinyduration'
dayjs.extend(duration)
const minutes = (text) => [
  dayjs.duration(text).asMinutes(),
  toSeconds(parse(text)) / 60,
  Duration.fromISO(text).as('minutes'),
]
const seen = {
  '-PT15M in minutes: dayjs, iso8601-duration, luxon': minutes('-PT15M'),
  '-PT15M, tinyduration': tiny.parse('-PT15M'),
  'PT15M, dayjs, iso8601-duration, luxon': minutes('PT15M'),
  'PT90M as HH:mm:ss: dayjs, luxon': [
    dayjs.duration('PT90M').format('HH:mm:ss'),
    Duration.fromISO('PT90M').toFormat('hh:mm:ss'),
  ],
  'P1M in minutes: dayjs, luxon': [dayjs.duration('P1M').asMinutes(), Duration.fromISO('P1M').as('minutes')],
}
const expected = {
  '-PT15M in minutes: dayjs, iso8601-duration, luxon': [15, 15, -15],
  '-PT15M, tinyduration': { minutes: 15, negative: true },
  'PT15M, dayjs, iso8601-duration, luxon': [15, 15, 15],
  'PT90M as HH:mm:ss: dayjs, luxon': ['00:90:00', '01:30:00'],
  'P1M in minutes: dayjs, luxon': [43800, 43200],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
