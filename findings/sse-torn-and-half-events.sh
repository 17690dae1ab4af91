#!/bin/sh
# Guess: a reader of server-sent events gives the same events however the network cuts the stream, and none that has
# not come whole (HTML, 9.2.6).
# Really: parse-sse takes a CR LF that comes in two pieces for two line ends, so one event of two lines becomes two;
# when the connection breaks it hands the half that came out as an event (9.2.6: pending data must be discarded); an
# event with empty data, as in the standard's own example, it drops. fetch-event-stream strips two blanks where one is
# to go, loses empty data too and gives an event WITHOUT data, which must not be dispatched. eventsource-parser is
# right.
# Whom it hurts: a display behind a proxy that writes CR LF; a call that was cut and is shown as a whole.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='parse-sse@0.1.0 fetch-event-stream@0.1.6 eventsource-parser@3.1.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { parseServerSentEvents } from 'parse-sse'
import { events } from 'fetch-event-stream'
import { createParser } from 'eventsource-parser'
const streams = {
  'CR | LF': ['data: A103\r', '\ndata: 24\r\n\r\n'],
  'cut off': ['data: A103\n\ndata: A1'],
  // The standard's example: two events, the first with empty data, the second with one line feed; the end is discarded.
  'empty data': ['data\n\ndata\ndata\n\ndata:'],
  'two blanks': ['data:  two\n\n'],
  'no data': ['event: ping\n\ndata: c\n\n'],
}
function response(pieces) {
  const body = new ReadableStream({
    async start(controller) {
      for (const piece of pieces) {
        controller.enqueue(new TextEncoder().encode(piece))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      controller.close()
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}
const plain = ({ data }) => data ?? null
async function all(list) {
  const found = []
  for await (const event of list) found.push(plain(event))
  return found
}
function byParser(pieces) {
  const found = []
  const parser = createParser({ onEvent: (event) => found.push(plain(event)) })
  for (const piece of pieces) parser.feed(piece)
  return found
}
const seen = {}
for (const [what, pieces] of Object.entries(streams)) {
  seen[what] = {
    'eventsource-parser': byParser(pieces),
    'parse-sse': await all(parseServerSentEvents(response(pieces))),
    'fetch-event-stream': await all(events(response(pieces))),
  }
}
const expected = {
  'CR | LF': { 'eventsource-parser': ['A103\n24'], 'parse-sse': ['A103', '24'], 'fetch-event-stream': ['A103\n24'] },
  'cut off': { 'eventsource-parser': ['A103'], 'parse-sse': ['A103', 'A1'], 'fetch-event-stream': ['A103'] },
  'empty data': { 'eventsource-parser': ['', '\n'], 'parse-sse': ['\n'], 'fetch-event-stream': [] },
  'two blanks': { 'eventsource-parser': [' two'], 'parse-sse': [' two'], 'fetch-event-stream': ['two'] },
  'no data': { 'eventsource-parser': ['c'], 'parse-sse': ['c'], 'fetch-event-stream': [null, 'c'] },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
