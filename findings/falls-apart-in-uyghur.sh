#!/bin/sh
# Guess: a package that gives Arabic letters their joined forms, for paper and screens that cannot do it themselves
# (PDF, canvas, LED boards), does so for Uyghur too: it is written in the same script, and what it does not know it
# leaves alone.
# Really: Uyghur writes its vowels with letters of their own (Unicode, ArabicShaping: U+06D5 ە, 06C7 ۇ, 06C6 ۆ, 06C8 ۈ
# and 06CB ۋ join to the right only, 0649 ى, 06AD ڭ to both sides). arabic-reshaper and arabic-persian-reshaper do not
# know most of them: in نومۇر (number) and ئۇيغۇر the letter before stands as if the word ended there; of six words
# they have none and one right. js-arabic-reshaper takes ى for Arabic's, which ends a word: كىنىشكا (booklet) is torn
# in three. jsPDF, five of six, does not know ە, one of the commonest letters: in خىزمەت (service) it leaves it
# unjoined and joins the ت behind, which never is. No error; Arabic, in which each is tried, is right in all four. The
# right forms stand beside, by Unicode's table; the ligature FBF0 is as good as its two parts.
# Whom it hurts: signs, slips and certificates in the second official language of Xinjiang: broken words that its
# readers see at once and nobody else.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='arabic-reshaper@1.1.0 arabic-persian-reshaper@1.0.1 js-arabic-reshaper@1.0.0 jspdf@4.2.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import persian from 'arabic-persian-reshaper'
import arabic from 'arabic-reshaper'
import { reshape } from 'js-arabic-reshaper'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { jsPDF } = require('jspdf')
/** isolated, final, initial and medial form of each letter that occurs here; two forms: it joins to the right only. */
const FORMS = {
  ا: 'FE8D FE8E',
  ب: 'FE8F FE90 FE91 FE92',
  ت: 'FE95 FE96 FE97 FE98',
  خ: 'FEA5 FEA6 FEA7 FEA8',
  ر: 'FEAD FEAE',
  ز: 'FEAF FEB0',
  س: 'FEB1 FEB2 FEB3 FEB4',
  ش: 'FEB5 FEB6 FEB7 FEB8',
  غ: 'FECD FECE FECF FED0',
  ق: 'FED5 FED6 FED7 FED8',
  ك: 'FED9 FEDA FEDB FEDC',
  م: 'FEE1 FEE2 FEE3 FEE4',
  ن: 'FEE5 FEE6 FEE7 FEE8',
  و: 'FEED FEEE',
  ي: 'FEF1 FEF2 FEF3 FEF4',
  ئ: 'FE89 FE8A FE8B FE8C',
  ى: 'FEEF FEF0 FBE8 FBE9',
  ە: 'FEE9 FEEA',
  ۇ: 'FBD7 FBD8',
  ۆ: 'FBD9 FBDA',
  ۈ: 'FBDB FBDC',
  ۋ: 'FBDE FBDF',
  ڭ: 'FBD3 FBD4 FBD5 FBD6',
}
const joined = (word) =>
  [...word].map((letter, at, all) => {
    const forms = FORMS[letter].split(' ')
    const before = at > 0 && FORMS[all[at - 1]].split(' ').length === 4
    const behind = forms.length === 4 && at + 1 < all.length
    return forms[(before ? 1 : 0) + (behind ? 2 : 0)]
  })
const PACKAGES = {
  'arabic-reshaper': (word) => arabic.convertArabic(word),
  'arabic-persian-reshaper': (word) => persian.ArabicShaper.convertArabic(word),
  'js-arabic-reshaper': (word) => reshape(word),
  jsPDF: (word) => new jsPDF().processArabic(word),
}
const codes = (text) => [...text].map((letter) => letter.codePointAt(0).toString(16).toUpperCase().padStart(4, '0'))
const WORDS = ['خىزمەت', 'نومۇر', 'كىنىشكا', 'ئۇيغۇر', 'كۆرۈش', 'ۋاقىت', 'مكتب']
const seen = {}
for (const word of WORDS) {
  const right = joined(word).join(' ')
  seen[`${word}, right`] = right
  for (const [name, join] of Object.entries(PACKAGES)) {
    const given = codes(join(word)).join(' ').replace('FBF0', 'FE8B FBD8')
    seen[`${word}, ${name}`] = given === right ? 'right' : given
  }
}
const expected = {
  'خىزمەت, right': 'FEA7 FBE9 FEB0 FEE3 FEEA FE95',
  'خىزمەت, arabic-reshaper': 'FEA7 FEF0 FEAF FEE1 06D5 FE95',
  'خىزمەت, arabic-persian-reshaper': 'FEA7 FBE9 FEB0 FEE1 06D5 FE95',
  'خىزمەت, js-arabic-reshaper': 'FD03 FEAF FEE1 06D5 FE95',
  'خىزمەت, jsPDF': 'FEA7 FBE9 FEB0 FEE3 06D5 FE96',
  'نومۇر, right': 'FEE7 FEEE FEE3 FBD8 FEAD',
  'نومۇر, arabic-reshaper': 'FEE7 FEEE FEE1 06C7 FEAD',
  'نومۇر, arabic-persian-reshaper': 'FEE7 FEEE FEE1 06C7 FEAD',
  'نومۇر, js-arabic-reshaper': 'right',
  'نومۇر, jsPDF': 'right',
  'كىنىشكا, right': 'FEDB FBE9 FEE8 FBE9 FEB8 FEDC FE8E',
  'كىنىشكا, arabic-reshaper': 'FEDB FEF0 FEE7 FEF0 FEB7 FEDC FE8E',
  'كىنىشكا, arabic-persian-reshaper': 'right',
  'كىنىشكا, js-arabic-reshaper': 'FC3D FC4F FEB7 FC80',
  'كىنىشكا, jsPDF': 'right',
  'ئۇيغۇر, right': 'FE8B FBD8 FEF3 FED0 FBD8 FEAD',
  'ئۇيغۇر, arabic-reshaper': 'FE89 06C7 FEF3 FECE 06C7 FEAD',
  'ئۇيغۇر, arabic-persian-reshaper': 'FE89 06C7 FEF3 FECE 06C7 FEAD',
  'ئۇيغۇر, js-arabic-reshaper': 'right',
  'ئۇيغۇر, jsPDF': 'right',
  'كۆرۈش, right': 'FEDB FBDA FEAD FBDB FEB5',
  'كۆرۈش, arabic-reshaper': 'FED9 06C6 FEAD 06C8 FEB5',
  'كۆرۈش, arabic-persian-reshaper': 'FED9 06C6 FEAD 06C8 FEB5',
  'كۆرۈش, js-arabic-reshaper': 'right',
  'كۆرۈش, jsPDF': 'right',
  'ۋاقىت, right': 'FBDE FE8D FED7 FBE9 FE96',
  'ۋاقىت, arabic-reshaper': '06CB FE8D FED7 FEF0 FE95',
  'ۋاقىت, arabic-persian-reshaper': '06CB FE8D FED7 FBE9 FE96',
  'ۋاقىت, js-arabic-reshaper': 'FBDE FE8D FC35 FE95',
  'ۋاقىت, jsPDF': 'right',
  'مكتب, right': 'FEE3 FEDC FE98 FE90',
  'مكتب, arabic-reshaper': 'right',
  'مكتب, arabic-persian-reshaper': 'right',
  'مكتب, js-arabic-reshaper': 'right',
  'مكتب, jsPDF': 'right',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
