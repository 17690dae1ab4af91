#!/bin/sh
# Guess: a reader of WAV files finds the sound behind a title (LIST INFO) whatever the title's length, leaves out what
# stands behind the sound, and tells how long it is.
# Really: RIFF pads a chunk of odd length by a byte that its length does not count (Microsoft and IBM, Multimedia
# Programming Interface 1.0, RIFF). With a title of odd length wav hands out NOTHING, without an error, wav-decoder
# stops with a RangeError. wavefile takes the pad behind three 8-bit samples for a fourth. wav-file-info reckons from
# the size of the FILE: 0.5 ms of sound are 4.6 ms. wav-file-decoder is right.
# Whom it hurts: a hall's own recordings with titles: half of them are silent, by the number of letters.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='wav@1.0.2 wav-decoder@1.3.0 wavefile@11.0.0 wav-file-info@0.0.10 wav-file-decoder@1.0.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import fs from 'node:fs'
import wav from 'wav'
import decoder from 'wav-decoder'
import wavefile from 'wavefile'
import info from 'wav-file-info'
import { decodeWavFile } from 'wav-file-decoder'
function chunk(id, body) {
  const head = Buffer.alloc(8)
  head.write(id)
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}
/** One channel of 8 000 samples a second, with a title in front of the sound. */
function file(title, bits, sound) {
  const format = Buffer.alloc(16)
  for (const [at, value] of [
    [0, 1],
    [2, 1],
    [12, bits / 8],
    [14, bits],
  ])
    format.writeUInt16LE(value, at)
  format.writeUInt32LE(8_000, 4)
  format.writeUInt32LE(1_000 * bits, 8)
  const name = Buffer.from(title)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(name.length)
  const list = Buffer.concat([Buffer.from('INFOINAM'), size, name])
  const body = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), chunk('LIST', list), chunk('data', sound)])
  return chunk('RIFF', body)
}
const attempt = (read) => {
  try {
    return read()
  } catch (fault) {
    return fault.name
  }
}
async function read(bytes) {
  const own = Uint8Array.from(bytes)
  fs.writeFileSync('sound.wav', bytes)
  const reader = new wav.Reader()
  let heard = 0
  reader.on('data', (piece) => (heard += piece.length))
  const done = new Promise((resolve) => reader.on('end', resolve))
  reader.end(bytes)
  await done
  const told = await new Promise((resolve) => info.infoByFilename('sound.wav', (_, one) => resolve(one)))
  return {
    'wav-file-decoder, samples': attempt(() => decodeWavFile(own).channelData[0].length),
    'wav, bytes of sound': heard,
    'wav-decoder, samples': attempt(() => decoder.decode.sync(own.buffer).channelData[0].length),
    'wavefile, samples': attempt(() => new wavefile.WaveFile(own).getSamples().length),
    'wav-file-info, seconds': told.duration,
  }
}
const four = Buffer.from([0, 0, 0, 32, 0, 224, 0, 64])
const seen = {
  'title of 8 bytes': await read(file('A-103-24', 16, four)),
  'title of 9 bytes': await read(file('请到窗', 16, four)),
  'three samples of 8 bits': await read(file('A-103-24', 8, Buffer.from([128, 160, 96]))),
}
const expected = {
  'title of 8 bytes': {
    'wav-file-decoder, samples': 4,
    'wav, bytes of sound': 8,
    'wav-decoder, samples': 4,
    'wavefile, samples': 4,
    'wav-file-info, seconds': 0.0045,
  },
  'title of 9 bytes': {
    'wav-file-decoder, samples': 4,
    'wav, bytes of sound': 0,
    'wav-decoder, samples': 'RangeError',
    'wavefile, samples': 4,
    'wav-file-info, seconds': 0.004625,
  },
  'three samples of 8 bits': {
    'wav-file-decoder, samples': 3,
    'wav, bytes of sound': 3,
    'wav-decoder, samples': 3,
    'wavefile, samples': 4,
    'wav-file-info, seconds': 0.0085,
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
