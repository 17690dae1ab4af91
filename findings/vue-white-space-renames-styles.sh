#!/bin/sh
# Guess: a formatter that only moves the line breaks inside tags of a Vue component changes nothing that is built:
# the same script and sheet, under the same names, which follow from their content.
# Really: in a production build the id of a component's scoped styles is reckoned from its path and its whole source,
# blanks included, so every data-v-… is another, in script and sheet, and both have new names; with the ids made
# equal the files are the same to the byte.
# Whom it hurts: kiosks that keep their pages fetch all of them again for a formatting commit, and whoever compares
# two builds by their files to show that no page has changed sees every one changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='vite@8.3.8 vue@3.5.45 @vitejs/plugin-vue@6.0.11'
npm install --silent --no-audit --no-fund $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import vue from '@vitejs/plugin-vue'
import { mkdirSync, writeFileSync } from 'node:fs'
import { build } from 'vite'
const style = '<style scoped>\np { color: red }\n</style>\n'
const texts = {
  broken: `<template>\n  <div\n    ><p>1</p\n    ><p>2</p></div\n  >\n</template>\n${style}`,
  joined: `<template>\n  <div><p>1</p><p>2</p></div>\n</template>\n${style}`,
}
mkdirSync('src')
writeFileSync('src/main.js', "import { createApp } from 'vue'\nimport A from './A.vue'\ncreateApp(A).mount('body')\n")
async function built(text) {
  writeFileSync('src/A.vue', text)
  const rollupOptions = { input: 'src/main.js' }
  const { output } = await build({ plugins: [vue()], logLevel: 'silent', build: { write: false, rollupOptions } })
  return output.map(({ fileName, code, source }) => ({ fileName, text: String(code ?? source) }))
}
const [broken, joined] = [await built(texts.broken), await built(texts.joined)]
const idOf = (files) => [...new Set(files.flatMap(({ text }) => text.match(/data-v-[0-9a-f]{8}/g) ?? []))]
const plain = (files) => files.map(({ text }) => text.replace(/data-v-[0-9a-f]{8}/g, 'data-v-x'))
const seen = {
  names: [broken, joined].map((files) => files.map(({ fileName }) => fileName).sort()),
  ids: [broken, joined].map(idOf),
  sameButForIds: JSON.stringify(plain(broken)) === JSON.stringify(plain(joined)),
}
console.log(JSON.stringify(seen, null, 1))
const differ = (pair) => JSON.stringify(pair[0]) !== JSON.stringify(pair[1])
process.exitCode = differ(seen.names) && differ(seen.ids) && seen.sameButForIds ? 0 : 1
JS
node run.mjs
