/** Two real servers over one PostgreSQL, the hall's screens spread over both: they are one hall to whoever looks. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LobbyView } from '../../../domain/views/lobby.ts'
import { connect, pairDevice, signIn, type Client } from '../../support/client.ts'
import { startPostgres, type RunningPostgres } from '../../support/postgres.ts'
import { startServer, type RunningServer } from '../../support/server.ts'

let postgres: RunningPostgres
let one: RunningServer
let other: RunningServer
const clients: Client[] = []

beforeAll(async () => {
  postgres = await startPostgres()
  const args = ['--database', await postgres.freshDatabase()]
  one = await startServer({ args })
  other = await startServer({ args })
})
afterAll(async () => {
  clients.forEach((client) => client.close())
  for (const server of [one, other]) await server.stop()
  await postgres.stop()
})

async function lobby(server: RunningServer, deviceToken: string, voice: 'ok' | 'failed' = 'ok'): Promise<Client> {
  const client = await connect(server.url, { screen: 'lobby', zone: 'C' }, { deviceToken })
  client.socket.emit('report', { voice, lastSpokenCallNo: 0 })
  clients.push(client)
  return client
}
const speakerOf = (view: unknown): string | undefined => (view as LobbyView).speaker?.name
const post = (server: RunningServer, path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

it('VOICE-10 SERVER-4 of two displays of a zone on two servers one speaks; when it falls silent the other goes on', async () => {
  const east = await lobby(one, await pairDevice(one.url, 'display', { name: '东侧综合屏', zone: 'C' }))
  await east.until((view) => speakerOf(view) === '东侧综合屏')
  // News of a choice takes a second or two to the other server; whoever comes in between may be chosen there.
  await new Promise((resolve) => setTimeout(resolve, 4000))
  const west = await lobby(other, await pairDevice(other.url, 'display', { name: '西侧综合屏', zone: 'C' }))
  await west.until((view) => speakerOf(view) === '东侧综合屏')
  east.socket.emit('report', { voice: 'failed', lastSpokenCallNo: 0 })
  await west.until((view) => speakerOf(view) === '西侧综合屏')
  await east.until((view) => speakerOf(view) === '西侧综合屏')
  east.socket.emit('report', { voice: 'ok', lastSpokenCallNo: 0 })
  await new Promise((resolve) => setTimeout(resolve, 3000))
  await west.until((view) => speakerOf(view) === '西侧综合屏')
})

it('DEV-1 SERVER-4 a device at one server is alive on the board of the other', async () => {
  const token = await pairDevice(one.url, 'kiosk', { name: '1 号机' })
  const kiosk = await connect(one.url, { screen: 'kiosk' }, { deviceToken: token })
  clients.push(kiosk)
  kiosk.socket.emit('report', { paper: 'low', printer: 'ok' })
  const cookie = await signIn(other.url, '0101', '1357')
  const line = async (): Promise<unknown> => {
    const { devices } = (await (await fetch(`${other.url}/api/devices`, { headers: { cookie } })).json()) as {
      devices: { name: string; condition: { state: string; cause: string | null } }[]
    }
    return devices.find((device) => device.name === '1 号机')?.condition
  }
  await expect.poll(line, { timeout: 60_000 }).toMatchObject({ state: 'available', cause: 'paperLow' })
})

it('ACCESS-3 SERVER-4 a code that one server has shown is typed at the other', async () => {
  const asked = await post(one, '/api/pairing', { deviceKind: 'kiosk' }, { 'x-forwarded-for': '10.1.1.9' })
  const { code, secret } = (await asked.json()) as { code: string; secret: string }
  const cookie = await signIn(other.url, '0101', '1357')
  const approved = await post(other, '/api/pairing/approve', { code, name: '9 号机' }, { cookie })
  expect(approved.status).toBe(200)
  const outcome = (await (await fetch(`${one.url}/api/pairing/${secret}`)).json()) as { state: string; token: string }
  expect(outcome).toMatchObject({ state: 'paired' })
  clients.push(await connect(other.url, { screen: 'kiosk' }, { deviceToken: outcome.token }))
})

it('ACCESS-2 SERVER-4 wrong PINs are counted by both together', async () => {
  const wrong = (server: RunningServer) => post(server, '/api/session', { badgeNo: '0312', pin: '0000' })
  for (const server of [one, other, one, other]) expect((await wrong(server)).status).toBe(401)
  expect((await wrong(one)).status).toBe(429)
  expect((await post(other, '/api/session', { badgeNo: '0312', pin: '2468' })).status).toBe(429)
})
