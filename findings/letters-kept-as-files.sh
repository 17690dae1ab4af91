#!/bin/sh
# Guess: a reader of .eml files, which knows encoded words and base64, shows a Chinese subject whole and keeps the name
# of the file that came with the letter.
# Really: a subject of more than 15 hanzi must be written as several encoded words (RFC 2047, 2: 75 characters each),
# which are read as one (6.2); eml-format gives the FIRST and drops the rest. A file name in pieces (RFC 2231, 3 and 4:
# filename*0*=…), as nodemailer writes a long one, is lost in eml-format; eml-parse-js makes UTF-8, when it is written
# in capitals, the beginning of the name. Text with format=flowed; delsp=yes (RFC 3676, 4.2) keeps its soft line ends in
# both. No error. emailjs-mime-parser and postal-mime read all of it.
# Whom it hurts: letters of citizens kept or handed on as .eml: a list shows the first words of the subject alone.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='eml-format@0.6.1 eml-parse-js@1.1.15 postal-mime@4.0.0 emailjs-mime-parser@2.0.7 nodemailer@10.6.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import nodemailer from 'nodemailer'
import PostalMime from 'postal-mime'
const require = createRequire(import.meta.url)
const emlFormat = require('eml-format')
const emlParseJs = require('eml-parse-js')
const emailjs = require('emailjs-mime-parser').default
const SUBJECT = '关于不动产登记窗口叫号顺序问题的投诉以及希望增加周六上午开放时间的建议'
const FILE = '关于不动产登记窗口叫号顺序问题的投诉以及希望增加周六上午开放时间的建议.pdf'
const written = await nodemailer
  .createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  .sendMail({
    from: { name: '王', address: 'a@example.cn' },
    to: 'b@example.cn',
    subject: SUBJECT,
    text: '见附件',
    attachments: [{ filename: FILE, content: 'A103' }],
    date: new Date('2026-02-03T01:30:00Z'),
    messageId: '<1@example.cn>',
  })
const letter = written.message.toString()
const flowed = [
  'From: a@example.cn',
  'Subject: A103',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes',
  'Content-Transfer-Encoding: 8bit',
  '',
  '请到三号 ',
  '窗口办理',
  '',
].join('\r\n')
const called = (read, eml) => new Promise((done, fail) => read(eml, (error, data) => (error ? fail(error) : done(data))))
const READERS = {
  'eml-format': async (eml) => {
    const { subject, text, attachments = [] } = await called(emlFormat.read.bind(emlFormat), eml)
    return [subject, attachments[0]?.name ?? null, text?.trim()]
  },
  'eml-parse-js': async (eml) => {
    const { subject, text, attachments = [] } = await called(emlParseJs.readEml, eml)
    return [subject, attachments[0]?.name ?? null, text?.trim()]
  },
  'emailjs-mime-parser': (eml) => {
    const root = emailjs(Buffer.from(eml))
    const [body, file] = root.childNodes.length ? root.childNodes : [root]
    const name = file?.headers['content-disposition']?.[0].params.filename ?? null
    return [root.headers.subject[0].value, name, new TextDecoder().decode(body.content).trim()]
  },
  'postal-mime': async (eml) => {
    const { subject, text, attachments } = await PostalMime.parse(eml)
    return [subject, attachments[0]?.filename ?? null, text.trim()]
  },
}
const [subjectLines] = /^Subject:.*\r\n(?: .*\r\n)*/mu.exec(letter)
const seen = {
  'encoded words in the subject': subjectLines.match(/=\?UTF-8\?/giu).length,
  'file name in pieces': /filename\*1\*/.test(letter),
}
// The name of a character set is the same in small and in capital letters (RFC 2231, 3; RFC 2045).
const inCapitals = letter.replace("filename*0*=utf-8''", "filename*0*=UTF-8''")
for (const [name, read] of Object.entries(READERS)) {
  const [subject, file, text] = await read(letter)
  seen[name] = [
    subject === SUBJECT ? 'subject whole' : `subject ${subject}`,
    file === FILE ? 'name whole' : `name ${file}`,
    (await read(inCapitals))[1]?.slice(0, 7) ?? null,
    text,
    (await read(flowed))[2],
  ]
}
const expected = {
  'encoded words in the subject': 4,
  'file name in pieces': true,
  'eml-format': ['subject 关于不动产登记窗口叫', 'name null', null, '见附件', '请到三号 \r\n窗口办理'],
  'eml-parse-js': ['subject whole', 'name whole', 'UTF-8关于', '见附件', '请到三号 \r\n窗口办理'],
  'emailjs-mime-parser': ['subject whole', 'name whole', '关于不动产登记', '见附件', '请到三号窗口办理'],
  'postal-mime': ['subject whole', 'name whole', '关于不动产登记', '见附件', '请到三号窗口办理'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
