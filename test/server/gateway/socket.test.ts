/** Sockets that stay open while the world changes: past midnight, past a session's end, past a name on the roster. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDeviceBoard } from '../../../server/devices/board.ts'
import { createIdentity, SESSION_COOKIE, type Identity } from '../../../server/gateway/identity.ts'
import { openSockets, type SocketGate } from '../../../server/gateway/socket.ts'
import { hashOf } from '../../../server/people/tokens.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { connect, type Client } from '../../support/client.ts'
import { counterAt, expectOk, HOUR, kiosk, manager, openFloor, settings, wordOf, type Floor } from '../hall/floor.ts'

const MIDNIGHT = Date.UTC(2026, 10, 25, 16)

describe('a socket that stays open', () => {
  let floor: Floor
  let identity: Identity
  let http: Server
  let gate: SocketGate
  let url = ''
  let clients: Client[] = []
  beforeEach(async () => {
    floor = await openFloor(openMemoryStore(), settings, MIDNIGHT - HOUR)
    identity = createIdentity(floor.hall)
    http = createServer()
    gate = openSockets({
      http,
      hall: floor.hall,
      identity,
      board: createDeviceBoard(() => undefined),
      alerts: [],
      planVersion: () => 'plan',
      build: 'test',
      allowance: { perSecond: 100, burst: 100 },
      observe: () => undefined,
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    clients = []
  })
  afterEach(async () => {
    clients.forEach((client) => client.close())
    await gate.close()
    http.close()
  })

  async function phoneOf(link: string): Promise<Client> {
    const phone = await connect(url, { screen: 'ticket', link: link.replace('/t/', '') })
    clients.push(phone)
    return phone
  }

  async function console(
    badgeNo: string,
    counter: string,
  ): Promise<{ readonly client: Client; readonly token: string }> {
    const token = await identity.open(badgeNo)
    const client = await connect(url, { screen: 'clerk', counter }, { cookie: `${SESSION_COOKIE}=${token}` })
    clients.push(client)
    return { client, token }
  }

  it('VIEW-4 ACCESS-1 NUM-3 a phone left open overnight cannot touch the stranger who has its number today', async () => {
    const issued = expectOk(await floor.give({ type: 'IssueTicket', items: [{ item: 'c05' }], origin: 'kiosk' }, kiosk))
    const phone = await phoneOf(issued.result.link as string)
    floor.nowMs = MIDNIGHT + 9 * HOUR
    expect(await floor.issue()).toBe(issued.result.ticketNo)
    expect(wordOf(await phone.send({ type: 'CancelTicket', ticketNo: issued.result.ticketNo as string }))).toBe(
      'notAuthorised',
    )
    expect(floor.hall.day().tickets.get('C001')?.status).toBe('waiting')
  })

  it('ACCESS-4 signing out, and twelve hours, end what an open console may do', async () => {
    const one = await console('0311', counterAt(10))
    const other = await console('0312', counterAt(11))
    expect(wordOf(await one.client.send({ type: 'SignIn', counter: counterAt(10) }))).toBe('ok')
    await identity.close(one.token)
    expect(wordOf(await one.client.send({ type: 'PauseCounter', counter: counterAt(10), reason: 'meal' }))).toBe(
      'notAuthorised',
    )
    floor.nowMs += 12 * HOUR - 1
    expect(wordOf(await other.client.send({ type: 'SignIn', counter: counterAt(11) }))).toBe('ok')
    floor.nowMs += 1
    expect(wordOf(await other.client.send({ type: 'SignOut', counter: counterAt(11) }))).toBe('notAuthorised')
  })

  it('STORE-7 ACCESS-4 of a session only a hash is kept, and a token that somebody made up opens nothing', async () => {
    const token = await identity.open('0311')
    expect(await floor.hall.store.findSession(token)).toBeNull()
    expect(await floor.hall.store.findSession(hashOf(token))).toMatchObject({ badgeNo: '0311' })
    expect(await identity.clerkOf('made-up')).toBeNull()
    expect(await identity.clerkOf(undefined)).toBeNull()
    expect(identity.holderOf('made-up')).toBeNull()
  })

  async function pairedDisplay(): Promise<Client> {
    await floor.hall.store.saveDevice({
      deviceId: 'd1',
      kind: 'display',
      name: '1 号综合屏',
      zone: null,
      counter: null,
      tokenHash: hashOf('t1'),
      pairedAtMs: 0,
    })
    const display = await connect(url, { screen: 'lobby', zone: null }, { deviceToken: 't1' })
    clients.push(display)
    return display
  }

  async function moveToTheFloor(badgeNo: string): Promise<void> {
    const clerks = settings.clerks.map((one) =>
      one.badgeNo === badgeNo ? { ...one, role: 'floorGuide' as const } : one,
    )
    expectOk(
      await floor.give({ type: 'ChangeSettings', changes: { clerks }, expectedVersion: 0, note: '换岗' }, manager),
    )
  }

  it('ACCESS-8 an open screen is cut when its session ended or ran out, its role was taken or its token taken back, by whichever server', async () => {
    const { store } = floor.hall
    const gone: string[] = []
    const watch = (name: string, client: Client): void => void client.socket.on('disconnect', () => gone.push(name))
    const [out, late, demoted, stays] = [
      await console('0311', counterAt(10)),
      await console('0312', counterAt(11)),
      await console('0313', counterAt(12)),
      await console('0314', counterAt(13)),
    ]
    for (const [name, { client }] of Object.entries({ out, late, demoted, stays })) watch(name, client)
    const display = await pairedDisplay()
    const told: string[] = []
    display.socket.on('reload', (reason) => told.push(reason))
    watch('display', display)
    await gate.catchUp()
    expect([out, late, demoted, stays].every(({ client }) => client.socket.connected) && display.socket.connected).toBe(
      true,
    )
    // As another server over the same database does it: behind this one's back.
    await store.deleteSession(hashOf(out.token))
    await store.deleteSession(hashOf(late.token))
    await store.saveSession({ tokenHash: hashOf(late.token), badgeNo: '0312', expiresAtMs: floor.nowMs })
    await store.deleteDevice('d1')
    await moveToTheFloor('0313')
    await gate.catchUp()
    await expect.poll(() => [...gone].sort()).toEqual(['demoted', 'display', 'late', 'out'])
    expect(told).toEqual(['unpaired'])
    expect(stays.client.socket.connected).toBe(true)
    Object.assign(store, { sessionsAmong: () => Promise.reject(new Error('the database is away')) })
    await expect(gate.catchUp()).rejects.toThrow('away')
    expect(stays.client.socket.connected, 'nobody is cut for a database that does not answer').toBe(true)
  })

  it('ACCESS-1 a page of another site opens no socket', async () => {
    const { io } = await import('socket.io-client')
    const socket = io(url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { origin: 'http://evil.example' },
      auth: { screen: 'kiosk', protocol: 1 },
    })
    await expect(new Promise((_resolve, reject) => socket.once('connect_error', reject))).rejects.toThrow()
    socket.disconnect()
    expect(gate.count()).toBe(0)
  })

  it('SEND-4 SEND-3 a store that cannot be read while a clerk asks is an answer, not the end of the server', async () => {
    const { client } = await console('0311', counterAt(10))
    const { store } = floor.hall
    // So many others have come since that this session is looked up anew.
    for (let n = 0; n < 1000; n += 1) await identity.clerkOf(await identity.open('0312'))
    Object.assign(store, { findSession: () => Promise.reject(new Error('SQLITE_IOERR: disk I/O error')) })
    expect(wordOf(await client.send({ type: 'SignIn', counter: counterAt(10) }))).toBe('cannotStore')
  })
})
