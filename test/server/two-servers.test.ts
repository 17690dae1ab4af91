/** Two real server processes over one real PostgreSQL: any command at any server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LobbyView } from '../../domain/queue-day/view-types.ts'
import { connect, pairDevice, signIn, type Client } from '../support/client.ts'
import { startPostgres, type RunningPostgres } from '../support/postgres.ts'
import { startServer, type RunningServer } from '../support/server.ts'

let postgres: RunningPostgres
let servers: readonly RunningServer[]
const clients: Client[] = []

beforeAll(async () => {
  postgres = await startPostgres()
  const database = await postgres.freshDatabase()
  const args = ['--database', database, '--allowance', '100000']
  servers = [await startServer({ args }), await startServer({ args })]
}, 90_000)
afterAll(async () => {
  clients.forEach((client) => client.close())
  for (const server of servers ?? []) await server.stop()
  await postgres?.stop()
})

const at = (server: number): RunningServer => servers[server] as RunningServer

async function kioskAt(server: number, name: string): Promise<Client> {
  const kiosk = await connect(at(server).url, { screen: 'kiosk' }, { deviceToken: await pairDevice(at(server).url, 'kiosk', { name }) })
  clients.push(kiosk)
  return kiosk
}

async function clerkAt(server: number, counter: string, badgeNo: string): Promise<Client> {
  const clerk = await connect(at(server).url, { screen: 'clerk', counter }, { cookie: await signIn(at(server).url, badgeNo, '2468') })
  clients.push(clerk)
  const answer = await clerk.send({ type: 'SignIn', counter })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return clerk
}

describe('two servers over one database', () => {
  it('NUM-2 STORE-8 kiosks at both give numbers at once: no duplicate, no gap', async () => {
    const kiosks = await Promise.all([0, 1, 0, 1].map((server, n) => kioskAt(server, `kiosk ${n}`)))
    const answers = await Promise.all(kiosks.flatMap((kiosk) => Array.from({ length: 25 }, () => kiosk.send({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }, undefined, 30_000))))
    const numbers = answers.map((answer) => (answer.ok ? answer.result.ticketNo : JSON.stringify(answer))).sort()
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, n) => `C${String(n + 1).padStart(3, '0')}`))
  })

  it('CALL-1 PEERS-3 counters at both call at once: no ticket is called twice, and the lobby of either shows every call', async () => {
    const display = await pairDevice(at(1).url, 'display')
    const lobby = await connect(at(1).url, { screen: 'lobby', zone: null }, { deviceToken: display })
    clients.push(lobby)
    const clerks = await Promise.all([['21', '0311'], ['22', '0312'], ['23', '0313'], ['24', '0314']].map(([counter, badgeNo], n) => clerkAt(n % 2, counter as string, badgeNo as string)))
    const answers = await Promise.all(clerks.map((clerk, n) => clerk.send({ type: 'CallNext', counter: String(21 + n) })))
    const called = answers.map((answer) => (answer.ok ? answer.result.ticketNo : JSON.stringify(answer)))
    expect(new Set(called).size).toBe(4)
    const seen = (await lobby.until((view) => view.kind === 'lobby' && view.calls.length >= 4)) as LobbyView
    expect(seen.calls.map(([, no]) => no).sort()).toEqual([...called].sort())
  })

  it('SEND-1 a command that one server has done is known to the other: the same answer, nothing twice', async () => {
    const [one, other] = await Promise.all([kioskAt(0, 'kiosk 8'), kioskAt(1, 'kiosk 9')])
    const answer = await one.send({ type: 'IssueTicket', items: [{ item: 'g01' }], origin: 'kiosk' }, 'the-same-command')
    expect(await other.send({ type: 'IssueTicket', items: [{ item: 'g01' }], origin: 'kiosk' }, 'the-same-command')).toEqual({ ok: false, refused: 'notAuthorised' })
    expect(await one.send({ type: 'IssueTicket', items: [{ item: 'g01' }], origin: 'kiosk' }, 'the-same-command')).toEqual(answer)
  })
})
