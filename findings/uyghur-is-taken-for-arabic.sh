#!/bin/sh
# Guess: a package that tells the language of a short text says Uyghur for Uyghur, or that it does not know; and Chinese for
# the plain words of an office, whose characters no other language has all of.
# Really: of three texts in Uyghur tinyld makes Arabic (accuracy 1), eld Persian, Kurdish (both reliable) and nothing: neither
# has Uyghur, and each names what is nearest, though ې and ۇ are no letters of Arabic. tinyld has no language for 身份证,
# 户口登记 and 综合窗口, and 社会保险登记 is Japanese (accuracy 1), as all of it could be; 不动产登记 and 请到三号窗口 are Chinese.
# franc with minLength 2 (by itself it is silent below ten letters) and, for Chinese, eld are right.
# Whom it hurts: the language of a voice, a translation or a clerk chosen by what a visitor has typed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='tinyld@1.3.4 eld@2.1.0 franc@6.2.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { eld } from 'eld'
import { franc } from 'franc'
import { detect } from 'tinyld'
await eld.load('large')
const TEXTS = {
  身份证: 'id card',
  户口登记: 'household registration',
  社会保险登记: 'social insurance',
  不动产登记: 'real estate',
  综合窗口: 'general window',
  请到三号窗口: 'please come to window 3',
  'كىملىك بېجىرىش': 'Uyghur: making an identity card',
  'نوپۇس باشقۇرۇش زالى': 'Uyghur: hall of registration',
  'ئۈچىنچى كۆزنەك': 'Uyghur: third window',
}
const seen = Object.fromEntries(
  Object.keys(TEXTS).map((text) => [text, [detect(text), eld.detect(text).language, franc(text, { minLength: 2 }), franc(text)]]),
)
const expected = {
  身份证: ['', 'zh', 'cmn', 'und'],
  户口登记: ['', 'zh', 'cmn', 'und'],
  社会保险登记: ['ja', 'zh', 'cmn', 'und'],
  不动产登记: ['zh', 'zh', 'cmn', 'und'],
  综合窗口: ['', 'zh', 'cmn', 'und'],
  请到三号窗口: ['zh', 'zh', 'cmn', 'und'],
  'كىملىك بېجىرىش': ['ar', '', 'uig', 'uig'],
  'نوپۇس باشقۇرۇش زالى': ['ar', 'fa', 'uig', 'uig'],
  'ئۈچىنچى كۆزنەك': ['ar', 'ku', 'uig', 'uig'],
}
console.log('text: tinyld, eld, franc with minLength 2, franc')
for (const [what, value] of Object.entries(seen)) console.log(`${what} (${TEXTS[what]}): ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
