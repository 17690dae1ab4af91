/** A real server process, real sockets: haste and kills. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../domain/contract/protocol.ts'
import type { Command } from '../../../domain/queue-day/commands.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { connect, pairDevice, signIn, type Client } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { counterAt, expectOk, numberIn, settings, wordOf } from '../hall/floor.ts'

const issueC: Command = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }

let server: RunningServer
const open: Client[] = []
beforeAll(async () => {
  server = await startServer({ args: ['--allowance', '1000'] })
})
afterAll(async () => {
  open.forEach((client) => client.close())
  await server.stop()
})

async function kioskClient(name: string): Promise<Client> {
  return kept(
    await connect(server.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(server.url, 'kiosk', { name }) }),
  )
}

async function clerkClient(place: number): Promise<Client> {
  const counter = counterAt(place)
  return kept(
    await connect(
      server.url,
      { screen: 'clerk', counter },
      { cookie: await signIn(server.url, settings.clerks[place]?.badgeNo as string, '2468') },
    ),
  )
}

function kept(client: Client): Client {
  open.push(client)
  return client
}

describe('a hall full of people in a hurry', () => {
  it('NUM-2 PEERS-7 twenty kiosks ask fifty times each at once over sockets: a thousand numbers, none twice, none missing', async () => {
    const kiosks = await Promise.all(Array.from({ length: 20 }, (_, at) => kioskClient(`忙 ${at}`)))
    const answers = await Promise.all(kiosks.flatMap((kiosk) => Array.from({ length: 50 }, () => kiosk.send(issueC))))
    const numbers = answers.map((answer) => Number(numberIn(answer).slice(1))).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1))
    expect(new Set(answers.map((answer) => expectOk(answer).result.link)).size).toBe(1000)
  })

  it('CALL-1 PEERS-1 PEERS-17 twenty counters call one waiting ticket at once: one gets it, the others hear that nobody waits', async () => {
    // Ten serve queue A or B, the rest neither: all hear the same.
    const clerks = await Promise.all(Array.from({ length: 20 }, (_, place) => clerkClient(place)))
    await Promise.all(clerks.map((one, place) => one.send({ type: 'SignIn', counter: counterAt(place) })))
    const [kiosk] = open as [Client]
    await Promise.all(clerks.slice(10).map((one, at) => drainTo(one, counterAt(10 + at))))
    const ticketNo = numberIn(await kiosk.send({ type: 'IssueTicket', items: [{ item: 'b01' }], origin: 'kiosk' }))
    const idle = clerks.slice(0, 8)
    const answers = await Promise.all(
      [...idle, ...idle].map((one, at) => one.send({ type: 'CallNext', counter: counterAt(at % 8) })),
    )
    expect(answers.filter((answer) => answer.ok).map(numberIn)).toEqual([ticketNo])
    expect(new Set(answers.filter((answer) => !answer.ok).map(wordOf))).toEqual(new Set(['QueueEmpty', 'CounterBusy']))
    expect(
      answers.filter((answer) => wordOf(answer) === 'CounterBusy').length,
      'only the winner pressed twice',
    ).toBeLessThanOrEqual(1)
  })

  /** Closes what a counter could call, so that it has nobody. */
  async function drainTo(client: Client, counter: string): Promise<void> {
    expect(['ok', 'QueueEmpty', 'CounterBusy']).toContain(wordOf(await client.send({ type: 'CallNext', counter })))
  }
})

/** Signs in three clerks of a server; each call opens their consoles anew. */
async function consolesOf(url: string): Promise<() => Promise<readonly Client[]>> {
  const places = [10, 11, 12]
  const cookies = await Promise.all(
    places.map((place) => signIn(url, settings.clerks[place]?.badgeNo as string, '2468')),
  )
  return () =>
    Promise.all(
      places.map((place, at) =>
        connect(url, { screen: 'clerk', counter: counterAt(place) }, { cookie: cookies[at] as string }),
      ),
    )
}

describe('a server that is killed', () => {
  it('STORE-6 SEND-1 PEERS-21 PEERS-22 called, serving and parked tickets come back, and a lost answer is told again', async () => {
    const own = await startServer()
    try {
      const token = await pairDevice(own.url, 'kiosk', { name: '1 号机' })
      let kiosk = await connect(own.url, { screen: 'kiosk' }, { deviceToken: token })
      const consoles = await consolesOf(own.url)
      const clerks = await consoles()
      const lost = randomUUID()
      const first = expectOk(await kiosk.send(issueC, lost))
      for (let count = 0; count < 4; count += 1) await kiosk.send(issueC)
      for (const [at, one] of clerks.entries()) {
        expectOk(await one.send({ type: 'SignIn', counter: counterAt(10 + at) }))
        expectOk(await one.send({ type: 'CallNext', counter: counterAt(10 + at) }))
      }
      expectOk(await (clerks[1] as Client).send({ type: 'StartService', counter: counterAt(11) }))
      expectOk(
        await (clerks[2] as Client).send({ type: 'Park', counter: counterAt(12), keepFor: 'me', reason: '补材料' }),
      )
      await own.kill()
      await own.restart()
      kiosk = await connect(own.url, { screen: 'kiosk' }, { deviceToken: token })
      const again = expectOk(await kiosk.send(issueC, lost))
      expect(again.result).toMatchObject({
        ticketNo: first.result.ticketNo,
        link: first.result.link,
        issuedAtMs: first.result.issuedAtMs,
      })
      const views = await Promise.all((await consoles()).map((one) => one.until((view) => view.kind === 'clerk')))
      expect(views).toMatchObject([
        { status: 'called', current: { ticketNo: 'C001' } },
        { status: 'serving', current: { ticketNo: 'C002' } },
        { status: 'free', current: null, aside: [{ ticketNo: 'C003', status: 'parked' }] },
      ])
      expect(numberIn(await kiosk.send(issueC))).toBe('C006')
      kiosk.close()
      await own.kill()
      const store = openSqliteStore(`${own.folder}/hall.db`)
      for (const stream of await store.streams()) expect(await store.verify(stream)).toMatchObject({ ok: true })
      await store.close()
    } finally {
      await own.stop()
    }
  })

  it('SEND-1 STORE-6 killed in the middle of a rush: every number that was told is there afterwards, once, and the rest succeed on asking again', async () => {
    const own = await startServer({ args: ['--allowance', '1000'] })
    try {
      const token = await pairDevice(own.url, 'kiosk', { name: '1 号机' })
      const before = await connect(own.url, { screen: 'kiosk' }, { deviceToken: token })
      const ids = Array.from({ length: 400 }, () => randomUUID())
      const told = new Map<string, string>()
      const asked = ids.map((id) =>
        before
          .send(issueC, id, 4_000)
          .then((answer) => void told.set(id, numberIn(answer)))
          .catch(() => undefined),
      )
      while (told.size < 20) await new Promise((resolve) => setTimeout(resolve, 1))
      await own.kill()
      before.close()
      await own.restart()
      await Promise.all(asked)
      const after = await connect(own.url, { screen: 'kiosk' }, { deviceToken: token })
      const answers = await Promise.all(ids.map((id) => after.send(issueC, id)))
      ids.forEach((id, at) => {
        if (told.has(id)) expect(numberIn(answers[at] as Answer)).toBe(told.get(id))
      })
      expect(new Set(answers.map(numberIn)).size).toBe(400)
      expect(numberIn(await after.send(issueC))).toBe('C401')
      after.close()
    } finally {
      await own.stop()
    }
  })
})
