#!/bin/sh
# Guess: a phone library that knows China reads an extension the way every Chinese office prints it (0755-26012345转803,
# 021-62345678-803), as it reads "ext. 803"; if not, it still gives the number before it.
# Really: both libraries refuse the whole text with 转 and spaces, drop the extension silently where 转 follows at once (a text
# search), and take -803 for three more digits: +86 21 6234 5678 803, not valid. Only "ext. 803" and "#803" are read.
# And 12345, 12306, 110 or 95588, the numbers that a hall prints most, are not valid either; 400-… is, as +86 400….
# Whom it hurts: a check of contact numbers in a catalogue, links "tel:" on its pages.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts libphonenumber-js@1.13.16 google-libphonenumber@3.2.47 >/dev/null 2>&1
echo "Node $(node --version), libphonenumber-js@1.13.16, google-libphonenumber@3.2.47"
cat >run.mjs <<'JS'
import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import google from 'google-libphonenumber'
const util = google.PhoneNumberUtil.getInstance()
function byJs(text) {
  const phone = parsePhoneNumberFromString(text, 'CN')
  return phone === undefined ? 'nothing' : `${phone.number}${phone.ext ? ` ext ${phone.ext}` : ''} ${phone.isValid() ? 'valid' : 'not valid'}`
}
function byGoogle(text) {
  try {
    const phone = util.parse(text, 'CN')
    return `${util.format(phone, google.PhoneNumberFormat.E164)} ${util.isValidNumber(phone) ? 'valid' : 'not valid'}`
  } catch {
    return 'nothing'
  }
}
const texts = ['0755-26012345 转 803', '021-62345678-803', '021-62345678 ext. 803', '021-62345678#803', '12345', '400-123-4567']
const found = findPhoneNumbersInText('传真0571-88888888转8', 'CN').map(({ number }) => [number.number, number.ext ?? null])
const seen = { 'libphonenumber-js': texts.map(byJs), 'google-libphonenumber': texts.map(byGoogle), 'found in a text': found }
const expected = {
  'libphonenumber-js': [
    'nothing', '+862162345678803 not valid', '+862162345678 ext 803 valid', '+862162345678 ext 803 valid', '+8612345 not valid', '+864001234567 valid',
  ],
  'google-libphonenumber': [
    'nothing', '+862162345678803 not valid', '+862162345678 valid', '+862162345678 valid', '+8612345 not valid', '+864001234567 valid',
  ],
  'found in a text': [['+8657188888888', null]],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
