#!/bin/sh
# Guess: @bpmn-io/feelin, the interpreter of FEEL (the language of DMN decision tables) behind the editors of bpmn.io,
# counts money in decimals, as FEEL does, and tells the minutes of a difference as it tells those of a length.
# Really: 0.1 + 0.2 = 0.3 is false, and 8.29 * 100 is 828.9999999999999, so a fee "up to 0.3" is the next one: numbers
# are binary (DMN 1.5, 10.3.2.3.1: Decimal128, 34 digits). From 09:00 to 09:30 .minutes is 0, though the same value
# equals PT30M, whose .minutes are 30; from the 3rd of February to the 4th of March .days is 0; and of PT90M .hours is
# 0 and .minutes 90 (by the standard 1 and 30). date() of 00:30 in China (+08:00) is the day BEFORE, its .day is right.
# PT1H * 2 and P1D / 2, which the standard allows, are null. No error in any of them; at most a warning beside it.
# Whom it hurts: rules of fees, of deadlines ("more than 15 minutes late") and of days, tried out where they are drawn;
# an engine in Java, which counts in decimals, decides otherwise.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@bpmn-io/feelin@6.1.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { evaluate } from '@bpmn-io/feelin'
const told = (expression) => {
  const { value } = evaluate(expression)
  return value === null || ['boolean', 'number', 'string'].includes(typeof value) ? value : 'another kind'
}
/** By the standard, then as it is. */
const EXPRESSIONS = {
  '0.1 + 0.2 = 0.3': [true, false],
  'if 0.1 + 0.2 <= 0.3 then "free" else "fee"': ['free', 'fee'],
  '8.29 * 100': [829, 828.9999999999999],
  'floor(0.57 * 100)': [57, 56],
  '@"2026-02-03T09:30:00" - @"2026-02-03T09:00:00" = duration("PT30M")': [true, true],
  'duration("PT30M").minutes': [30, 30],
  '(@"2026-02-03T09:30:00" - @"2026-02-03T09:00:00").minutes': [30, 0],
  '(time("09:30:00") - time("09:00:00")).minutes': [30, 0],
  '(date("2026-03-04") - date("2026-02-03")).days': [29, 0],
  'duration("PT90M").hours': [1, 0],
  'duration("PT90M").minutes': [30, 90],
  'date and time("2026-02-03T00:30:00+08:00").day': [3, 3],
  'date(date and time("2026-02-03T00:30:00+08:00")) = date("2026-02-03")': [true, false],
  'date(date and time("2026-02-03T00:30:00+08:00")) = date("2026-02-02")': [false, true],
  'string(duration("PT1H") * 2)': ['PT2H', null],
  'string(duration("P1D") / 2)': ['PT12H', null],
}
const seen = Object.fromEntries(
  Object.entries(EXPRESSIONS).map(([text, [right]]) => [text, { right, told: told(text) }]),
)
const expected = Object.fromEntries(
  Object.entries(EXPRESSIONS).map(([text, [right, was]]) => [text, { right, told: was }]),
)
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
