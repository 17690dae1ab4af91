#!/bin/sh
# Guess: a package that reckons the contrast of letters on a ground (WCAG 2.2, 1.4.3: at least 4.5) and that reads
# rgba(0, 0, 0, 0.45) without complaint reckons with what is seen, a grey; or it refuses a colour that lets the ground
# through.
# Really: get-contrast, tinycolor2, chroma-js, colord and color take it for full black on white: 21, "AAA". Laid over
# white it is #8c8c8c with 3.36, which fails; so says color-contrast, and so does the formula written out here. Of
# #00000073, the same colour, color-contrast says 1 (nothing to see) and all the others 21. The value is no rare one:
# .45 has long been the secondary text of Ant Design, by which many office pages in China are made. get-contrast-ratio
# refuses the first form with a message. Without transparency all agree.
# Whom it hurts: those who see little, on pages that a test in the build has passed with the best mark.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='get-contrast@3.0.0 tinycolor2@1.6.0 chroma-js@3.2.0 colord@2.14.0 color@5.0.3 color-contrast@1.0.0 get-contrast-ratio@0.2.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import chroma from 'chroma-js'
import Color from 'color'
import { colord, extend } from 'colord'
import a11y from 'colord/plugins/a11y'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const colorContrast = require('color-contrast')
const getContrast = require('get-contrast')
const { default: getContrastRatio } = await import('get-contrast-ratio')
const tinycolor = require('tinycolor2')
extend([a11y])
const WHITE = '#ffffff'
const PACKAGES = {
  'get-contrast': (letters) => getContrast.ratio(letters, WHITE),
  tinycolor2: (letters) => tinycolor.readability(letters, WHITE),
  'chroma-js': (letters) => chroma.contrast(letters, WHITE),
  colord: (letters) => colord(letters).contrast(WHITE),
  color: (letters) => Color(letters).contrast(Color(WHITE)),
  'color-contrast': (letters) => colorContrast(letters, WHITE),
  'get-contrast-ratio': (letters) => (getContrastRatio.default ?? getContrastRatio)(letters, WHITE),
}
/** The formula of WCAG for a grey of this value (0 to 255) on white. */
const right = (grey) => {
  const share = grey / 255
  const light = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  return 1.05 / (light + 0.05)
}
const LETTERS = {
  'rgba(0, 0, 0, 0.45)': 0.55 * 255,
  'rgba(0, 0, 0, 0.25)': 0.75 * 255,
  '#00000073': 255 - 0x73,
  '#767676': 0x76,
}
const places = (ratio) => Number(ratio.toFixed(1))
const seen = {}
for (const [letters, grey] of Object.entries(LETTERS)) {
  seen[letters] = { right: places(right(grey)) }
  for (const [name, ratio] of Object.entries(PACKAGES)) {
    try {
      seen[letters][name] = places(ratio(letters))
    } catch {
      seen[letters][name] = 'refused'
    }
  }
}
seen['get-contrast says of rgba(0, 0, 0, 0.45)'] = getContrast.score('rgba(0, 0, 0, 0.45)', WHITE)
seen['tinycolor2 says of rgba(0, 0, 0, 0.45)'] = tinycolor.isReadable('rgba(0, 0, 0, 0.45)', WHITE)
const expected = {
  'rgba(0, 0, 0, 0.45)': {
    right: 3.4,
    'get-contrast': 21,
    tinycolor2: 21,
    'chroma-js': 21,
    colord: 21,
    color: 21,
    'color-contrast': 3.4,
    'get-contrast-ratio': 'refused',
  },
  'rgba(0, 0, 0, 0.25)': {
    right: 1.8,
    'get-contrast': 21,
    tinycolor2: 21,
    'chroma-js': 21,
    colord: 21,
    color: 21,
    'color-contrast': 1.8,
    'get-contrast-ratio': 'refused',
  },
  '#00000073': {
    right: 3.4,
    'get-contrast': 21,
    tinycolor2: 21,
    'chroma-js': 21,
    colord: 21,
    color: 21,
    'color-contrast': 1,
    'get-contrast-ratio': 21,
  },
  '#767676': {
    right: 4.5,
    'get-contrast': 4.5,
    tinycolor2: 4.5,
    'chroma-js': 4.5,
    colord: 4.5,
    color: 4.5,
    'color-contrast': 4.5,
    'get-contrast-ratio': 4.5,
  },
  'get-contrast says of rgba(0, 0, 0, 0.45)': 'AAA',
  'tinycolor2 says of rgba(0, 0, 0, 0.45)': true,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
