/** Real sockets of a real server: wrong messages, tokens that end, and every screen told. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROTOCOL_VERSION, type Answer } from '../../../domain/contract/protocol.ts'
import { HEARTBEAT_MS } from '../../../domain/contract/timing.ts'
import type { Command } from '../../../domain/queue-day/commands.ts'
import { connect, pairDevice, signIn, type Client } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'
import { expectOk, wordOf } from '../hall/floor.ts'

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

function kept(client: Client): Client {
  open.push(client)
  return client
}

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
  it('SEND-11 a counter is shown the view behind its order although nothing on it has changed', async () => {
    const cookie = await signIn(server.url, '0301', '2468')
    const counter = '21'
    const clerk = kept(await connect(server.url, { screen: 'clerk', counter }, { cookie }))
    const give = async (command: Command): Promise<number> => expectOk(await clerk.send(command)).seq
    await give({ type: 'SignIn', counter })
    await give({ type: 'ServeWithoutTicket', counter, items: [{ item: 'c05' }] })
    await clerk.until((view) => view.kind === 'clerk' && view.status === 'serving')
    const seq = await give({ type: 'FlagServiceTime', counter })
    // Sooner than the heartbeat, which would bring it too.
    expect(await clerk.until((view) => view.seq >= seq, HEARTBEAT_MS / 4)).toMatchObject({ status: 'serving' })
  })

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
