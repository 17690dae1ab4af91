#!/bin/sh
# Guess: a package that reads translations in gettext's form chooses between the forms as the file's own head says
# (Plural-Forms; GNU gettext's manual, Plural forms): for Uyghur and Kazakh one form for 1 and one for the rest, as CLDR
# has it.
# Really: node-gettext does not look at the head; it has a table of its own, in which both languages have one form. Of
# two translated forms it gives the FIRST, that of the single visitor, for 0, 2 and 5 too: "one visitor is waiting"
# however many there are. Mongolian, which its table has right, is right. For Yi and Zhuang, which the table lacks,
# ngettext ends in an error although the head says all that is needed. jed goes by the head, and Intl.PluralRules agrees
# with it.
# Whom it hurts: notices with numbers in the languages of the minorities.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='node-gettext@3.0.1 gettext-parser@9.0.2 jed@1.1.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { po } = await import('gettext-parser')
const NodeGettext = require('node-gettext')
const Jed = require('jed')
const numbers = [0, 1, 2, 5]
const two = 'nplurals=2; plural=(n != 1);'
const one = 'nplurals=1; plural=0;'
const heads = { ug: two, kk: two, mn: two, bo: one, ii: one, za: one }
const file = (language, forms) =>
  Buffer.from(`msgid ""
msgstr ""
"Language: ${language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: ${forms}\\n"

msgid "one visitor"
msgid_plural "%d visitors"
msgstr[0] "first form"
${forms === two ? 'msgstr[1] "second form"' : ''}
`)
function byNodeGettext(language, forms) {
  const texts = new NodeGettext()
  texts.addTranslations(language, 'messages', po.parse(file(language, forms)))
  texts.setLocale(language)
  return numbers.map((number) => texts.ngettext('one visitor', '%d visitors', number))
}
function byJed(language, forms) {
  const messages = { '': { domain: 'messages', lang: language, plural_forms: forms } }
  messages['one visitor'] = forms === two ? ['first form', 'second form'] : ['first form']
  const texts = new Jed({ locale_data: { messages } })
  return numbers.map((number) => texts.ngettext('one visitor', '%d visitors', number))
}
const seen = {}
for (const [language, forms] of Object.entries(heads)) {
  const rules = new Intl.PluralRules(language)
  seen[language] = {
    Intl:
      rules.resolvedOptions().locale === language ? numbers.map((number) => rules.select(number)).join() : 'not known',
    jed: byJed(language, forms).join(),
  }
  try {
    seen[language]['node-gettext'] = byNodeGettext(language, forms).join()
  } catch {
    seen[language]['node-gettext'] = 'an error'
  }
}
const expected = {
  ug: {
    Intl: 'other,one,other,other',
    jed: 'second form,first form,second form,second form',
    'node-gettext': 'first form,first form,first form,first form',
  },
  kk: {
    Intl: 'other,one,other,other',
    jed: 'second form,first form,second form,second form',
    'node-gettext': 'first form,first form,first form,first form',
  },
  mn: {
    Intl: 'other,one,other,other',
    jed: 'second form,first form,second form,second form',
    'node-gettext': 'second form,first form,second form,second form',
  },
  bo: {
    Intl: 'other,other,other,other',
    jed: 'first form,first form,first form,first form',
    'node-gettext': 'first form,first form,first form,first form',
  },
  ii: {
    Intl: 'other,other,other,other',
    jed: 'first form,first form,first form,first form',
    'node-gettext': 'an error',
  },
  za: { Intl: 'not known', jed: 'first form,first form,first form,first form', 'node-gettext': 'an error' },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
