#!/bin/sh
# Guess: readCoils(0, 3) gives the state of three coils, so data.length is 3; a locker bank with ten doors gives ten
# answers.
# Really: both Modbus packages for Node hand out all bits of the answer's bytes: 8 for 3, 16 for 10. What stands
# behind the last asked coil is padding, false by the standard (MODBUS Application Protocol V1.1b3, 6.1), not the
# state of those coils: here coil 3 is ON and the fourth entry says false. A loop over data, or data.every(), counts
# doors that do not exist as shut.
# Whom it hurts: lockers for finished documents, barriers, lamps over counters: "all shut" or "none taken" is wrong. A
# write of several coils is exact. The server here is modbus-serial's own, on this machine.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='modbus-serial@8.0.25 jsmodbus@5.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { Socket } from 'node:net'
import jsmodbus from 'jsmodbus'
import ModbusRTU from 'modbus-serial'
const PORT = 28_502 + (process.pid % 1000)
const coils = [true, false, true, true, false, true, true, true, true, true]
const server = new ModbusRTU.ServerTCP(
  { getCoil: (address) => coils[address] ?? true },
  { host: '127.0.0.1', port: PORT, unitID: 1 },
)
await new Promise((resolve) => server.once('initialized', resolve))
const serial = new ModbusRTU()
await serial.connectTCP('127.0.0.1', { port: PORT })
serial.setID(1)
const socket = new Socket()
const client = new jsmodbus.client.TCP(socket, 1)
await new Promise((resolve) => socket.connect(PORT, '127.0.0.1', resolve))
const bySerial = async (length) => (await serial.readCoils(0, length)).data
const byJs = async (length) => Array.from((await client.readCoils(0, length)).response.body.valuesAsArray, Boolean)
const seen = {
  'the first four coils': coils.slice(0, 4),
  'modbus-serial, 3 asked': await bySerial(3),
  'jsmodbus, 3 asked': await byJs(3),
  'answers to 10: modbus-serial, jsmodbus': [(await bySerial(10)).length, (await byJs(10)).length],
}
const padded = [true, false, true, false, false, false, false, false]
const expected = {
  'the first four coils': [true, false, true, true],
  'modbus-serial, 3 asked': padded,
  'jsmodbus, 3 asked': padded,
  'answers to 10: modbus-serial, jsmodbus': [16, 16],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
