#!/bin/sh
# Guess: a visitor whose browser says zh-CN gets the pages of a site that offers en and zh-Hans: simplified Chinese is
# what is written in China, and every negotiator of languages knows it.
# Really: for "zh-CN,en-US;q=0.9" negotiator (Express, Koa) answers en, and for zh-CN alone nothing at all;
# accept-language-parser too, and not even zh for zh-CN; with loose: true it gives zh-Hans to a reader of zh-TW
# although zh-Hant stands beside it. They compare by prefix (RFC 4647, 3.3.1), and CN is no prefix of Hans.
# @formatjs/intl-localematcher, which knows the likely script of a region (UTS 35), gives zh-Hans and zh-Hant rightly,
# but not with algorithm: 'lookup'.
# Whom it hurts: a site with texts named zh-Hans; in China everybody is shown English.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='negotiator@1.1.0 accept-language-parser@1.5.0 @formatjs/intl-localematcher@0.10.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import Negotiator from 'negotiator'
import parser from 'accept-language-parser'
import { match } from '@formatjs/intl-localematcher'
const offered = ['en', 'zh-Hans', 'zh-Hant']
const answers = (header) => {
  const negotiator = new Negotiator({ headers: { 'accept-language': header } })
  const asked = negotiator.languages()
  return [
    negotiator.language(offered) ?? null,
    parser.pick(offered, header),
    parser.pick(offered, header, { loose: true }),
    match(asked, offered, 'en'),
    match(asked, offered, 'en', { algorithm: 'lookup' }),
  ]
}
const seen = { by: ['negotiator', 'accept-language-parser', 'loose', 'intl-localematcher', 'lookup'] }
for (const header of ['zh-CN,en-US;q=0.9', 'zh-CN', 'zh-TW,en;q=0.5', 'zh']) seen[header] = answers(header)
seen['zh-CN where zh is offered'] = [
  new Negotiator({ headers: { 'accept-language': 'zh-CN' } }).language(['en', 'zh']),
  parser.pick(['en', 'zh'], 'zh-CN'),
]
const expected = {
  by: ['negotiator', 'accept-language-parser', 'loose', 'intl-localematcher', 'lookup'],
  'zh-CN,en-US;q=0.9': ['en', null, 'zh-Hans', 'zh-Hans', 'en'],
  'zh-CN': [null, null, 'zh-Hans', 'zh-Hans', 'en'],
  'zh-TW,en;q=0.5': ['en', 'en', 'zh-Hans', 'zh-Hant', 'en'],
  zh: ['zh-Hans', 'zh-Hans', 'zh-Hans', 'zh-Hans', 'en'],
  'zh-CN where zh is offered': ['zh', null],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
