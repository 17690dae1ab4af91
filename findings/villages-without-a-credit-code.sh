#!/bin/sh
# Guess: a checker of China's unified social credit code (GB 32100-2015, 18 digits and letters, the last one a check
# digit) takes the code of every body that may have one; what begins a code is a table of the standard.
# Really: stdnum wants eight DIGITS in front and says InvalidFormat to all whose registering office has a letter: N,
# the agricultural offices, which give village and group economic cooperatives theirs (N1, N2, N3), Y, the others (in
# GB 32100-2015 itself), A, the army's. Enterprises (91), associations (51), trade unions (81) pass. Beyond that it
# does not look at the first two places: 00 and 27, which nobody gives, are valid. The check digit is reckoned here
# after GB/T 17710, as for 91, where stdnum agrees and refuses another one.
# The codes are made up by the rule, for nobody.
# Whom it hurts: the hundreds of thousands of villages' cooperatives at a counter for companies: "not a credit code".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='stdnum@1.12.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const { stdnum } = createRequire(import.meta.url)('stdnum')
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const coded = (body) => {
  const sum = [...body].reduce((total, sign, at) => total + SIGNS.indexOf(sign) * WEIGHTS[at], 0)
  return body + SIGNS[(31 - (sum % 31)) % 31]
}
const judged = (code) => {
  const { isValid, error } = stdnum.CN.uscc.validate(code)
  return isValid ? 'valid' : error.name
}
const BODIES = {
  'enterprise 91': '91',
  'association 51': '51',
  'trade union 81': '81',
  'group cooperative N1': 'N1',
  'village cooperative N2': 'N2',
  'township cooperative N3': 'N3',
  'others Y1': 'Y1',
  'army A1': 'A1',
  'given to nobody 00': '00',
  'given to nobody 27': '27',
}
const seen = {}
for (const [what, begin] of Object.entries(BODIES)) seen[what] = judged(coded(`${begin}110000MA0012345`))
const [first] = coded('91110000MA0012345').slice(-1)
seen['91 with another check digit'] = judged(`91110000MA0012345${first === '0' ? '1' : '0'}`)
const expected = {
  'enterprise 91': 'valid',
  'association 51': 'valid',
  'trade union 81': 'valid',
  'group cooperative N1': 'InvalidFormat',
  'village cooperative N2': 'InvalidFormat',
  'township cooperative N3': 'InvalidFormat',
  'others Y1': 'InvalidFormat',
  'army A1': 'InvalidFormat',
  'given to nobody 00': 'valid',
  'given to nobody 27': 'valid',
  '91 with another check digit': 'InvalidChecksum',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
