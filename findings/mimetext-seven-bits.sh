#!/bin/sh
# Guess: a maker of mails (mimetext, the one for workers and browsers) that encodes a Chinese subject encodes the
# Chinese text too, and both within the limits of the mail standards, as nodemailer does.
# Really: the text goes out as UTF-8 under "Content-Transfer-Encoding: 7bit", which says that no byte is above 127
# (RFC 2045, 2.7 and 6.2), unless its caller encodes it himself. The subject of 71 characters is ONE encoded word of
# 296, on a line far beyond; RFC 2047, 2, allows 75 and 76. postal-mime reads both as meant, so a test sees nothing; a
# server without 8BITMIME or a gateway that believes the header may clear the eighth bit.
# Whom it hurts: notices by mail to citizens, through the old servers of other offices.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='mimetext@3.0.28 nodemailer@10.6.1 postal-mime@4.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createMimeMessage } from 'mimetext'
import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
const subject = '您的不动产转移登记与水电气联动过户一件事已经办结，请带身份证原件到政务服务中心综合窗口领取结果，或者在自助柜里凭取件码领取，工作日中午不休息。'
const text = '请带身份证。'
const mail = createMimeMessage()
mail.setSender('hall@example.cn')
mail.setRecipient('someone@example.cn')
mail.setSubject(subject)
mail.addMessage({ contentType: 'text/plain', data: text })
const byMimetext = Buffer.from(mail.asRaw())
const byNodemailer = (
  await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail({
    from: 'hall@example.cn',
    to: 'someone@example.cn',
    subject,
    text,
  })
).message
const judged = async (bytes) => {
  const raw = bytes.toString('latin1')
  const words = raw.match(/=\?utf-8\?[bq]\?[^?]*\?=/gi)
  const read = await PostalMime.parse(bytes)
  return {
    'transfer encoding': /content-transfer-encoding: (\S+)/i.exec(raw)[1],
    'bytes above 127': bytes.filter((byte) => byte > 127).length,
    'longest encoded word': Math.max(...words.map((word) => word.length)),
    'longest line': Math.max(...raw.split(/\r?\n/).map((line) => line.length)),
    'postal-mime reads it': [read.subject === subject, read.text.trim() === text],
  }
}
const seen = { mimetext: await judged(byMimetext), nodemailer: await judged(byNodemailer) }
const expected = {
  mimetext: {
    'transfer encoding': '7bit',
    'bytes above 127': 18,
    'longest encoded word': 296,
    'longest line': 305,
    'postal-mime reads it': [true, true],
  },
  nodemailer: {
    'transfer encoding': 'base64',
    'bytes above 127': 0,
    'longest encoded word': 52,
    'longest line': 70,
    'postal-mime reads it': [true, true],
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
