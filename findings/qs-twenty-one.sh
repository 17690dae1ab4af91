#!/bin/sh
# Guess: a=0&a=1&… and a[]=0&a[]=1&… are an array however many there are, in every parser of query strings.
# Really: with more than twenty qs turns the array into an object {0: …, 1: …}, without an error: for a[0]… (index 20
# is the limit that its documentation names), and today also for a[] and for the bare repeated name. URLSearchParams
# and Node's querystring keep them all. Twenty ticked services work, the twenty-first makes items.map is not a
# function, or, in code that asks Array.isArray first, one single service.
# Whom it hurts: a form with many boxes to tick, a page that asks for many tickets at once (Express uses qs).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='qs@6.17.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import querystring from 'node:querystring'
import qs from 'qs'
const forms = { 'a=…': () => 'a', 'a[]=…': () => 'a[]', 'a[0]=…': (index) => `a[${index}]` }
const query = (count, nameOf) => Array.from({ length: count }, (_, index) => `${nameOf(index)}=${index}`).join('&')
const kindOf = (value) => (Array.isArray(value) ? `array of ${value.length}` : `object of ${Object.keys(value).length}`)
const seen = {}
for (const [form, nameOf] of Object.entries(forms)) {
  seen[`qs, ${form}, 20 and 21`] = [20, 21].map((count) => kindOf(qs.parse(query(count, nameOf)).a))
}
seen['querystring, a=…, 21'] = kindOf(querystring.parse(query(21, forms['a=…'])).a)
seen['URLSearchParams, a=…, 21'] = kindOf(new URLSearchParams(query(21, forms['a=…'])).getAll('a'))
const expected = {
  'qs, a=…, 20 and 21': ['array of 20', 'object of 21'],
  'qs, a[]=…, 20 and 21': ['array of 20', 'object of 21'],
  'qs, a[0]=…, 20 and 21': ['array of 20', 'object of 21'],
  'querystring, a=…, 21': 'array of 21',
  'URLSearchParams, a=…, 21': 'array of 21',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
