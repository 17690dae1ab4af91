#!/bin/sh
# Guess: **注意：**请勿插队 is bold up to the colon in every Markdown, and a bare address in a text ends where Chinese
# punctuation begins: http://h.cn/t。
# Really: markdown-it, marked and micromark all print the asterisks: by CommonMark (6.2) a closing ** behind
# punctuation must be followed by a blank or punctuation, and Chinese writes no blank there. The same for “…” and 《…》
# inside. Without punctuation it is bold. marked's autolink takes 。 and all hanzi behind it into the address (GFM
# 6.9).
# Whom it hurts: notices of a hall that clerks write with "a little Markdown"; links in messages.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='markdown-it@15.0.3 marked@18.2.1 micromark@4.0.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import MarkdownIt from 'markdown-it'
import { marked } from 'marked'
import { micromark } from 'micromark'
const readers = [(text) => new MarkdownIt().render(text), (text) => marked.parse(text), (text) => micromark(text)]
const isBold = (text) => readers.map((read) => read(text).includes('<strong>'))
const texts = [
  '**注意**请勿插队',
  '**注意：**请勿插队',
  '**注意：** 请勿插队',
  '携带**“身份证”**原件',
  '依**《办法》**办理',
  '**note:** wait',
]
const seen = {
  readers: ['markdown-it', 'marked', 'micromark'],
  bold: Object.fromEntries(texts.map((text) => [text, isBold(text)])),
  'address, marked': decodeURI(/href="([^"]*)"/.exec(marked.parse('见http://h.cn/t。请到三号窗口'))[1]),
}
const expected = {
  readers: ['markdown-it', 'marked', 'micromark'],
  bold: {
    '**注意**请勿插队': [true, true, true],
    '**注意：**请勿插队': [false, false, false],
    '**注意：** 请勿插队': [true, true, true],
    '携带**“身份证”**原件': [false, false, false],
    '依**《办法》**办理': [false, false, false],
    '**note:** wait': [true, true, true],
  },
  'address, marked': 'http://h.cn/t。请到三号窗口',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
