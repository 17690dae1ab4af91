#!/bin/sh
# Guess: the parsers of serialport, told to read UTF-8, put a line together from whatever pieces the port delivers;
# they differ in how the end of a line is found.
# Really: RegexParser turns every piece into text by itself, so a hanzi whose three bytes come in two pieces becomes
# U+FFFD, with encoding utf8, its default: 姓名:取号人 in pieces of four bytes loses six of its characters. A serial port
# delivers pieces of any length, so it is right on the desk, where the line comes at once, and wrong now and then in
# the hall. ReadlineParser, with the same bytes, is right: it cuts bytes and makes text of whole lines (Node's own
# StringDecoder does so as well).
# Whom it hurts: readers of cards and codes on a serial line that send Chinese.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@serialport/parser-regex@13.0.0 @serialport/parser-readline@13.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { StringDecoder } from 'node:string_decoder'
import { RegexParser } from '@serialport/parser-regex'
import { ReadlineParser } from '@serialport/parser-readline'
const bytes = Buffer.from('姓名:取号人\r\n证件:A103\r\n')
const piecesOf = (size) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
const linesOf = async (parser, size) => {
  const lines = []
  parser.on('data', (line) => lines.push(String(line)))
  for (const piece of piecesOf(size)) parser.write(piece)
  const ended = new Promise((done) => parser.on('end', done))
  parser.end()
  await ended
  return lines
}
const regex = (size) => linesOf(new RegexParser({ regex: /\r\n/, encoding: 'utf8' }), size)
const readline = (size) => linesOf(new ReadlineParser({ delimiter: '\r\n', encoding: 'utf8' }), size)
const decoder = new StringDecoder('utf8')
const seen = {
  'RegexParser, all at once': await regex(99),
  'RegexParser, pieces of 4 bytes': await regex(4),
  'ReadlineParser, pieces of 4 bytes': await readline(4),
  'StringDecoder, pieces of 4 bytes': piecesOf(4).map((piece) => decoder.write(piece)).join('').split('\r\n').slice(0, 2),
}
const right = ['姓名:取号人', '证件:A103']
const expected = {
  'RegexParser, all at once': right,
  'RegexParser, pieces of 4 bytes': ['姓\uFFFD\uFFFD\uFFFD:\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD人', '\uFFFD\uFFFD件:A103'],
  'ReadlineParser, pieces of 4 bytes': right,
  'StringDecoder, pieces of 4 bytes': right,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
