#!/bin/sh
# Guess: a package that reads WebVTT (the captions under a film of a hall, or of the calls for those who cannot hear)
# reads a cue with a place on the screen, a name or a title above the list; what it does not know it leaves out.
# Really: with the settings of a cue behind the times (align:start; WebVTT 1, 4.1) @plussub/srt-vtt-parser gives NULL as
# its end. subsrt-ts takes the first line for a caption of no time and no text, a style for another, and where the first
# line says more than WEBVTT (WEBVTT - calls, 4.1) it gives an empty list. subtitle refuses a first cue that has a name
# in letters, but puts the name of a LATER one (call-2) under the text of the cue before; with a STYLE block it and
# node-webvtt stop, which at least shows. None of the four is right in all five files; webvtt-parser is the judge.
# Whom it hurts: captions that stay for ever, or none, or "call-2" on the screen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='node-webvtt@2.0.0 subsrt-ts@2.1.2 subtitle@4.2.2 @plussub/srt-vtt-parser@2.0.5 webvtt-parser@2.2.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const webvtt = require('node-webvtt')
const subsrt = require('subsrt-ts')
const subtitle = require('subtitle')
const plussub = require('@plussub/srt-vtt-parser')
const { WebVTTParser } = require('webvtt-parser')
const file = ({ title = '', block = '', first = '', settings = '' }) =>
  [
    `WEBVTT${title}\n\n${block}${first}00:05.000 --> 00:07.250${settings}\n请A103号\n\n`,
    'call-2\n01:00:00.000 --> 01:00:02.000\nB7\n',
  ].join('')
const FILES = {
  plain: file({ first: 'call-1\n' }),
  'settings of a cue': file({ first: 'call-1\n', settings: ' align:start position:10%' }),
  'a title': file({ title: ' - calls', first: 'call-1\n' }),
  'a cue without a name': file({}),
  'a style': file({ block: 'STYLE\n::cue { color: lime }\n\n', first: 'call-1\n' }),
}
const seconds = (ms) => (ms === null || ms === undefined ? null : ms / 1000)
const READERS = {
  'webvtt-parser': (text) =>
    new WebVTTParser().parse(text).cues.map(({ startTime, endTime, text: said }) => [startTime, endTime, said]),
  'node-webvtt': (text) => webvtt.parse(text).cues.map(({ start, end, text: said }) => [start, end, said]),
  plussub: (text) => plussub.parse(text).entries.map(({ from, to, text: said }) => [seconds(from), seconds(to), said]),
  subtitle: (text) =>
    subtitle
      .parseSync(text)
      .filter(({ type }) => type === 'cue')
      .map(({ data }) => [seconds(data.start), seconds(data.end), data.text]),
  'subsrt-ts': (text) =>
    subsrt.parse(text).map(({ start, end, text: said }) => [seconds(start), seconds(end), said?.trim() ?? null]),
}
const tried = (work) => {
  try {
    return work()
  } catch {
    return 'refused'
  }
}
const seen = {}
for (const [what, text] of Object.entries(FILES))
  seen[what] = Object.fromEntries(Object.entries(READERS).map(([name, read]) => [name, tried(() => read(text))]))
const both = [
  [5, 7.25, '请A103号'],
  [3600, 3602, 'B7'],
]
const nothing = [null, null, null]
const row = (node, plus, title, subsrt) => ({
  'webvtt-parser': both,
  'node-webvtt': node,
  plussub: plus,
  subtitle: title,
  'subsrt-ts': subsrt,
})
const no = 'refused'
const expected = {
  plain: row(both, both, no, [nothing, ...both]),
  'settings of a cue': row(both, [[5, null, '请A103号'], both[1]], no, [nothing, ...both]),
  'a title': row(both, both, no, []),
  'a cue without a name': row(both, both, [[5, 7.25, '请A103号\n\ncall-2'], both[1]], [nothing, ...both]),
  'a style': row(no, both, no, [nothing, nothing, ...both]),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
