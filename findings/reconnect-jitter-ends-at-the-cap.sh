#!/bin/sh
# Guess: a client that comes back with random pauses (500 ms doubled up to 5,000 ms, half of it random) goes on doing so
# during a long outage, so that two thousand phones do not knock in one moment.
# Really: socket.io-client takes the random part first and cuts at the cap afterwards, so from the sixth attempt on
# every pause is 5,000 ms exactly. retry with randomize: true (and whatever is built on it) and cockatiel's default do
# the same; exponential-backoff with jitter: 'full' stays random, for it draws below the cap.
# Whom it hurts: a server that comes back after a minute meets all its clients in the rhythm that they fell into, every
# five seconds; each needs a cap of its own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='socket.io-client@4.8.4 retry@0.13.1 cockatiel@4.0.0 exponential-backoff@3.1.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createServer } from 'node:net'
import retry from 'retry'
// Every pause that is asked for, and none of them waited for.
const asked = []
const plain = globalThis.setTimeout
globalThis.setTimeout = (run, ms, ...rest) => {
  asked.push(ms)
  return plain(run, 0, ...rest)
}
const { Manager } = await import('socket.io-client')
const { ExponentialBackoff } = await import('cockatiel')
const { backOff } = await import('exponential-backoff')
const KNOCKS = 40
/** How many different pauses there are among the last ten, and the longest. */
const late = (pauses) => {
  const last = pauses.slice(-10).map(Math.round)
  return [new Set(last).size, Math.max(...last)]
}
const port = await new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = server.address()
    server.close(() => resolve(free))
  })
})
const manager = new Manager(`http://127.0.0.1:${port}`, {
  transports: ['websocket'],
  timeout: false,
  reconnectionDelay: 500,
  reconnectionDelayMax: 5000,
  randomizationFactor: 0.5,
})
await new Promise((resolve) =>
  manager.on('reconnect_attempt', (knocks) => {
    if (knocks < KNOCKS) return
    manager.reconnection(false)
    resolve()
  }),
)
const ofSocketIo = late(asked.splice(0))
await backOff(() => Promise.reject(new Error('nobody there')), {
  numOfAttempts: KNOCKS,
  startingDelay: 500,
  maxDelay: 5000,
  jitter: 'full',
}).catch(() => undefined)
const ofFullJitter = late(asked.splice(0))
const ofCockatiel = []
for (let step = new ExponentialBackoff({ initialDelay: 500, maxDelay: 5000 }).next(); ofCockatiel.length < KNOCKS; ) {
  ofCockatiel.push(step.duration)
  step = step.next()
}
const seen = {
  'different pauses among the last ten, the longest: socket.io-client': ofSocketIo,
  'retry, randomize: true': late(retry.timeouts({ retries: KNOCKS, minTimeout: 500, maxTimeout: 5000, randomize: true })),
  'cockatiel ExponentialBackoff': late(ofCockatiel),
  'exponential-backoff, jitter: full, is random and below': ofFullJitter[0] > 5 && ofFullJitter[1] < 5000,
}
const expected = {
  'different pauses among the last ten, the longest: socket.io-client': [1, 5000],
  'retry, randomize: true': [1, 5000],
  'cockatiel ExponentialBackoff': [1, 5000],
  'exponential-backoff, jitter: full, is random and below': true,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
