#!/bin/sh
# Guess: packages for "natural" order put A2 before A10, differ in signs and blanks, and agree on plain numbers and on
# a letter between two numbers, whatever their length.
# Really: seven of nine make a JavaScript number of the digits, so that file numbers of 18 digits which differ in the
# last one are equal and stay as they came: …0002 before …0001. Six take 1E2 for a hundred, so the tickets 1E1 to 3E1
# stand in the order 1E1 2E1 3E1 1E2 2E3 1E10; natsort puts 3.10.1 before 3.2.1. Digits of full width, as an input
# method types them (A１０), are no numbers to any. Intl.Collator with numeric: true (UTS 35, numeric ordering) orders
# all of these as people do.
# Whom it hurts: lists of files, windows and tickets; tried with A1, A2 and A10, all nine are right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='natural-compare@1.4.0 natural-compare-lite@1.4.1 natsort@2.0.3 natural-orderby@5.0.0 natural-sort@1.0.0
  javascript-natural-sort@0.7.1 typescript-natural-sort@0.7.2 string-natural-compare@3.0.1
  @discoveryjs/natural-compare@1.1.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { naturalCompare } from '@discoveryjs/natural-compare'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const inner = (module) => module.default ?? module
const ORDERS = {
  'natural-compare': require('natural-compare'),
  'natural-compare-lite': require('natural-compare-lite'),
  natsort: inner(require('natsort'))(),
  'natural-orderby': require('natural-orderby').compare(),
  'natural-sort': require('natural-sort')(),
  'javascript-natural-sort': require('javascript-natural-sort'),
  'typescript-natural-sort': inner(require('typescript-natural-sort')),
  'string-natural-compare': require('string-natural-compare'),
  '@discoveryjs/natural-compare': naturalCompare,
}
const LISTS = {
  'plain tickets': ['A1', 'A2', 'A10', 'B1', 'B20'],
  windows: ['1号窗口', '2号窗口', '3号窗口', '10号窗口'],
  'numbers of 18 digits': ['110000202602030001', '110000202602030002', '110000202602030010'],
  'tickets with E': ['1E1', '1E2', '1E10', '2E1', '2E3', '3E1'],
  sections: ['3.2.1', '3.2.9', '3.2.10', '3.10.1'],
  'full width': ['A１', 'A２', 'A１０'],
}
const icu = new Intl.Collator('zh-CN', { numeric: true }).compare
const seen = {}
for (const [what, right] of Object.entries(LISTS)) {
  const came = [...right].reverse()
  const wrong = {}
  for (const [name, compare] of Object.entries({ ICU: icu, ...ORDERS })) {
    const got = [...came].sort(compare).join(' ')
    if (got !== right.join(' ')) (wrong[got] ??= []).push(name)
  }
  seen[what] = wrong
}
const expected = {
  'plain tickets': {  },
  windows: {  },
  'numbers of 18 digits': { '110000202602030002 110000202602030001 110000202602030010': ['natural-compare', 'natural-compare-lite', 'natsort', 'natural-orderby', 'natural-sort', 'javascript-natural-sort', 'typescript-natural-sort'] },
  'tickets with E': { '1E1 2E1 3E1 1E2 2E3 1E10': ['natsort', 'natural-orderby', 'javascript-natural-sort', 'typescript-natural-sort', '@discoveryjs/natural-compare'], '1E10 1E1 2E1 3E1 1E2 2E3': ['natural-sort'] },
  sections: { '3.10.1 3.2.1 3.2.9 3.2.10': ['natsort'] },
  'full width': { 'A１ A１０ A２': ['natural-compare', 'natural-compare-lite', 'natsort', 'natural-orderby', 'natural-sort', 'javascript-natural-sort', 'typescript-natural-sort', 'string-natural-compare', '@discoveryjs/natural-compare'] },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
