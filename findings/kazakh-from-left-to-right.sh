#!/bin/sh
# Guess: rtl-detect, which tells from a locale whether a page runs from right to left, knows Kazakh as it is written in
# China (kk-CN), or at least where the script is named: kk-Arab-CN.
# Really: both are from left to right for it, as kk, whose letters in Kazakhstan are Cyrillic; so are Kyrgyz in China
# (ky-Arab-CN), Punjabi in Pakistan (pa-PK), Kashmiri (ks), Southern Azerbaijani with its script named (az-Arab-IR). And
# Uyghur in Latin letters (ug-Latn) is from right to left. It looks at the language, and a script or country changes nothing
# (UTS 35: the direction is that of the likely script). Node's Intl.Locale.getTextInfo (ICU) has all of them right. Uyghur
# (ug, ug-CN), tried first, is right in both.
# Whom it hurts: halls of Ili and Altay, whose pages for Kazakh visitors stand with the wrong edge.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='rtl-detect@1.1.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version), ICU $(node -p process.versions.icu):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const { isRtlLang } = createRequire(import.meta.url)('rtl-detect')
const LOCALES = 'ug ug-CN kk kk-CN kk-Arab-CN ky-Arab-CN pa-PK pa-IN ks az-Arab-IR ug-Latn zh-CN'.split(' ')
const byIcu = (locale) => new Intl.Locale(locale).getTextInfo().direction
const seen = Object.fromEntries(LOCALES.map((one) => [one, [isRtlLang(one) ? 'rtl' : 'ltr', byIcu(one)].join(' ')]))
const expected = {
  ug: 'rtl rtl',
  'ug-CN': 'rtl rtl',
  kk: 'ltr ltr',
  'kk-CN': 'ltr rtl',
  'kk-Arab-CN': 'ltr rtl',
  'ky-Arab-CN': 'ltr rtl',
  'pa-PK': 'ltr rtl',
  'pa-IN': 'ltr ltr',
  ks: 'ltr rtl',
  'az-Arab-IR': 'ltr rtl',
  'ug-Latn': 'rtl ltr',
  'zh-CN': 'ltr ltr',
}
console.log('locale: rtl-detect, ICU')
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${value}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
