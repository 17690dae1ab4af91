#!/bin/sh
# Guess: a table of a web page in which one office spans two rows (rowspan) is read with the office in both, or with
# an empty place in the second; what stands under a heading stays under it.
# Really: html-table-to-json, turndown with its tables (turndown-plugin-gfm) and node-html-markdown count the cells of
# a row from the left: in the second row 居住证 is the OFFICE and 4号 the matter, and the window is missing (HTML,
# 4.9.12.1, forming a table: a cell that spans rows takes up its column in the next one). No error. tabletojson and
# cheerio-tableparser have the office in both rows, html-to-text an empty place. A cell over two columns leaves the
# last heading empty in five; cheerio-tableparser repeats it.
# Whom it hurts: lists of matters and windows on other offices' pages, in which merged cells are the rule, taken over
# by program: people are sent to a window of another office.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='html-table-to-json@1.0.0 turndown@7.2.5 turndown-plugin-gfm@1.0.2 node-html-markdown@2.0.0 tabletojson@4.1.15 cheerio-tableparser@1.0.1 html-to-text@10.0.1 cheerio@1.1.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as cheerio from 'cheerio'
import tableparser from 'cheerio-tableparser'
import tableToJson from 'html-table-to-json'
import { htmlToText } from 'html-to-text'
import { NodeHtmlMarkdown } from 'node-html-markdown'
import { tabletojson } from 'tabletojson'
import TurndownService from 'turndown'
import gfm from 'turndown-plugin-gfm'
const cells = (tag, ...texts) => texts.map((text) => `<${tag}>${text}</${tag}>`).join('')
const html =
  `<table><thead><tr>${cells('th', '部门', '事项', '窗口')}</tr></thead><tbody>` +
  `<tr><td rowspan="2">公安</td>${cells('td', '身份证', '3号')}</tr>` +
  `<tr>${cells('td', '居住证', '4号')}</tr>` +
  '<tr><td>税务</td><td colspan="2">发票（二楼）</td></tr></tbody></table>'
const heads = ['部门', '事项', '窗口']
const byHead = (rows) => rows.map((row) => heads.map((head) => row[head] ?? ''))
const byBar = (markdown) =>
  markdown
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
const turndown = new TurndownService()
turndown.use(gfm.tables)
const page = cheerio.load(html)
tableparser(page)
const columns = page('table').parsetable(true, true, true)
const lines = htmlToText(html, { selectors: [{ selector: 'table', format: 'dataTable' }] }).split('\n').slice(1)
const seen = {
  'html-table-to-json': byHead(tableToJson.parse(html).results[0]),
  turndown: byBar(turndown.turndown(html)),
  'node-html-markdown': byBar(NodeHtmlMarkdown.translate(html)),
  tabletojson: byHead(tabletojson.convert(html)[0]),
  'cheerio-tableparser': [1, 2, 3].map((at) => columns.map((column) => column[at])),
  'html-to-text': lines.map((line) => line.trimEnd().split(/ {2,}/)),
}
const first = ['公安', '身份证', '3号']
const last = ['税务', '发票（二楼）', '']
const expected = {
  'html-table-to-json': [first, ['居住证', '4号', ''], last],
  turndown: [first, ['居住证', '4号'], ['税务', '发票（二楼）']],
  'node-html-markdown': [first, ['居住证', '4号', ''], last],
  tabletojson: [first, ['公安', '居住证', '4号'], last],
  'cheerio-tableparser': [first, ['公安', '居住证', '4号'], ['税务', '发票（二楼）', '发票（二楼）']],
  'html-to-text': [first, ['', '居住证', '4号'], ['税务', '发票（二楼）']],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
