#!/bin/sh
# Guess: the two usual readers of the Link header (RFC 8288) find the same links in it; a header carries several links
# of one kind, a page in Chinese and one in English, and its names may be written in capitals.
# Really: parse-link-header keeps ONE link for each kind, the last: of alternate pages in zh and en it knows en alone.
# Rel="next" and REL=next are no link at all (3: names of parameters without regard to case); of rel=next; rel=prev it
# takes the second (3.3: all but the first MUST be ignored), so "forward" is "back"; a title is cut at the semicolon
# within its quotation marks, and title*=UTF-8''… stays in code. Parameters of the address are laid among those of the
# link, ?hreflang=zh too. No error. http-link-header, at about the same number of downloads, has all of these right.
# Whom it hurts: whoever walks the pages of another system's list, or picks the visitor's language from what is offered.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='parse-link-header@2.0.0 http-link-header@1.1.4'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import LinkHeader from 'http-link-header'
import parseLinkHeader from 'parse-link-header'
const HEADERS = {
  'two languages': '</zh>; rel=alternate; hreflang=zh, </en>; rel=alternate; hreflang=en',
  capitals: '</items?page=2>; Rel="next"',
  'rel twice': '</items?page=2>; rel=next; rel=prev',
  'a title': '</items?page=2>; rel=next; title="取号; 叫号"',
  'a title in code': "</items?page=2>; rel=next; title*=UTF-8''%E5%8F%96%E5%8F%B7",
  'an address with a language': '</items?page=2&hreflang=zh>; rel=next',
}
const brief = ({ rel, uri, url, title, hreflang, ...more }) =>
  [rel, uri ?? url, title ?? more['title*']?.value ?? more['title*'], hreflang].filter((part) => part !== undefined)
const seen = {}
for (const [what, header] of Object.entries(HEADERS))
  seen[what] = {
    'parse-link-header': Object.values(parseLinkHeader(header)).map(brief),
    'http-link-header': LinkHeader.parse(header).refs.map(brief),
  }
const page = '/items?page=2'
const expected = {
  'two languages': {
    'parse-link-header': [['alternate', '/en', 'en']],
    'http-link-header': [
      ['alternate', '/zh', 'zh'],
      ['alternate', '/en', 'en'],
    ],
  },
  capitals: { 'parse-link-header': [], 'http-link-header': [['next', page]] },
  'rel twice': { 'parse-link-header': [['prev', page]], 'http-link-header': [['next', page]] },
  'a title': { 'parse-link-header': [['next', page, '取号']], 'http-link-header': [['next', page, '取号; 叫号']] },
  'a title in code': {
    'parse-link-header': [['next', page, "UTF-8''%E5%8F%96%E5%8F%B7"]],
    'http-link-header': [['next', page, '取号']],
  },
  'an address with a language': {
    'parse-link-header': [['next', `${page}&hreflang=zh`, 'zh']],
    'http-link-header': [['next', `${page}&hreflang=zh`]],
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
