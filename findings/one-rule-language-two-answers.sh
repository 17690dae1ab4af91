#!/bin/sh
# Guess: an expression of CEL, made so that one rule means the same in every program (Google's policies use it), gives
# one answer in the two packages of npm: "waiting / open > 3 || open == 0".
# Really: cel-js divides as JavaScript does, 15 / 4 > 3 is true; two integers divide to an integer (Language Definition,
# List of Standard Definitions), 3, and it is false. With no counter open cel-js throws "Division by zero", although an
# error beside a true side of || MUST be ignored, whichever side comes first (Logical Operators); size("𠮷野家") is 4, two
# numbers of 16 digits that differ in the last one are equal. @marcbachmann/cel-js has all this right, but a number
# handed to it from JavaScript is a double, and "waiting * 2", "waiting + 1" and "waiting / 4" are errors until it is a
# BigInt; waiting > 3 works, so a first test passes.
# Whom it hurts: thresholds for opening a counter, written once and run in a server and in a page.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='cel-js@0.8.2 @marcbachmann/cel-js@8.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { evaluate as strict } from '@marcbachmann/cel-js'
import { evaluate as loose } from 'cel-js'
const tried = (evaluate, rule, facts) => {
  try {
    const value = evaluate(rule, facts)
    return typeof value === 'bigint' ? `${value} (BigInt)` : value
  } catch (fault) {
    return `error: ${fault.message.split('\n')[0]}`
  }
}
const cases = [
  ['15 / 4 > 3', {}],
  ['15 / 0 > 3 || true', {}],
  ['waiting / open > 3 || open == 0', { waiting: 15, open: 0 }],
  ['size(name)', { name: '𠮷野家' }],
  ['9007199254740993 == 9007199254740992', {}],
  ['waiting > 3', { waiting: 15 }],
  ['waiting * 2 > 20', { waiting: 15 }],
  ['waiting + 1', { waiting: 15 }],
]
const seen = {}
for (const [rule, facts] of cases)
  seen[`${rule} ${JSON.stringify(facts)}`] = {
    'cel-js': tried(loose, rule, facts),
    '@marcbachmann/cel-js': tried(strict, rule, facts),
  }
const expected = {
  '15 / 4 > 3 {}': { 'cel-js': true, '@marcbachmann/cel-js': false },
  '15 / 0 > 3 || true {}': { 'cel-js': 'error: Division by zero', '@marcbachmann/cel-js': true },
  'waiting / open > 3 || open == 0 {"waiting":15,"open":0}': {
    'cel-js': 'error: Division by zero',
    '@marcbachmann/cel-js': true,
  },
  'size(name) {"name":"𠮷野家"}': { 'cel-js': 4, '@marcbachmann/cel-js': '3 (BigInt)' },
  '9007199254740993 == 9007199254740992 {}': { 'cel-js': true, '@marcbachmann/cel-js': false },
  'waiting > 3 {"waiting":15}': { 'cel-js': true, '@marcbachmann/cel-js': true },
  'waiting * 2 > 20 {"waiting":15}': {
    'cel-js': true,
    '@marcbachmann/cel-js': 'error: no such overload: dyn<double> * int',
  },
  'waiting + 1 {"waiting":15}': {
    'cel-js': 16,
    '@marcbachmann/cel-js': 'error: no such overload: dyn<double> + int',
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
