#!/bin/sh
# Guess: captions in SRT (等候<10分钟，请到3号) turned into WebVTT, for the film of a hall on a web page, say the same there:
# in WebVTT a < begins a tag, so a converter writes &lt; as every writer of HTML does.
# Really: subtitle-converter, subtitle, srt-to-vtt and subsrt-ts copy the text as it is: the page shows 等候 and nothing
# behind it, for <10分钟，请到3号 is an unknown tag without an end (WebVTT 1, 4.2.2: < and & as they are must not stand in a
# caption's text, nor -->). 一楼 --> 二楼 is taken for a time line: an empty caption. vtt-creator and node-webvtt, given
# the text itself, do the same; and at 59.9996 s vtt-creator writes 00:00:60.000, which is no time (4.1: seconds to
# 59), so that the caption is gone. No error in any of them. SRT has no such signs but <i> and its like, which all
# keep. webvtt-parser, by an editor of the standard, is the judge.
# Whom it hurts: those who cannot hear, at the very figure that counts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='webvtt-parser@2.2.0 subtitle@4.2.2 subtitle-converter@3.0.12 subsrt-ts@2.1.2 srt-to-vtt@1.1.3 vtt-creator@1.1.1 node-webvtt@2.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
const require = createRequire(import.meta.url)
const { WebVTTParser } = require('webvtt-parser')
const subtitle = require('subtitle')
const subtitleConverter = require('subtitle-converter')
const subsrt = require('subsrt-ts')
const srtToVtt = require('srt-to-vtt')
const Creator = require('vtt-creator')
const nodeWebvtt = require('node-webvtt')
const SAID = ['请到<i>3号</i>', '等候<10分钟，请到3号', '一楼 --> 二楼', '末']
const TIMES = [
  [1, 2],
  [3, 4],
  [5, 6],
  [59.9996, 61],
]
const clock = (seconds) => new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23).replace('.', ',')
const srt = SAID.map((text, at) => `${at + 1}\r\n${TIMES[at].map(clock).join(' --> ')}\r\n${text}\r\n`).join('\r\n')
/** What a page shows of each caption. */
const shown = (vtt) => {
  const words = (node) => node.children?.map(words).join('') ?? node.value ?? ''
  return new WebVTTParser().parse(vtt, 'captions').cues.map(({ tree }) => words(tree))
}
const piped = () =>
  new Promise((resolve, reject) => {
    let vtt = ''
    const out = Readable.from([Buffer.from(srt)]).pipe(srtToVtt())
    out.on('data', (piece) => (vtt += piece)).on('error', reject).on('end', () => resolve(vtt))
  })
const creator = new Creator()
SAID.forEach((text, at) => creator.add(...TIMES[at], text))
const cues = SAID.map((text, at) => ({ identifier: '', start: TIMES[at][0], end: TIMES[at][1], styles: '', text }))
const seen = {
  'subtitle-converter': shown(subtitleConverter.convert(srt, '.vtt', {}).subtitle),
  subtitle: shown(subtitle.stringifySync(subtitle.parseSync(srt), { format: 'WebVTT' })),
  'srt-to-vtt': shown(await piped()),
  'subsrt-ts': shown((subsrt.default ?? subsrt).convert(srt, { format: 'vtt' })),
  'vtt-creator': shown(creator.toString()),
  'node-webvtt': shown(nodeWebvtt.compile({ valid: true, cues })),
}
const cut = ['请到3号', '等候', '', '末']
const expected = {
  'subtitle-converter': cut,
  subtitle: cut,
  'srt-to-vtt': cut,
  'subsrt-ts': cut,
  'vtt-creator': cut.slice(0, 3),
  'node-webvtt': cut,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
