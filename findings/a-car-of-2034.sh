#!/bin/sh
# Guess: a package that gives the model year of a vehicle identification number (GB 16735, ISO 3779; the tenth sign)
# gives for a Chinese number (L…) a year that has been: R is 1994 or 2024, 4 is 2004, for signs come again after
# thirty years.
# Really: universal-vin-decoder chooses by the seventh sign, a letter for the years from 2010 on: that is a rule of
# the American authority for light vehicles (49 CFR 565.15), which no Chinese number follows. A number with 4 and a
# letter there is from 2034, one with R and a digit there from 1994, so the car of last spring is thirty years old. It
# says itself "country: China", and isValid: true. @vroomlabs/vin-validate takes the newest year that is not ahead of
# us: 2004 and 2024. No error. American cars, its examples, are right. The numbers are made up; the check sign (the
# ninth) is right.
# Whom it hurts: the counters for registering, inspecting and scrapping cars, where the age decides: scrapped for its
# age, or not yet built.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='universal-vin-decoder@1.0.0 @vroomlabs/vin-validate@1.0.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { vinValidate, yearFromVin } = require('@vroomlabs/vin-validate')
const { decodeVIN } = require('universal-vin-decoder')
const VALUES = Object.fromEntries([...'0123456789'].map((digit) => [digit, Number(digit)]))
;[...'ABCDEFGH'].forEach((letter, at) => (VALUES[letter] = at + 1))
;[...'JKLMN'].forEach((letter, at) => (VALUES[letter] = at + 1))
Object.assign(VALUES, { P: 7, R: 9 }, Object.fromEntries([...'STUVWXYZ'].map((letter, at) => [letter, at + 2])))
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
/** The number with its check sign in the ninth place. */
const number = (front, back) => {
  const sum = [...`${front}0${back}`].reduce((total, sign, at) => total + VALUES[sign] * WEIGHTS[at], 0)
  return `${front}${sum % 11 === 10 ? 'X' : sum % 11}${back}`
}
const CARS = {
  'of 2004 (4), a letter in the seventh place': number('LGXC16DF', '4R016964'),
  'of 2024 (R), a digit there': number('LSVAA496', 'R3204738'),
  'of 2024 (R), a letter there': number('LGXC16DF', 'RR016964'),
  'of 2008 (8), a digit there': number('LFV2A212', '8A301234'),
}
const seen = {}
for (const [what, vin] of Object.entries(CARS)) {
  const { isValid, info } = decodeVIN(vin)
  seen[what] = {
    vin,
    'universal-vin-decoder': [isValid, info.country, info.modelYear],
    '@vroomlabs/vin-validate': [vinValidate(vin), yearFromVin(vin)],
  }
}
const expected = {
  'of 2004 (4), a letter in the seventh place': {
    vin: 'LGXC16DF84R016964',
    'universal-vin-decoder': [true, 'China', '2034'],
    '@vroomlabs/vin-validate': [true, 2004],
  },
  'of 2024 (R), a digit there': {
    vin: 'LSVAA4967R3204738',
    'universal-vin-decoder': [true, 'China', '1994'],
    '@vroomlabs/vin-validate': [true, 2024],
  },
  'of 2024 (R), a letter there': {
    vin: 'LGXC16DF9RR016964',
    'universal-vin-decoder': [true, 'China', '2024'],
    '@vroomlabs/vin-validate': [true, 2024],
  },
  'of 2008 (8), a digit there': {
    vin: 'LFV2A21258A301234',
    'universal-vin-decoder': [true, 'China', '2008'],
    '@vroomlabs/vin-validate': [true, 2008],
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
