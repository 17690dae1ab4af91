/** A page whose server dies or falls silent: the line moves to the next one and stays there. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import type { Welcome } from '../../../domain/contract/protocol.ts'
import { useConnection, type Connection, type HallSocket } from '../../../renderer/app/server/connection.ts'
import { leaveServer, learnServers, serverUrl } from '../../../renderer/app/server/servers.ts'
import { lobbyOf, Line } from './fake-line.ts'

const A = location.origin
const B = 'https://b.hall.example:8443'
const told = (servers: readonly string[]): Welcome => ({
  protocol: 1,
  build: 't',
  planVersion: 'p',
  nowMs: 0,
  deviceName: null,
  staff: null,
  servers,
})

let line: Line
let scope: EffectScope
let connection: Connection<never>

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.UTC(2026, 10, 25, 1),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  })
  if (serverUrl() !== A) leaveServer(serverUrl())
  learnServers([])
  line = new Line()
  scope = effectScope()
  connection = scope.run(() =>
    useConnection<never>(
      () => ({ screen: 'lobby', zone: null }),
      () => line as unknown as HallSocket,
    ),
  ) as Connection<never>
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

/** Seconds in which the server is heard. */
async function beat(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    line.hear('io ping')
    line.hear('view', lobbyOf(Date.now()))
    await vi.advanceTimersByTimeAsync(1000)
  }
}

function stand(servers: readonly string[] = [A, B]): void {
  line.up()
  line.hear('welcome', told(servers))
  line.hear('view', lobbyOf(Date.now()))
}

it('SERVER-2 its server dies: the very next attempt goes to the other, and the page stays there', async () => {
  stand()
  line.down()
  line.hear('io reconnect_attempt', 1)
  expect([line.io.opts, serverUrl()]).toEqual([{ hostname: 'b.hall.example', port: '8443', secure: true }, B])
  stand([B, A])
  await beat(60)
  expect([serverUrl(), connection.status.value]).toEqual([B, 'live'])
})

it('SERVER-2 its server falls silent though the line stands: within three seconds the page is on its way to the other', async () => {
  stand()
  await beat(30)
  const before = line.connects
  await vi.advanceTimersByTimeAsync(3000)
  expect([line.connects, line.io.opts.hostname]).toEqual([before + 1, 'b.hall.example'])
  await vi.advanceTimersByTimeAsync(3000)
  expect(line.connects, 'the way there is given its time').toBe(before + 1)
})

it('SERVER-2 a server that beats and shows nothing is left too', async () => {
  stand()
  await beat(2)
  for (let second = 0; second < 9; second += 1) {
    line.hear('io ping')
    await vi.advanceTimersByTimeAsync(1000)
  }
  expect(serverUrl()).toBe(B)
})

it('SERVER-3 a command without an answer is sent again under its id at the other server', async () => {
  stand()
  const answered = vi.fn<(answer: unknown) => void>()
  void connection.send({ type: 'RequestHelp', place: '1 号机' }).then(answered)
  line.down()
  line.hear('io reconnect_attempt', 1)
  stand([B, A])
  expect(line.sent.map((one) => one.envelope.commandId)).toEqual([
    line.sent[0]?.envelope.commandId,
    line.sent[0]?.envelope.commandId,
  ])
  line.sent.at(-1)?.answer({ ok: true, seq: 1, result: {} })
  await vi.advanceTimersByTimeAsync(0)
  expect(answered).toHaveBeenCalledTimes(1)
})

it('SERVER-2 a refusal that is about the page is no reason to go; a server in trouble is', async () => {
  stand()
  line.down()
  line.active = false
  line.hear('connect_error', new Error('notAuthorised'))
  await vi.advanceTimersByTimeAsync(4000)
  expect(serverUrl()).toBe(A)
  line.hear('connect_error', new Error('the database is away'))
  await vi.advanceTimersByTimeAsync(4000)
  expect(serverUrl()).toBe(B)
})

it('SERVER-2 with one server there is nowhere to go: the page waits, and knocks no faster', async () => {
  stand([])
  const before = line.connects
  await vi.advanceTimersByTimeAsync(9000)
  line.down()
  line.hear('io reconnect_attempt', 1)
  expect([serverUrl(), line.connects, connection.status.value]).toEqual([A, before, 'lost'])
})
