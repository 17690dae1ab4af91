#!/bin/sh
# Guess: a package that breaks a text into lines for a canvas (a board, a picture of a slip, a table drawn by the
# page) breaks Chinese between any two hanzi, and not before 。 or ）, nor behind （, as every browser does.
# Really: canvas-hypertxt (below a grid that many office tables are made with) and canvas-txt take the signs one by
# one: lines begin with ， 、 ） and ”, the last ones end with （ and “. GB/T 15834-2011 (5.1) forbids both, and a hall's
# notices are read by people who notice. Of all widths from 4 to 12 hanzi the two have a wrong break in the share that
# stands below. linebreak (UAX 14; below pdfkit and satori) breaks rightly there; of the dot in a name, 欧阳·阿里木, it
# makes the beginning of a line, which the same article leaves with the name before. No error, and English is right in
# all. The widths here are 10 points a sign.
# Whom it hurts: notices, tables and slips drawn on a canvas; names of the minorities.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='canvas-hypertxt@1.0.3 canvas-txt@4.1.1 linebreak@1.1.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { split } from 'canvas-hypertxt'
import { splitText } from 'canvas-txt'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const LineBreaker = require('linebreak').default ?? require('linebreak')
const SIZE = 10
const width = (text) => [...text].length * SIZE
const measure = (text) => ({ width: width(text), actualBoundingBoxAscent: 8, actualBoundingBoxDescent: 2 })
const canvas = { font: '10px x', measureText: measure, save: () => {}, restore: () => {} }
const byLinebreak = (text, wide) => {
  const breaker = new LineBreaker(text)
  const lines = ['']
  let from = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const piece = text.slice(from, next.position)
    if (lines.at(-1) && width(lines.at(-1) + piece) > wide) lines.push(piece)
    else lines[lines.length - 1] += piece
    from = next.position
  }
  return lines
}
const PACKAGES = {
  'canvas-hypertxt': (text, wide) => split(canvas, text, canvas.font, wide, false),
  'canvas-txt': (text, wide) => splitText({ ctx: canvas, text, justify: false, width: wide }),
  linebreak: byLinebreak,
}
const NOTICE = '请到“三号窗口”办理，谢谢。带身份证（原件）、照片。'
const NAME = '请欧阳·阿里木到窗口'
const wrong = (lines) =>
  lines.some((line, at) => (at > 0 && /^[，。、）”]/.test(line)) || /[（“]$/.test(line.trimEnd()))
const seen = {}
for (const [name, broken] of Object.entries(PACKAGES)) {
  const widths = Array.from({ length: 9 }, (_, at) => (at + 4) * SIZE)
  seen[`${name}, 6 hanzi wide`] = broken(NOTICE, 6 * SIZE)
  seen[`${name}, widths with a wrong break of 9`] = widths.filter((wide) => wrong(broken(NOTICE, wide))).length
  seen[`${name}, a name`] = broken(NAME, 3 * SIZE)
}
const expected = {
  'canvas-hypertxt, 6 hanzi wide': ['请到“三号窗', '口”办理，谢', '谢。带身份证', '（原件）、照', '片。'],
  'canvas-hypertxt, widths with a wrong break of 9': 4,
  'canvas-hypertxt, a name': ['请欧阳', '·阿里', '木到窗', '口'],
  'canvas-txt, 6 hanzi wide': ['请到“三号', '窗口”办理', '，谢谢。带', '身份证（原', '件）、照片。'],
  'canvas-txt, widths with a wrong break of 9': 5,
  'canvas-txt, a name': ['请欧', '阳·', '阿里', '木到', '窗口'],
  'linebreak, 6 hanzi wide': ['请到“三号窗', '口”办理，谢', '谢。带身份证', '（原件）、照', '片。'],
  'linebreak, widths with a wrong break of 9': 0,
  'linebreak, a name': ['请欧阳', '·阿里', '木到窗', '口'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
