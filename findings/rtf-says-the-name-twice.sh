#!/bin/sh
# Guess: a reader of RTF gives the text that the word processor shows: the hanzi once, and the dash between two times.
# Really: Word writes a hanzi as \u21462 with its bytes in GBK behind it, for readers that do not know \u, and says by
# \uc2 how many of them are to be skipped (RTF 1.9.1, Unicode RTF); rtf-parser, and @iarna/rtf-to-html on it, skip
# nothing: 取号 is 取取号号, 欧阳明 欧欧阳阳明明, and with WordPad's \uc1 取?号?. \endash, \emdash and the curved quotation
# marks are dropped: 8:30–11:30 is 8:3011:30. Hanzi as bytes
# alone, as in a plain test file, are right. rtf-stream-parser (Outlook's mails) is the judge for the marks.
# Whom it hurts: notices and lists that another office sends as .rtf, taken in by a program: doubled names, hours that
# nobody can read back.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='rtf-parser@1.3.3 @iarna/rtf-to-html@1.1.0 rtf-stream-parser@3.8.1 iconv-lite@0.7.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import iconv from 'iconv-lite'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { deEncapsulateSync } from 'rtf-stream-parser'
const require = createRequire(import.meta.url)
const parse = promisify(require('rtf-parser').string)
const toHtml = promisify(require('@iarna/rtf-to-html').fromString)
const bytes = (text) =>
  [...iconv.encode(text, 'gbk')].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('')
/** As Word writes it: the character's number (signed, 16 bits), then its two bytes. */
const word = (text) => [...text].map((one) => `\\u${(one.charCodeAt(0) << 16) >> 16}${bytes(one)}`).join('')
const HEAD = String.raw`{\rtf1\ansi\ansicpg936\fromtext\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\f0 `
const TEXTS = {
  '取号 as bytes': `\\uc2 ${bytes('取号')} A103`,
  '取号 as Word writes it': `\\uc2 ${word('取号')} A103`,
  '欧阳明 as Word writes it': `\\uc2 ${word('欧阳明')}`,
  '取号 with \\uc1': '\\uc1 \\u21462?\\u21495? A103',
  '8:30–11:30': '8:30\\endash 11:30',
  '“A103”': '\\ldblquote A103\\rdblquote ',
}
const seen = {}
for (const [what, body] of Object.entries(TEXTS)) {
  const rtf = `${HEAD}${body}\\par }`
  const paragraphs = (await parse(rtf)).content.map(({ content, value }) =>
    content ? content.map((span) => span.value).join('') : value,
  )
  const html = await toHtml(rtf)
  seen[what] = {
    'rtf-parser': paragraphs.join('\n'),
    'rtf-to-html': /<body>(?<body>[\s\S]*)<\/body>/
      .exec(html)
      .groups.body.replace(/<[^>]+>/g, '')
      .trim(),
    'rtf-stream-parser': deEncapsulateSync(Buffer.from(rtf, 'latin1'), { decode: iconv.decode }).text.trim(),
  }
}
const row = (wrong, right) => ({ 'rtf-parser': wrong, 'rtf-to-html': wrong, 'rtf-stream-parser': right })
const expected = {
  '取号 as bytes': row('取号 A103', '取号 A103'),
  '取号 as Word writes it': row('取取号号 A103', '取号 A103'),
  '欧阳明 as Word writes it': row('欧欧阳阳明明', '欧阳明'),
  '取号 with \\uc1': row('取?号? A103', '取号 A103'),
  '8:30–11:30': row('8:3011:30', '8:30–11:30'),
  '“A103”': row('A103', '“A103”'),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
