#!/bin/sh
# Guess: an XML parser turns &#x53D6; into 取 wherever it stands (XML 1.0, 4.1: a character reference is no option),
# and CDATA stays the text that it is; numbers may be made of digits.
# Really: fast-xml-parser leaves &#x53D6;&#x53F7; as it stands and decodes &lt; beside it, unless htmlEntities is
# switched on (the hanzi have nothing to do with HTML). CDATA " 0103 " becomes the number 103, a telephone number
# loses its plus, 1E5 is 100000; an identity number of 18 digits is spared. xml2js gives the texts.
# Whom it hurts: an interface to an older system, whose writer stays within ASCII and writes every hanzi so: the clerk
# reads &#x53D6;&#x53F7; on his screen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='fast-xml-parser@5.12.1 xml2js@0.6.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { XMLParser } from 'fast-xml-parser'
import xml2js from 'xml2js'
const xml =
  '<r><name>&#x53D6;&#x53F7; &lt;1</name><ticket><![CDATA[ 0103 ]]></ticket>' +
  '<phone>+8613800138000</phone><code>1E5</code><id>110105194912310021</id></r>'
const seen = {
  'fast-xml-parser': new XMLParser().parse(xml).r,
  'fast-xml-parser, htmlEntities': new XMLParser({ htmlEntities: true }).parse(xml).r.name,
  xml2js: (await xml2js.parseStringPromise(xml, { explicitArray: false })).r,
}
const expected = {
  'fast-xml-parser': {
    name: '&#x53D6;&#x53F7; <1',
    ticket: 103,
    phone: 8613800138000,
    code: 100000,
    id: '110105194912310021',
  },
  'fast-xml-parser, htmlEntities': '取号 <1',
  xml2js: { name: '取号 <1', ticket: ' 0103 ', phone: '+8613800138000', code: '1E5', id: '110105194912310021' },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
