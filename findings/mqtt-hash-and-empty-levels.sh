#!/bin/sh
# Guess: a package that tells whether a topic fits a filter follows the two pages of MQTT 5 (4.7) on it, for there is
# not much more in it.
# Really: "#" and "+/x" take $SYS/x in all four, which 4.7.2 forbids (a broker's own topics); a broker (aedes) keeps
# them apart. "hall/+" does not take "hall/" and "+/+" not "/a" in mqtt-pattern, mqtt-regex and qlobber as it comes,
# though an empty level is a level (4.7.3); mqtt-regex takes "hall/1/" for "hall/1". mqtt-match alone is right on
# levels.
# Whom it hurts: a display or a locker that listens by "#" in its tests, with such a matcher in the place of the
# broker, and then behaves otherwise at the broker.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='mqtt-pattern@2.1.1 mqtt-match@3.0.0 qlobber@8.0.1 mqtt-regex@1.1.0 aedes@1.2.0 mqtt@5.16.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import pattern from 'mqtt-pattern'
import * as match from 'mqtt-match'
import qlobber from 'qlobber'
import regex from 'mqtt-regex'
import * as broker from 'aedes'
import { createServer } from 'node:net'
import { connectAsync } from 'mqtt'
const byQlobber = (filter, topic) => {
  const matcher = new qlobber.Qlobber({ separator: '/', wildcard_one: '+', wildcard_some: '#' })
  matcher.add(filter, 1)
  return matcher.match(topic).length > 0
}
const byMatch = match.default ?? match.match
const aedes = await broker.Aedes.createBroker()
const server = createServer(aedes.handle)
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const client = await connectAsync(`mqtt://127.0.0.1:${server.address().port}`)
let heard = []
client.on('message', (topic) => heard.push(topic))
const byBroker = async (filter, topic) => {
  heard = []
  await client.subscribeAsync(filter)
  await new Promise((done) =>
    aedes.publish({ cmd: 'publish', topic, payload: '1', qos: 0, retain: false }, done),
  )
  await new Promise((done) => setTimeout(done, 100))
  await client.unsubscribeAsync(filter)
  return heard.includes(topic)
}
// filter, topic, what MQTT 5 says
const cases = [
  ['#', '$SYS/x', false],
  ['+/x', '$SYS/x', false],
  ['hall/#', 'hall', true],
  ['hall/+', 'hall/', true],
  ['+/+', '/a', true],
  ['hall/1', 'hall/1/', false],
]
const seen = {}
for (const [filter, topic, right] of cases)
  seen[`${filter} for ${topic}`] = [
    right,
    pattern.matches(filter, topic),
    byMatch(filter, topic),
    byQlobber(filter, topic),
    regex(filter).regex.test(topic),
    await byBroker(filter, topic),
  ]
await client.endAsync()
await new Promise((done) => aedes.close(done))
server.close()
const expected = {
  '# for $SYS/x': [false, true, true, true, true, false],
  '+/x for $SYS/x': [false, true, true, true, true, false],
  'hall/# for hall': [true, true, true, true, true, true],
  'hall/+ for hall/': [true, false, true, false, false, true],
  '+/+ for /a': [true, false, true, false, false, true],
  'hall/1 for hall/1/': [false, false, false, false, true, false],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
