/** A real server process, real sockets: haste, kills, wrong messages, tokens that end, and every screen told. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROTOCOL_VERSION, type Answer } from '../../domain/contract/protocol.ts'
import type { Command } from '../../domain/queue-day/commands.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { connect, pairDevice, signIn, type Client } from '../support/client.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { counterAt, expectOk, numberIn, settings, wordOf } from './floor.ts'

const issueC: Command = { type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }

let server: RunningServer
const open: Client[] = []
beforeAll(async () => {
  server = await startServer({ args: ['--allowance', '1000'] })
}, 60_000)
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

describe('a hall full of people in a hurry', { timeout: 120_000 }, () => {
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

describe('a server that is killed', { timeout: 120_000 }, () => {
  it('STORE-6 SEND-1 PEERS-21 PEERS-22 called, serving and parked tickets come back, and a lost answer is told again', async () => {
    const own = await startServer()
    try {
      const token = await pairDevice(own.url, 'kiosk', { name: '1 号机' })
      let kiosk = await connect(own.url, { screen: 'kiosk' }, { deviceToken: token })
      const cookies = await Promise.all(
        [10, 11, 12].map((place) => signIn(own.url, settings.clerks[place]?.badgeNo as string, '2468')),
      )
      const clerks = await Promise.all(
        [10, 11, 12].map((place, at) =>
          connect(own.url, { screen: 'clerk', counter: counterAt(place) }, { cookie: cookies[at] as string }),
        ),
      )
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
      const views = await Promise.all(
        [10, 11, 12].map(async (place, at) =>
          (
            await connect(own.url, { screen: 'clerk', counter: counterAt(place) }, { cookie: cookies[at] as string })
          ).until((view) => view.kind === 'clerk'),
        ),
      )
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

describe('screens that do not fit', () => {
  it.each([
    ['an unknown screen', { screen: 'cockpit' }, 'malformed handshake'],
    ['no screen', {}, 'malformed handshake'],
    ['a kiosk without a token', { screen: 'kiosk' }, 'notAuthorised'],
    ['a kiosk with a token that counts no more', { screen: 'kiosk', deviceToken: 'x'.repeat(43) }, 'unpaired'],
    ['a console without signing in', { screen: 'clerk', counter: '21' }, 'notAuthorised'],
    ['a duty manager’s page without signing in', { screen: 'manager' }, 'notAuthorised'],
    ['a ticket that nobody holds', { screen: 'ticket', link: 'guess' }, 'notAuthorised'],
  ])('ACCESS-1 SEND-3 %s is refused in words', async (_what, screen, words) => {
    await expect(
      connect(server.url, screen as Parameters<typeof connect>[1], screen as Parameters<typeof connect>[2]),
    ).rejects.toThrow(words)
  })

  it('ACCESS-1 a clerk’s session opens no duty manager’s page, and a kiosk’s token no lobby', async () => {
    await expect(
      connect(server.url, { screen: 'manager' }, { cookie: await signIn(server.url, '0301', '2468') }),
    ).rejects.toThrow('notAuthorised')
    await expect(
      connect(
        server.url,
        { screen: 'lobby', zone: null },
        { deviceToken: await pairDevice(server.url, 'kiosk', { name: '串' }) },
      ),
    ).rejects.toThrow('notAuthorised')
  })

  it('ACCESS-5 PEERS-46 a page of another protocol is asked to reload, gets no view, and its commands are not carried out', async () => {
    const { io } = await import('socket.io-client')
    const token = await pairDevice(server.url, 'kiosk', { name: '旧' })
    const socket = io(server.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { screen: 'kiosk', protocol: PROTOCOL_VERSION + 1, deviceToken: token },
    })
    const heard: string[] = []
    socket.onAny((name: string) => void heard.push(name))
    const reason = await new Promise((resolve) => socket.once('reload', resolve))
    expect(reason).toBe('protocol')
    await expect(
      socket.timeout(300).emitWithAck('command', { commandId: randomUUID(), command: issueC }),
    ).rejects.toThrow()
    expect(heard).toEqual(['welcome', 'reload'])
    socket.disconnect()
  })

  it('SEND-3 a malformed message is answered with its field; one that is far too large cuts its sender, and the hall goes on', async () => {
    const kiosk = await kioskClient('坏')
    expect(
      await kiosk.sendRaw({ commandId: 'example-1', command: { type: 'IssueTicket', items: 'all', origin: 'kiosk' } }),
    ).toMatchObject({ ok: false, malformed: { field: 'command.items' } })
    expect(wordOf(await kiosk.sendRaw('hello'))).toBe('malformed message')
    kiosk.socket.emit('command', { commandId: 'example-1', command: issueC }, 'no function' as never)
    kiosk.socket.emit('report', { paper: 'made of gold' } as never)
    expect(wordOf(await kiosk.send(issueC))).toBe('ok')
    const gone = new Promise((resolve) => kiosk.socket.once('disconnect', resolve))
    kiosk.socket.emit(
      'command',
      { commandId: 'example-1', command: { ...issueC, items: [{ item: 'x'.repeat(100_000) }] } },
      () => undefined,
    )
    await gone
    expect(wordOf(await (await kioskClient('坏')).send(issueC))).toBe('ok')
  })

  it('SEND-6 a kiosk gone mad is told to wait, and its neighbour is served', async () => {
    const own = await startServer()
    try {
      const [mad, sane] = (await Promise.all(
        ['疯', '静'].map(async (name) =>
          connect(own.url, { screen: 'kiosk' }, { deviceToken: await pairDevice(own.url, 'kiosk', { name }) }),
        ),
      )) as [Client, Client]
      const answers = await Promise.all(Array.from({ length: 200 }, () => mad.send(issueC)))
      expect(answers.map(wordOf)).toContain('rateLimited')
      expect(answers.filter((answer) => answer.ok).length).toBeLessThan(120)
      expect(wordOf(await sane.send(issueC))).toBe('ok')
      mad.close()
      sane.close()
    } finally {
      await own.stop()
    }
  })
})

describe('tokens and sessions that end', () => {
  it('ACCESS-3 a kiosk paired twice: the first machine is told and cut, its token opens nothing any more', async () => {
    const token = await pairDevice(server.url, 'kiosk', { name: '9 号机' })
    const first = kept(await connect(server.url, { screen: 'kiosk' }, { deviceToken: token }))
    const told = new Promise((resolve) => first.socket.once('reload', resolve))
    const second = await kioskClient('9 号机')
    expect(await told).toBe('unpaired')
    await expect(connect(server.url, { screen: 'kiosk' }, { deviceToken: token })).rejects.toThrow('unpaired')
    expect(second.welcome()?.deviceName).toBe('9 号机')
    expect(wordOf(await second.send(issueC))).toBe('ok')
  })

  it('ACCESS-4 signing out ends the session for a page that was left open as well', async () => {
    const cookie = await signIn(server.url, '0330', '2468')
    const console = kept(await connect(server.url, { screen: 'clerk', counter: '45' }, { cookie }))
    await fetch(`${server.url}/api/session`, { method: 'DELETE', headers: { cookie } })
    const answer = await Promise.race([
      console.send({ type: 'SignIn', counter: '45' }, undefined, 2_000).then(wordOf),
      new Promise<string>((resolve) => console.socket.once('disconnect', () => resolve('cut'))),
    ]).catch(() => 'cut')
    expect(['notAuthorised', 'cut']).toContain(answer)
    await expect(connect(server.url, { screen: 'clerk', counter: '45' }, { cookie })).rejects.toThrow('notAuthorised')
  })
})

describe('every screen is told', () => {
  it('SEND-5 PEERS-43 of a number issued and cancelled over HTTP as of one over a socket', async () => {
    const token = await pairDevice(server.url, 'kiosk', { name: '看' })
    const watcher = kept(await connect(server.url, { screen: 'kiosk' }, { deviceToken: token }))
    const waitingIn = (view: { kind: string }): number =>
      view.kind === 'kiosk' && 'queues' in view
        ? ((view.queues as readonly (readonly [string, number])[]).find(([id]) => id === 'H')?.[1] ?? 0)
        : -1
    await watcher.until((view) => waitingIn(view) === 0)
    const post = (command: Command, headers: Record<string, string>) =>
      fetch(`${server.url}/api/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ commandId: randomUUID(), command }),
      })
    const issued = await post(
      { type: 'IssueTicket', items: [{ item: 'h01' }], origin: 'kiosk' },
      { 'x-device-token': token },
    )
    const answer = expectOk((await issued.json()) as Answer)
    await watcher.until((view) => waitingIn(view) === 1)
    const phone = kept(
      await connect(server.url, { screen: 'ticket', link: (answer.result.link as string).replace('/t/', '') }),
    )
    await phone.until((view) => view.kind === 'ticket' && view.status === 'waiting')
    expect(
      (
        await post(
          { type: 'CancelTicket', ticketNo: answer.result.ticketNo as string },
          { 'x-ticket-link': (answer.result.link as string).replace('/t/', '') },
        )
      ).status,
    ).toBe(200)
    await watcher.until((view) => waitingIn(view) === 0)
    await phone.until((view) => view.kind === 'ticket' && view.status === 'cancelled')
  })

  it('VIEW-4 ACCESS-1 a phone gives orders about its own ticket only', async () => {
    const kiosk = await kioskClient('手')
    const [mine, theirs] = [expectOk(await kiosk.send(issueC)), expectOk(await kiosk.send(issueC))]
    const phone = kept(
      await connect(server.url, { screen: 'ticket', link: (mine.result.link as string).replace('/t/', '') }),
    )
    expect(wordOf(await phone.send({ type: 'CancelTicket', ticketNo: theirs.result.ticketNo as string }))).toBe(
      'NotAllowed',
    )
    expect(wordOf(await phone.send(issueC))).toBe('NotAllowed')
    expect(wordOf(await phone.send({ type: 'Delay', ticketNo: mine.result.ticketNo as string, minutes: 10 }))).toBe(
      'ok',
    )
    expect(JSON.stringify(phone.view())).not.toContain(theirs.result.ticketNo)
  })

  it('PEERS-25 PEERS-26 thirty cut lines: the screen that comes back has the whole picture each time, and leaves no ghost behind', async () => {
    const token = await pairDevice(server.url, 'display', { name: '断线屏' })
    const kiosk = await kioskClient('断')
    const seated = async (): Promise<number> =>
      Number(/^yichuang_screens (\d+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1])
    const before = await seated()
    expect(before).not.toBeNaN()
    for (let cut = 0; cut < 30; cut += 1) {
      const display = await connect(server.url, { screen: 'lobby', zone: null }, { deviceToken: token })
      const answer = expectOk(await kiosk.send(issueC))
      await display.until((view) => view.seq >= answer.seq)
      display.socket.io.engine.close()
    }
    for (let tries = 0; tries < 100 && (await seated()) > before; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20))
    // Screens of earlier tests may have gone meanwhile; none may be left behind.
    expect(await seated()).toBeLessThanOrEqual(before)
  })
})
