#!/bin/sh
# Guess: a client of network time does not take the time of a server that says it has none (leap indicator 3, stratum
# 16: a router just switched on; RFC 4330, 5, checks both); and 2036, when the seconds begin anew (7 February), is
# known (RFC 4330, 3: below the top bit, reckon from 2036).
# Really: ntp-client and ntp-time hand out 1970-01-01T01:00, what the router's clock began with; sntp and
# ntp-time-sync refuse. Of stratum 0 with leap 3 ("kiss of death", RFC 4330, 8) even sntp takes the time. And for a
# day after 7 February 2036 all four say 1900. A server on this machine plays both.
# Whom it hurts: a kiosk that sets its clock from the hall's router after a power cut: every ticket in 1970.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='ntp-client@0.5.3 ntp-time@2.1.1 sntp@3.0.2 ntp-time-sync@0.5.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import dgram from 'node:dgram'
import ntpClient from 'ntp-client'
import { Client } from 'ntp-time'
import sntp from 'sntp'
import { NtpTimeSync } from 'ntp-time-sync'
const SINCE_1900 = 2_208_988_800
const secondsOf = (time) => (Date.parse(time) / 1000 + SINCE_1900) % 2 ** 32
/** An answer of a server (RFC 4330, 4) whose clock shows the given time. */
function answer(request, { leap, stratum, time }) {
  const packet = Buffer.alloc(48)
  packet.set([(leap << 6) | (4 << 3) | 4, stratum, 6, 0xec])
  request.copy(packet, 24, 40, 48)
  for (const at of [16, 32, 40]) packet.writeUInt32BE(secondsOf(time), at)
  return packet
}
const clients = {
  'ntp-client': (port) =>
    new Promise((resolve) => {
      ntpClient.getNetworkTime('127.0.0.1', port, (fault, date) => resolve(fault ? 'refused' : date.toISOString()))
    }),
  'ntp-time': async (port) => new Date((await new Client('127.0.0.1', port).syncTime()).time).toISOString(),
  sntp: async (port) => {
    const { transmitTimestamp } = await sntp.time({ host: '127.0.0.1', port, timeout: 1_500 })
    return new Date(transmitTimestamp).toISOString()
  },
  'ntp-time-sync': async (port) => {
    const sync = new NtpTimeSync({ servers: [`127.0.0.1:${port}`], sampleCount: 1, replyTimeout: 500 })
    const { offset } = await sync.getTime(true)
    return new Date(Date.now() + offset).toISOString()
  },
}
async function asked(says) {
  const server = dgram.createSocket('udp4')
  server.on('message', (request, peer) => server.send(answer(request, says), peer.port, peer.address))
  await new Promise((resolve) => server.bind(0, '127.0.0.1', resolve))
  const times = {}
  for (const [name, ask] of Object.entries(clients)) {
    times[name] = await ask(server.address().port).then(
      (time) => time.slice(0, 13),
      () => 'refused',
    )
  }
  server.close()
  return times
}
const seen = {
  'a server in order': await asked({ leap: 0, stratum: 2, time: '2026-02-03T01:00:30Z' }),
  'leap 3, stratum 16': await asked({ leap: 3, stratum: 16, time: '1970-01-01T01:00:30Z' }),
  'leap 3, stratum 0': await asked({ leap: 3, stratum: 0, time: '1970-01-01T01:00:30Z' }),
  'a day after the turn': await asked({ leap: 0, stratum: 2, time: '2036-02-08T01:00:30Z' }),
}
const expected = {
  'a server in order': {
    'ntp-client': '2026-02-03T01',
    'ntp-time': '2026-02-03T01',
    sntp: '2026-02-03T01',
    'ntp-time-sync': '2026-02-03T01',
  },
  'leap 3, stratum 16': {
    'ntp-client': '1970-01-01T01',
    'ntp-time': '1970-01-01T01',
    sntp: 'refused',
    'ntp-time-sync': 'refused',
  },
  'leap 3, stratum 0': {
    'ntp-client': '1970-01-01T01',
    'ntp-time': '1970-01-01T01',
    sntp: '1970-01-01T01',
    'ntp-time-sync': 'refused',
  },
  'a day after the turn': {
    'ntp-client': '1900-01-01T18',
    'ntp-time': '1900-01-01T18',
    sntp: '1900-01-01T18',
    'ntp-time-sync': '1900-01-01T18',
  },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
