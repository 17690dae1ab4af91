#!/bin/sh
# Guess: an SMPP client that says data_coding 1 sends ASCII, for that is what 1 means (SMPP 3.4, 5.2.19: IA5/ASCII; 0
# is the operator's default alphabet, usually GSM 03.38), and reads so what comes with 1.
# Really: smpp chooses 1 for every text of Latin letters and writes the GSM alphabet under it: @ goes out as 00, _ as
# 11, $ as 02, [ as 1B 3C; a gateway that believes the header hands on control characters. What another system sends
# as ASCII it reads as GSM: tom_w@h.cn comes in as tom§w¡h.cn and $5 as ¤5. Between two of its own kind all is right,
# and so are digits and letters anywhere. Its README names the pair; the standard names another.
# Whom it hurts: addresses and account names in messages to and from citizens, through an operator's gateway; Chinese
# (UCS-2, 8) is right.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='smpp@0.5.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const { PDU } = createRequire(import.meta.url)('smpp')
const submit = (fields) => new PDU('submit_sm', { destination_addr: '13800000000', ...fields }).toBuffer()
/** The text stands at the end of the unit; how long it is says the byte before it. */
const body = (unit, text) => {
  let length = text.length
  while (unit.at(-length - 1) !== length) length += 1
  return unit.subarray(-length)
}
const seen = {}
for (const text of ['A103', 'tom_w@h.cn', '$5', '[A]', '请到3号']) {
  const own = submit({ short_message: text })
  const { data_coding: coding, short_message: again } = new PDU(own)
  // As another system writes it: the same unit with the text in ASCII.
  const ascii = Buffer.from(text, 'ascii')
  const foreign = coding === 1 ? new PDU(submit({ data_coding: 1, short_message: ascii })) : null
  seen[text] = {
    coding,
    sent: body(own, text).toString('hex'),
    'that is ASCII': body(own, text).equals(ascii),
    'read again': again.message,
    'ASCII of another': foreign?.short_message.message,
  }
}
const expected = {
  A103: { coding: 1, sent: '41313033', 'that is ASCII': true, 'read again': 'A103', 'ASCII of another': 'A103' },
  'tom_w@h.cn': {
    coding: 1,
    sent: '746f6d117700682e636e',
    'that is ASCII': false,
    'read again': 'tom_w@h.cn',
    'ASCII of another': 'tom§w¡h.cn',
  },
  $5: { coding: 1, sent: '0235', 'that is ASCII': false, 'read again': '$5', 'ASCII of another': '¤5' },
  '[A]': { coding: 1, sent: '1b3c411b3e', 'that is ASCII': false, 'read again': '[A]', 'ASCII of another': 'ÄAÑ' },
  '请到3号': { coding: 8, sent: '8bf75230003353f7', 'that is ASCII': false, 'read again': '请到3号' },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
