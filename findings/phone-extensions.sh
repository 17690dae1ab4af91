#!/bin/sh
# Guess: a phone library that knows China reads an extension as every Chinese office prints it (010-12345678转803 or
# 010-12345678-803), as it reads "ext. 803"; if not, it still gives the number before it.
# Really: libphonenumber-js and Google's own refuse the whole text with 转 and blanks, drop the extension in silence
# where 转 follows at once (search in a text), and take -803 for three more digits, so that the number is not valid.
# Only "ext." is read. And 12345, 110 or 95588, which a hall prints most, are not valid numbers; 400-… is, as +86
# 400….
# Whom it hurts: a check of the contact numbers of a catalogue, "tel:" links on its pages.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='libphonenumber-js@1.13.16 google-libphonenumber@3.2.47'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import google from 'google-libphonenumber'
const util = google.PhoneNumberUtil.getInstance()
function byJs(text) {
  const phone = parsePhoneNumberFromString(text, 'CN')
  return phone === undefined
    ? 'nothing'
    : `${phone.number}${phone.ext ? ` ext ${phone.ext}` : ''} ${phone.isValid() ? 'valid' : 'not valid'}`
}
function byGoogle(text) {
  try {
    const phone = util.parse(text, 'CN')
    return `${util.format(phone, google.PhoneNumberFormat.E164)} ${util.isValidNumber(phone) ? 'valid' : 'not valid'}`
  } catch {
    return 'nothing'
  }
}
const texts = ['010-12345678 转 803', '010-12345678-803', '010-12345678 ext. 803', '12345', '400-123-4567']
const found = findPhoneNumbersInText('传真010-12345678转8', 'CN').map(({ number }) => [
  number.number,
  number.ext ?? null,
])
const seen = { 'libphonenumber-js': texts.map(byJs), 'google-libphonenumber': texts.map(byGoogle), 'in a text': found }
const short = ['+8612345 not valid', '+864001234567 valid']
const expected = {
  'libphonenumber-js': ['nothing', '+861012345678803 not valid', '+861012345678 ext 803 valid', ...short],
  'google-libphonenumber': ['nothing', '+861012345678803 not valid', '+861012345678 valid', ...short],
  'in a text': [['+861012345678', null]],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
