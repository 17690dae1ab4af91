#!/bin/sh
# Guess: a power supply that upsd (Network UPS Tools) describes as 一楼机房 (desc in ups.conf) is listed under this name by a
# client, and a model that comes over the wire as "Back-UPS \"Pro\" 900" is Back-UPS "Pro" 900.
# Really: node-nut takes seven of each byte's eight bits, 'd8\0f%<f\x1C:f\b?' for 一楼机房, and leaves the escapes in: A\3 comes
# as A\\3. In RFC 9271 a quoted value has a backslash before " and \. NUT's own upsc (Debian 2.8.0) undoes the escapes, but
# drops every byte over 127, with a line on standard error: 一楼机房 is an empty name. Numbers and states (battery.charge,
# OL CHRG), of which alarms are made, are right in both.
# Whom it hurts: two supplies, 一楼 and 二楼, both without a name: an alarm that does not say where; Latin names are safe.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='node-nut@1.0.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const { createServer } = require('node:net')
const Nut = require('node-nut')
const DESCRIPTIONS = { one: '一楼机房', two: '二楼机房', three: 'Room "3"' }
const VALUES = { 'battery.charge': '100', 'ups.status': 'OL CHRG', 'ups.model': 'Back-UPS "Pro" 900', 'device.location': 'A\\3' }
const quoted = (text) => `"${text.replace(/["\\]/g, '\\$&')}"`
const listed = (what, rows) => [`BEGIN LIST ${what}`, ...rows, `END LIST ${what}`, ''].join('\n')
const upsd = createServer((socket) => {
  socket.on('data', (data) => {
    const line = String(data).trim()
    const rows = Object.entries(DESCRIPTIONS).map(([name, text]) => `UPS ${name} ${quoted(text)}`)
    if (line === 'LIST UPS') socket.write(listed('UPS', rows))
    const values = Object.entries(VALUES).map(([name, text]) => `VAR one ${name} ${quoted(text)}`)
    if (line === 'LIST VAR one') socket.write(listed('VAR one', values))
  })
})
upsd.listen(0, '127.0.0.1', () => {
  const nut = new Nut(upsd.address().port, '127.0.0.1')
  nut.on('ready', () =>
    nut.GetUPSList((names) =>
      nut.GetUPSVars('one', (values) => {
        const seen = { ...names, ...values }
        const expected = {
          one: 'd8\0f%<f\x1c:f\b?',
          two: 'd:\ff%<f\x1c:f\b?',
          three: 'Room \\"3\\"',
          'battery.charge': '100',
          'ups.status': 'OL CHRG',
          'ups.model': 'Back-UPS \\"Pro\\" 900',
          'device.location': 'A\\\\3',
        }
        for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
        const same = JSON.stringify(seen) === JSON.stringify(expected)
        console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
        process.exit(same ? 0 : 1)
      }),
    ),
  )
  nut.start()
})
setTimeout(() => process.exit(1), 30_000).unref()
JS
node run.cjs
