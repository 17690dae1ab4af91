#!/bin/sh
# Guess: a notice in which Saturday is struck out does not say in plain text that Saturday holds: a mark stays, or the
# words go; what is hidden goes too, and a list keeps the numbers that the reader saw.
# Really: html-to-text (the text part of mails) and turndown leave the struck words as valid ones, 周六周日 8:30; so do
# mammoth.extractRawText and officeparser with a Word file, and what Word hides (ECMA-376 part 1, 17.3.2.41: vanish)
# comes out of both, of mammoth's HTML as well. <p hidden> is printed by all four converters of HTML. Of a list from 3
# on whose second item is number 7 (HTML, 4.4.8: value) they make 3 and 4, node-html-markdown 1 and 2.
# node-html-markdown and html-to-md keep ~~周六~~. No error or message.
# Whom it hurts: hours crossed out in haste, in a mail, for search or for the blind; "see point 7".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='html-to-text@10.0.1 turndown@7.2.5 node-html-markdown@2.0.0 html-to-md@0.8.8 mammoth@1.13.0 officeparser@7.8.0 docx@9.15.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import { convert } from 'html-to-text'
import { NodeHtmlMarkdown } from 'node-html-markdown'
const require = createRequire(import.meta.url)
const Turndown = require('turndown')
const toMarkdown = require('html-to-md')
const { Document, Packer, Paragraph, TextRun } = require('docx')
const mammoth = require('mammoth')
const officeparser = require('officeparser')
const CONVERTERS = {
  'html-to-text': convert,
  turndown: (html) => new Turndown().turndown(html),
  'node-html-markdown': (html) => NodeHtmlMarkdown.translate(html),
  'html-to-md': (html) => (toMarkdown.default ?? toMarkdown)(html),
}
const PARTS = ['<p><del>周六</del>周日 8:30</p>', '<p hidden>草稿</p><p>公告</p>', '<ol start="3"><li>甲</li><li value="7">乙</li></ol>']
const seen = {}
for (const [name, convertHtml] of Object.entries(CONVERTERS))
  seen[name] = PARTS.map((html) => convertHtml(html).trim().split(/\s*\n\s*/).join(' / ').replace(/\. +/g, '. '))
const paragraph = (options, text, rest) => new Paragraph({ children: [new TextRun({ text, ...options }), new TextRun(rest)] })
const children = [paragraph({ strike: true }, '周六', '周日 8:30'), paragraph({ vanish: true }, '草稿', '公告')]
const buffer = await Packer.toBuffer(new Document({ sections: [{ children }] }))
const lines = (text) => text.trim().split(/\n+/)
seen['mammoth, text'] = lines((await mammoth.extractRawText({ buffer })).value)
const { value, messages } = await mammoth.convertToHtml({ buffer })
seen['mammoth, HTML'] = [value, messages.length]
const parsed = await officeparser.parseOffice(buffer)
seen.officeparser = lines(parsed.toText())
const expected = {
  'html-to-text': ['周六周日 8:30', '草稿 / 公告', '3. 甲 / 4. 乙'],
  turndown: ['周六周日 8:30', '草稿 / 公告', '3. 甲 / 4. 乙'],
  'node-html-markdown': ['~~周六~~周日 8:30', '草稿 / 公告', '1. 甲 / 2. 乙'],
  'html-to-md': ['~~周六~~周日 8:30', '草稿 / 公告', '3. 甲 / 4. 乙'],
  'mammoth, text': ['周六周日 8:30', '草稿公告'],
  'mammoth, HTML': ['<p><s>周六</s>周日 8:30</p><p>草稿公告</p>', 0],
  officeparser: ['周六周日 8:30', '草稿公告'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
