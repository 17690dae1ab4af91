#!/bin/sh
# Guess: the CloudEvents SDK writes an event whose subject is 3号窗口 in binary mode so that every HTTP client can send
# it, and reads what another SDK wrote: percent-encoded UTF-8 in headers (HTTP Protocol Binding 1.0.2, 3.1.3.2: MUST).
# Really: it puts the hanzi into the header as they are, which fetch refuses (a header value is bytes); Café goes out
# as a byte that no UTF-8 has, 100% unencoded, so that a reader after the standard decodes something else. What comes
# in as 3%E5%8F%B7… stays so. Its own events it reads well; as JSON (structured mode) all is right.
# Whom it hurts: events of halls with Chinese subjects: lost at the sender, or stored with percent signs.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='cloudevents@10.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { CloudEvent, HTTP } from 'cloudevents'
const event = (subject) => new CloudEvent({ id: '1', type: 'cn.hall.called', source: '/halls/1', subject, data: {} })
const head = { 'ce-id': '1', 'ce-type': 'cn.hall.called', 'ce-source': '/halls/1', 'ce-specversion': '1.0' }
const read = (subject) =>
  HTTP.toEvent({ headers: { ...head, 'content-type': 'application/json', 'ce-subject': subject }, body: '{}' }).subject
const sendable = (headers) => {
  try {
    return new Headers(headers).get('ce-subject')
  } catch (fault) {
    return fault.name
  }
}
// The rule of 3.1.3.2, by hand: what is not printable ASCII, and blank, quotation mark and percent, as %XX.
const byHand = (text) =>
  [...Buffer.from(text)].map((byte) =>
    byte > 32 && byte < 127 && byte !== 34 && byte !== 37
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  )
const subjects = ['3号窗口', 'Café', '100%']
const structured = HTTP.structured(event('3号窗口'))
const seen = {
  'by the rule': subjects.map((one) => byHand(one).join('')),
  written: subjects.map((one) => HTTP.binary(event(one)).headers['ce-subject']),
  'what fetch makes of it': subjects.map((one) => sendable(HTTP.binary(event(one)).headers)),
  read: read('3%E5%8F%B7%E7%AA%97%E5%8F%A3'),
  'as JSON': HTTP.toEvent(structured).subject,
}
const expected = {
  'by the rule': ['3%E5%8F%B7%E7%AA%97%E5%8F%A3', 'Caf%C3%A9', '100%25'],
  written: ['3号窗口', 'Café', '100%'],
  'what fetch makes of it': ['TypeError', 'Café', '100%'],
  read: '3%E5%8F%B7%E7%AA%97%E5%8F%A3',
  'as JSON': '3号窗口',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
