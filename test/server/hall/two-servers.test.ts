/** Two real server processes over one real PostgreSQL: any command at any server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DevicesReply } from '../../../domain/contract/http/hall.ts'
import type { KioskView } from '../../../domain/views/kiosk.ts'
import type { LobbyView } from '../../../domain/views/lobby.ts'
import { connect, pairDevice, signIn, type Client } from '../../support/client.ts'
import { startPostgres, type RunningPostgres } from '../../support/postgres.ts'
import { freePort, startServer, type RunningServer } from '../../support/server.ts'

let postgres: RunningPostgres
let servers: readonly RunningServer[]
const clients: Client[] = []

beforeAll(async () => {
  postgres = await startPostgres()
  const database = await postgres.freshDatabase()
  const ports = [await freePort(), await freePort()] as const
  const start = (own: number, other: number): Promise<RunningServer> =>
    startServer({
      port: own,
      args: [
        '--database',
        database,
        '--allowance',
        '100000',
        '--servers',
        `http://127.0.0.1:${own},http://127.0.0.1:${other}`,
      ],
    })
  servers = [await start(...ports), await start(ports[1], ports[0])]
})
afterAll(async () => {
  clients.forEach((client) => client.close())
  for (const server of servers ?? []) await server.stop()
  await postgres?.stop()
})

const at = (server: number): RunningServer => servers[server] as RunningServer

async function kioskAt(server: number, name: string): Promise<Client> {
  const kiosk = await connect(
    at(server).url,
    { screen: 'kiosk' },
    { deviceToken: await pairDevice(at(server).url, 'kiosk', { name }) },
  )
  clients.push(kiosk)
  return kiosk
}

async function clerkAt(server: number, counter: string, badgeNo: string): Promise<Client> {
  const clerk = await connect(
    at(server).url,
    { screen: 'clerk', counter },
    { cookie: await signIn(at(server).url, badgeNo, '2468') },
  )
  clients.push(clerk)
  const answer = await clerk.send({ type: 'SignIn', counter })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return clerk
}

describe('two servers over one database', () => {
  it('NUM-2 STORE-8 kiosks at both give numbers at once: no duplicate, no gap', async () => {
    const kiosks = await Promise.all([0, 1, 0, 1].map((server, n) => kioskAt(server, `kiosk ${n}`)))
    const answers = await Promise.all(
      kiosks.flatMap((kiosk) =>
        Array.from({ length: 25 }, () =>
          kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }, undefined, 30_000),
        ),
      ),
    )
    const numbers = answers.map((answer) => (answer.ok ? answer.result.ticketNo : JSON.stringify(answer))).sort()
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, n) => `C${String(n + 1).padStart(3, '0')}`))
  })

  it('CALL-1 PEERS-3 counters at both call at once: no ticket is called twice, and the lobby of either shows every call', async () => {
    const display = await pairDevice(at(1).url, 'display')
    const lobby = await connect(at(1).url, { screen: 'lobby', zone: null }, { deviceToken: display })
    clients.push(lobby)
    const clerks = await Promise.all(
      [
        ['21', '0311'],
        ['22', '0312'],
        ['23', '0313'],
        ['24', '0314'],
      ].map(([counter, badgeNo], n) => clerkAt(n % 2, counter as string, badgeNo as string)),
    )
    const answers = await Promise.all(
      clerks.map((clerk, n) => clerk.send({ type: 'CallNext', counter: String(21 + n) })),
    )
    const called = answers.map((answer) => (answer.ok ? answer.result.ticketNo : JSON.stringify(answer)))
    expect(new Set(called).size).toBe(4)
    const seen = (await lobby.until((view) => view.kind === 'lobby' && view.calls.length >= 4)) as LobbyView
    expect(seen.calls.map(([, no]) => no).sort()).toEqual([...called].sort())
  })

  it('SEND-1 a command that one server has done is known to the other: the same answer, nothing twice', async () => {
    const [one, other] = await Promise.all([kioskAt(0, 'kiosk 8'), kioskAt(1, 'kiosk 9')])
    const answer = await one.send(
      { type: 'IssueTicket', items: [{ item: 'g01' }], origin: 'kiosk' },
      'the-same-command',
    )
    expect(
      await other.send({ type: 'IssueTicket', items: [{ item: 'g01' }], origin: 'kiosk' }, 'the-same-command'),
    ).toEqual({ ok: false, refused: 'notAuthorised' })
    expect(
      await one.send({ type: 'IssueTicket', items: [{ item: 'g01' }], origin: 'kiosk' }, 'the-same-command'),
    ).toEqual(answer)
  })
  it('SERVER-1 ACCESS-4 a page hears of both, the one that speaks first, and whoever signed in at one is signed in at the other', async () => {
    const cookie = await signIn(at(0).url, '0101', '1357')
    for (const [here, there] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const manager = await connect(at(here).url, { screen: 'manager' }, { cookie })
      clients.push(manager)
      expect(manager.welcome()).toMatchObject({ servers: [at(here).url, at(there).url], staff: { badgeNo: '0101' } })
      const asked = await fetch(`${at(here).url}/api/session`, { headers: { cookie, origin: at(there).url } })
      expect([asked.headers.get('access-control-allow-origin'), await asked.json()]).toMatchObject([
        at(there).url,
        { staff: { badgeNo: '0101' } },
      ])
    }
  })

  it('ACCESS-8 ACCESS-3 what is ended at one server is cut at the other: a session, and a device, which its board knows as well', async () => {
    const cookie = await signIn(at(0).url, '0315', '2468')
    const desk = await connect(at(1).url, { screen: 'clerk', counter: '25' }, { cookie })
    const screen = await connect(
      at(1).url,
      { screen: 'lobby', zone: null },
      { deviceToken: await pairDevice(at(0).url, 'display', { name: '9 号综合屏' }) },
    )
    clients.push(desk, screen)
    const boss = { cookie: await signIn(at(0).url, '0101', '1357') }
    const board = async (): Promise<DevicesReply['devices']> =>
      ((await (await fetch(`${at(1).url}/api/devices`, { headers: boss })).json()) as DevicesReply).devices
    await expect
      .poll(async () => (await board()).map((device) => device.name), { timeout: 60_000 })
      .toContain('9 号综合屏')
    const ended = (await board()).find((device) => device.name === '9 号综合屏')
    await fetch(`${at(0).url}/api/session`, { method: 'DELETE', headers: { cookie } })
    await fetch(`${at(0).url}/api/devices/${ended?.deviceId}`, { method: 'DELETE', headers: boss })
    await expect
      .poll(() => [desk.socket.connected, screen.socket.connected], { timeout: 60_000 })
      .toEqual([false, false])
  })

  it('SERVER-3 SEND-1 a server dies with a command under way: sent again under its id at the other, it is done once', async () => {
    const deviceToken = await pairDevice(at(0).url, 'kiosk', { name: 'kiosk 7' })
    const here = await connect(at(0).url, { screen: 'kiosk' }, { deviceToken })
    const command = { type: 'IssueTicket', items: [{ item: 'e01' }], origin: 'kiosk' } as const
    const first = here.send(command, 'under-way-when-it-died', 5000).catch(() => null)
    await at(0).kill()
    here.close()
    const there = await connect(at(1).url, { screen: 'kiosk' }, { deviceToken })
    clients.push(there)
    const answer = await there.send(command, 'under-way-when-it-died')
    expect(answer).toMatchObject({ ok: true })
    expect([answer, null]).toContainEqual(await first)
    expect(await there.send(command, 'under-way-when-it-died')).toEqual(answer)
    const seen = (await there.until(
      (view) => view.kind === 'kiosk' && view.queues.some(([queue, waiting]) => queue === 'E' && waiting > 0),
    )) as KioskView
    expect(seen.queues.find(([queue]) => queue === 'E')?.[1]).toBe(1)
    await at(0).restart()
  })
})
