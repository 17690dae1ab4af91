#!/bin/sh
# Guess: a browser of Bonjour (DNS-SD) shows a printer by the name that it announces: an instance name is free text,
# up to 63 bytes, dots and hanzi included (RFC 6763, 4.1.1); what is announced goes out under its own name.
# Really: bonjour-service, bonjour and sterfive-bonjour-service end a name at its first dot: 打印机 (192.168.1.20) and
# 打印机 (192.168.1.21) are both 打印机 (192, and HP M1.2 is HP M1. Below them dns-packet joins the labels of a name with
# dots and without the backslash of RFC 6763, 4.3, so nobody above it can tell them apart. Announcing, bonjour-service
# makes (192-168-1-20) of it; bonjour sends four labels for one, a name that is in no domain. No error. Names without
# a dot are right, hanzi too. The answer is read here byte by byte: one label of 25 bytes.
# Whom it hurts: whoever picks a hall's printer or screen from a list: two of one name, or a name that is not on the
# case.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='bonjour-service@1.4.4 bonjour@3.5.1 sterfive-bonjour-service@1.1.4 dns-packet@5.6.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import dnsPacket from 'dns-packet'
import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const label = (text) => Buffer.concat([Buffer.from([Buffer.byteLength(text)]), Buffer.from(text)])
const domain = (...labels) => Buffer.concat([...labels.map(label), Buffer.from([0])])
const record = (name, type, data) =>
  Buffer.concat([name, Buffer.from([0, type, 0, 1, 0, 0, 0, 120, data.length >> 8, data.length & 255]), data])
/** What a printer answers: PTR, SRV, TXT and A, its name in ONE label. */
const answer = (name, last) => {
  const type = domain('_ipp', '_tcp', 'local')
  const instance = domain(name, '_ipp', '_tcp', 'local')
  const host = domain(`prn${last}`, 'local')
  const port = Buffer.concat([Buffer.from([0, 0, 0, 0, 2, 0x77]), host])
  const head = Buffer.from([0, 0, 0x84, 0, 0, 0, 0, 4, 0, 0, 0, 0])
  const address = record(host, 1, Buffer.from([192, 168, 1, last]))
  return Buffer.concat([head, record(type, 12, instance), record(instance, 33, port), record(instance, 16, label('a=b')), address])
}
const NAMES = ['打印机 (192.168.1.20)', '打印机 (192.168.1.21)', 'HP M1.2', '二楼打印机']
const shown = (Browser) => {
  const network = Object.assign(new EventEmitter(), { query: () => {} })
  const names = []
  new Browser(network, { type: 'ipp' }, ({ name }) => names.push(name))
  NAMES.forEach((name, at) => {
    network.emit('response', dnsPacket.decode(answer(name, 20 + at)), { address: `192.168.1.${20 + at}` })
  })
  return names
}
/** The labels in which a package announces the name. */
const announced = (Service) => {
  const service = new Service({ name: NAMES[0], type: 'ipp', port: 631 })
  const pointer = (service.records ?? service._records).call(service).find(({ type }) => type === 'PTR')
  const bytes = dnsPacket.name.encode(pointer.data)
  const labels = []
  for (let at = 0; bytes[at]; at += bytes[at] + 1) labels.push(bytes.subarray(at + 1, at + 1 + bytes[at]).toString())
  return labels.slice(0, labels.indexOf('_ipp'))
}
const modern = require('bonjour-service/dist/lib/browser')
const seen = {
  'bonjour-service shows': shown(modern.Browser ?? modern.default),
  'bonjour shows': shown(require('bonjour/lib/browser')),
  'sterfive-bonjour-service shows': shown(require('sterfive-bonjour-service/dist/lib/browser').Browser),
  'bonjour-service announces': announced(require('bonjour-service/dist/lib/service').Service),
  'bonjour announces': announced(require('bonjour/lib/service')),
}
const cut = ['打印机 (192', '打印机 (192', 'HP M1', '二楼打印机']
const expected = {
  'bonjour-service shows': cut,
  'bonjour shows': cut,
  'sterfive-bonjour-service shows': cut,
  'bonjour-service announces': ['打印机 (192-168-1-20)'],
  'bonjour announces': ['打印机 (192', '168', '1', '20)'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
