#!/bin/sh
# Guess: without a tokenizer for Chinese a search package finds a Chinese title at least by its whole, exact text.
# Really: Orama and lunr find NOTHING, not even by the exact title: their English tokenizers throw every hanzi away,
# without a warning, and the index is empty; only ETC办理 is found, by "ETC". MiniSearch and FlexSearch find whole
# titles, and parts only behind a bracket. Fuse finds parts, but for 办理 also 食品经营许可新办, where that word does not stand.
# FlexSearch with its CJK encoder finds all parts and even 社保卡 in 社会保障卡.
# Whom it hurts: a search at a kiosk that was tried with an English list.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='minisearch@7.2.0 flexsearch@0.8.212 fuse.js@7.5.0 lunr@2.3.9 @orama/orama@3.1.16'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { create, insert, search } from '@orama/orama'
import flexsearch from 'flexsearch'
import Fuse from 'fuse.js'
import lunr from 'lunr'
import MiniSearch from 'minisearch'
const names = ['居住证办理', '社会保障卡补换', '食品经营许可新办', '身份证（临时）办理', 'ETC办理']
const documents = names.map((name, id) => ({ id, name }))
const mini = new MiniSearch({ fields: ['name'] })
mini.addAll(documents)
const flex = new flexsearch.Index()
const cjk = new flexsearch.Index({ tokenize: 'forward', encoder: flexsearch.Charset.CJK })
for (const { id, name } of documents) {
  flex.add(id, name)
  cjk.add(id, name)
}
const fuse = new Fuse(documents, { keys: ['name'] })
const moon = lunr(function build() {
  this.field('name')
  for (const document of documents) this.add(document)
})
const orama = create({ schema: { name: 'string' } })
for (const document of documents) await insert(orama, { id: String(document.id), name: document.name })
const sorted = (ids) => ids.map(Number).toSorted()
const seen = { packages: ['MiniSearch', 'FlexSearch', 'FlexSearch CJK', 'Fuse', 'lunr', 'Orama'] }
for (const term of ['居住证办理', '办理', '社保卡', 'ETC']) {
  const hits = (await search(orama, { term })).hits.map((hit) => hit.id)
  const found = [
    mini.search(term).map((hit) => hit.id),
    flex.search(term),
    cjk.search(term),
    fuse.search(term).map((hit) => hit.item.id),
  ]
  seen[term] = [...found, moon.search(term).map((hit) => hit.ref), hits].map(sorted)
}
const expected = {
  packages: ['MiniSearch', 'FlexSearch', 'FlexSearch CJK', 'Fuse', 'lunr', 'Orama'],
  居住证办理: [[0], [0], [0], [0, 4], [], []],
  办理: [[3], [3], [0, 3, 4], [0, 2, 3, 4], [], []],
  社保卡: [[], [], [1], [], [], []],
  ETC: [[], [], [4], [4], [4], [4]],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
