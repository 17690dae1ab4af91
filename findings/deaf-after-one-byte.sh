#!/bin/sh
# Guess: serialport's PacketLengthParser finds the next packet by its mark (delimiter) whatever stands before it: a
# byte of acknowledgement (06) between two packets, or one left over when the port is opened, is no packet and is
# passed over.
# Really: with a mark of one byte it is. With a longer one (delimiterBytes: 2, mark AA 55) a single byte before it
# ends everything: no packet comes any more, whole as they are, until the program starts anew, and without an error.
# (It keeps the OLD byte and throws away the new one at each try.) And a length of two bytes is read low byte first,
# which its documentation does not say: a reader that sends 00 03, in network order, gets pieces that end behind the
# length, as 0300 is more than maxLen. The packets are read by hand beside it.
# Whom it hurts: card readers, counters and scales on a serial line: right on the desk, deaf in the hall.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='@serialport/parser-packet-length@13.0.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { PacketLengthParser } from '@serialport/parser-packet-length'
const read = (options, bytes) =>
  new Promise((resolve) => {
    const packets = []
    const parser = new PacketLengthParser(options)
    parser.on('data', (packet) => packets.push(packet.toString('hex')))
    parser.write(Buffer.from(bytes, 'hex'), () => setImmediate(() => resolve(packets)))
  })
/** By hand: from each mark as many bytes as the length says. */
const byHand = (mark, lengthBytes, bytes) => {
  const packets = []
  for (let at = bytes.indexOf(mark); at >= 0; ) {
    const from = at + mark.length
    const length = Number.parseInt(bytes.slice(from, from + lengthBytes * 2), 16)
    const end = from + lengthBytes * 2 + length * 2
    packets.push(bytes.slice(at, end))
    at = bytes.indexOf(mark, end)
  }
  return packets
}
const SHORT = 'aa03010203'
const LONG = 'aa5503010203'
const WIDE = 'aa550003010203'
const short = { delimiter: 0xaa, lengthOffset: 1, packetOverhead: 2 }
const long = { delimiter: 0xaa55, delimiterBytes: 2, lengthOffset: 2, packetOverhead: 3 }
const wide = { delimiter: 0xaa55, delimiterBytes: 2, lengthOffset: 2, lengthBytes: 2, packetOverhead: 4 }
const LINES = {
  'mark of 1 byte, 06 between': [short, 'aa', 1, `${SHORT}06${SHORT}06${SHORT}`],
  'mark of 2 bytes, nothing between': [long, 'aa55', 1, LONG + LONG + LONG],
  'mark of 2 bytes, 06 between': [long, 'aa55', 1, `${LONG}06${LONG}06${LONG}`],
  'mark of 2 bytes, a byte before': [long, 'aa55', 1, `00${LONG}${LONG}${LONG}`],
  'length of 2 bytes, high one first': [wide, 'aa55', 2, WIDE],
}
const seen = {}
for (const [what, [options, mark, lengthBytes, bytes]] of Object.entries(LINES))
  seen[what] = [await read(options, bytes), byHand(mark, lengthBytes, bytes)]
const all = [LONG, LONG, LONG]
const expected = {
  'mark of 1 byte, 06 between': [
    [SHORT, SHORT, SHORT],
    [SHORT, SHORT, SHORT],
  ],
  'mark of 2 bytes, nothing between': [all, all],
  'mark of 2 bytes, 06 between': [[LONG], all],
  'mark of 2 bytes, a byte before': [[], all],
  'length of 2 bytes, high one first': [['aa550003'], [WIDE]],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
