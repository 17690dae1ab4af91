#!/bin/sh
# Guess: recipients typed with the comma or semicolon of a Chinese input method (a@x.cn，b@x.cn) are two recipients for
# nodemailer, which takes both ASCII marks, or the order is refused.
# Really: with names, the second address becomes part of the first one's NAME, and only the first gets the mail; bare,
# both become one address whose local part is "a@x.cn，b", quoted, handed to the server. No error, sendMail resolves.
# RFC 5322, 3.4, knows the ASCII comma alone, so neither reading is allowed; email-addresses, a parser by that grammar,
# refuses both texts and reads the one with an ASCII comma.
# Whom it hurts: lists of those who are told of a complaint or a broken printer, typed in Chinese by whoever sets up.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='nodemailer@10.6.1 email-addresses@5.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import parse from 'email-addresses'
import nodemailer from 'nodemailer'
const transport = nodemailer.createTransport({ streamTransport: true, buffer: true })
const told = async (to) => (await transport.sendMail({ from: 'hall@x.cn', to, subject: 's', text: 't' })).envelope.to
const judged = (to) => parse({ input: to, rfc6532: true })?.addresses.map(({ address }) => address) ?? 'refused'
const seen = {}
for (const to of [
  '张三 <a@x.cn>, 李四 <b@x.cn>',
  '张三 <a@x.cn>; 李四 <b@x.cn>',
  '张三 <a@x.cn>，李四 <b@x.cn>',
  '张三 <a@x.cn>；李四 <b@x.cn>',
  'a@x.cn，b@x.cn',
])
  seen[to] = [await told(to), judged(to)]
const expected = {
  '张三 <a@x.cn>, 李四 <b@x.cn>': [
    ['a@x.cn', 'b@x.cn'],
    ['a@x.cn', 'b@x.cn'],
  ],
  '张三 <a@x.cn>; 李四 <b@x.cn>': [['a@x.cn', 'b@x.cn'], 'refused'],
  '张三 <a@x.cn>，李四 <b@x.cn>': [['a@x.cn'], 'refused'],
  '张三 <a@x.cn>；李四 <b@x.cn>': [['a@x.cn'], 'refused'],
  'a@x.cn，b@x.cn': [['"a@x.cn，b"@x.cn'], 'refused'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
